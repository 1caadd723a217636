/** What can be done with a level: its menu in the matrix, and its buttons beside its details. */

import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
import type { LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Pencil, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';

export function levelItems(
  { methods }: UnlockedSnapshot,
  level: LevelView,
  onAct: (kind: 'change' | 'remove') => void,
): MenuItem[] {
  const isUsed = methods.some(({ levelId, state }) => levelId === level.id && state !== 'revoked');
  return [
    { name: t.edit, icon: Pencil, testid: 'change-level', act: () => onAct('change') },
    {
      name: isUsed ? t.inUse : t.remove,
      icon: Trash2,
      danger: true,
      disabled: isUsed,
      testid: 'remove-level',
      act: () => onAct('remove'),
    },
  ];
}
