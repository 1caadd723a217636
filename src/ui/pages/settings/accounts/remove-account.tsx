/** Removes an account from a character, after explaining what happens to its funds. */
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import type { AccountActProps } from './account-act-props.ts';

export function RemoveAccount({ account, character, onClose }: AccountActProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const holds = account.balance !== null && account.balance !== '0';

  async function remove() {
    const args = { characterId: character.id, address: account.address };
    if (!(await run(() => command('remove-account', args)))) return;
    // The others go with their keys.
    const undo = () => command('watch-address', { ...args, name: account.name });
    say(`${account.name} removed`, account.kind === 'watch' ? undo : null);
    onClose();
  }

  return (
    <ActionDialog
      title={`Remove “${account.name}” from ${character.name}?`}
      onClose={onClose}
      action="Remove"
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      {account.kind !== 'watch' && holds && (
        <WarningBox severity="danger" title="This account isn’t empty" rule="not-empty">
          <p>Move its funds first, or add it to another character.</p>
        </WarningBox>
      )}
      <p class="small">{WHAT_GOES[account.kind]}</p>
    </ActionDialog>
  );
}

const WHAT_GOES: Record<AccountActProps['account']['kind'], string> = {
  watch: 'This account is view-only, so nothing is lost.',
  imported:
    'If no other character has this account, its private key is deleted from Dramatis. You can then use it only with a copy of the key that you keep elsewhere.',
  hd: 'If no other character has this account, Dramatis can no longer sign with it. The recovery phrase of this character still restores it.',
};
