/** Picks the dialog for one action on one account. */
import { unreachable } from '../../../../lib/errors.ts';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { NameDialog } from '../name-dialog.tsx';
import type { AccountActProps } from './account-act-props.ts';
import { ExportKey } from './export-key.tsx';
import { RemoveAccount } from './remove-account.tsx';
import { ShareAccount } from './share-account.tsx';

export type AccountActKind = 'rename' | 'share' | 'export' | 'remove';

export function AccountAct(props: AccountActProps & { kind: AccountActKind; characters: readonly CharacterSummary[] }) {
  switch (props.kind) {
    case 'rename':
      return <RenameAccount {...props} />;
    case 'share':
      return <ShareAccount {...props} />;
    case 'export':
      return <ExportKey {...props} />;
    case 'remove':
      return <RemoveAccount {...props} />;
    default:
      return unreachable(props.kind);
  }
}

function RenameAccount({ account, character, onClose }: AccountActProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function rename(name: string) {
    const args = { characterId: character.id, address: account.address, name };
    if (!(await run(() => command('rename-account', args)))) return;
    say(t.renamed(name), () => command('rename-account', { ...args, name: account.name }));
    onClose();
  }
  return (
    <NameDialog
      title={t.renameTitle(account.name)}
      label={t.name}
      verb={t.rename}
      value={account.name}
      busy={busy}
      problem={problem}
      help={t.onlyYouSeeName}
      onName={rename}
      onClose={onClose}
    />
  );
}
