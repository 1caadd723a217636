/** What can be done with an account: its menu in the list, and its buttons beside its details. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { KeyRound, Pencil, Share2, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import type { AccountActKind } from './account-act.tsx';

/** @param shareable there is another character */
export const accountItems = (
  { kind }: AccountView,
  shareable: boolean,
  onAct: (kind: AccountActKind) => void,
): MenuItem[] => [
  { name: t.rename, icon: Pencil, testid: 'rename-account', act: () => onAct('rename') },
  ...(shareable ? [{ name: t.share, icon: Share2, testid: 'share-account', act: () => onAct('share') }] : []),
  ...(kind === 'watch'
    ? []
    : [{ name: t.exportKey, icon: KeyRound, testid: 'export-key', act: () => onAct('export') }]),
  { name: t.remove, icon: Trash2, danger: true, testid: 'remove-account', act: () => onAct('remove') },
];
