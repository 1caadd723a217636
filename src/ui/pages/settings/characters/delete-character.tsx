/** Says what is lost with a character before it is deleted. Deletes nothing without the proof. */
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useCommand } from '../../../wallet.tsx';
import { toCounted } from '../../../words/listing.ts';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

export function DeleteCharacter(props: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  onClose: () => void;
}) {
  const { character, onClose } = props;
  const { id, name, accountCount, siteCount } = character;
  const command = useCommand();
  const { busy, problem, run } = useChange();

  async function remove() {
    const done = await run(
      `Delete ${name}`,
      (proof) => command('delete-character', { characterId: id, proof }),
      `${name} is deleted`,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={`Delete ${name}?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button weight="danger" busy={busy} onClick={remove} testid="confirm-delete">
            Delete {name}
          </Button>
        </>
      }
    >
      <div class="stack">
        {accountCount > 0 && (
          <WarningBox severity="danger" title={`${toCounted(accountCount, 'account')} would go with it`} rule="lost">
            <p>
              What lies in an account that no other character holds cannot be moved any more. Move it first, or add the
              account to another character.
            </p>
          </WarningBox>
        )}
        <p class="small">
          {siteCount > 0 && `${toCounted(siteCount, 'site')} ${siteCount === 1 ? 'is' : 'are'} disconnected. `}
          Its address book and its history are deleted. Other characters stay as they are.
        </p>
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
