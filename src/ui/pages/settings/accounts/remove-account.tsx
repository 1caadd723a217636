/** Takes an account out of a character, after saying what becomes of what it holds. */
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import type { AccountActProps } from './account-act-props.ts';

export function RemoveAccount({ account, character, onClose }: AccountActProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const holds = account.balance !== null && account.balance !== '0';

  async function remove() {
    const args = { characterId: character.id, address: account.address };
    if (!(await run(() => command('remove-account', args)))) return;
    say(`${account.name} is taken out`);
    onClose();
  }

  return (
    <Dialog
      title={`Take “${account.name}” out of ${character.name}?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button weight="danger" busy={busy} onClick={remove} testid="confirm-remove">
            Take it out
          </Button>
        </>
      }
    >
      <div class="stack">
        {account.kind !== 'watch' && holds && (
          <WarningBox severity="danger" title="It is not empty" rule="not-empty">
            <p>Move what it holds first, or add it to another character.</p>
          </WarningBox>
        )}
        <p class="small">{WHAT_GOES[account.kind]}</p>
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}

const WHAT_GOES: Record<AccountActProps['account']['kind'], string> = {
  watch: 'It was only watched here: nothing is lost.',
  imported:
    'If no other character holds it, its private key is gone from Dramatis. Only a copy that you keep elsewhere opens it then.',
  hd: 'If no other character holds it, Dramatis no longer signs for it. The words of this character still lead to it.',
};
