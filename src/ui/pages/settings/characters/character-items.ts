/** What can be done with a character: its menu in the list, and its buttons beside its details. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { ChevronDown, ChevronUp, Gauge, Pencil, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { goTo } from '../../../location.ts';
import { settingsPath } from '../settings-routes.ts';

export interface CharacterActs {
  /** Whether it is the active character, shown by the popup and the rail. */
  acts: boolean;
  first: boolean;
  last: boolean;
  onAct: () => void;
  onMove: (steps: number) => void;
  /** `null` if it is the only character. */
  onDelete: (() => void) | null;
}

export const characterItems = (
  { id, state }: CharacterSummary,
  { acts, first, last, onAct, onMove, onDelete }: CharacterActs,
): MenuItem[] => [
  {
    name: state !== 'open' ? t.openToChange : t.changeNameOrLook,
    icon: Pencil,
    disabled: state !== 'open',
    testid: 'change-character',
    act: () => goTo(settingsPath(`characters/${encodeURIComponent(id)}`)),
  },
  {
    name: state !== 'open' ? t.openForLimits : t.limits,
    icon: Gauge,
    disabled: state !== 'open',
    testid: 'character-limits',
    act: () => {
      if (!acts) onAct();
      goTo(settingsPath('limits'));
    },
  },
  { name: t.moveUp, icon: ChevronUp, disabled: first, act: () => onMove(-1) },
  { name: t.moveDown, icon: ChevronDown, disabled: last, act: () => onMove(1) },
  {
    name: onDelete === null ? t.needsOne : t.remove,
    icon: Trash2,
    danger: true,
    disabled: onDelete === null,
    testid: 'delete-character',
    act: () => onDelete?.(),
  },
];
