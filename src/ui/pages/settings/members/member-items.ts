/** What can be done with a person: the menu in the list, and the buttons beside the details. */

import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { KeyRound, Layers, Pencil, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { twoForExports } from '../../../methods/second-manager.ts';
import type { MemberActKind } from './member-act.tsx';

export const memberItems = (snapshot: UnlockedSnapshot, onAct: (kind: MemberActKind) => void): MenuItem[] => [
  { name: t.rename, icon: Pencil, testid: 'rename-person', act: () => onAct('rename') },
  { name: t.changeRole, icon: Layers, testid: 'change-role', act: () => onAct('role') },
  ...(twoForExports(snapshot)
    ? [{ name: t.allowExport, icon: KeyRound, testid: 'allow-export', act: () => onAct('export') }]
    : []),
  { name: t.remove, icon: Trash2, danger: true, testid: 'remove-person', act: () => onAct('remove') },
];
