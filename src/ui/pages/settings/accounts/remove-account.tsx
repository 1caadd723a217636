/** Removes an account from a character, after explaining what happens to its funds. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
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
    say(t.removed(account.name), account.kind === 'watch' ? undo : null);
    onClose();
  }

  return (
    <ActionDialog
      title={t.removeQuestion(account.name, character.name)}
      onClose={onClose}
      action={t.remove}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      {account.kind !== 'watch' && holds && (
        <WarningBox severity="danger" title={t.notEmpty} rule="not-empty">
          <p>{t.moveFundsFirst}</p>
        </WarningBox>
      )}
      <p class="small">{t.whatGoes[account.kind]}</p>
    </ActionDialog>
  );
}
