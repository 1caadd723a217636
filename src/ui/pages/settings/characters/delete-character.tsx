/** Deletes a character, after explaining what is lost with it. Needs a proof. */

import { toCounted } from '../../../../locales/en/grammar.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../components/warning.tsx';
import { twoForDeletion } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';

export function DeleteCharacter(props: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  onClose: () => void;
}) {
  const { snapshot, character, onClose } = props;
  const waits = twoForDeletion(snapshot);
  const { id, name, accountCount, siteCount } = character;
  const command = useCommand();
  const { busy, problem, run } = useChange();

  async function remove() {
    const done = await run(
      `Delete ${name}`,
      (proof) => command('delete-character', { characterId: id, proof }),
      `${name} deleted`,
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={`Delete ${name}?`}
      onClose={onClose}
      action={<>Delete {name}</>}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-delete"
      problem={problem}
    >
      {accountCount > 0 && (
        <WarningBox severity="danger" title={`${toCounted(accountCount, 'account')} will be lost`} rule="lost">
          <p>
            You can no longer move funds out of accounts that no other character has. Move the funds first, or add the
            accounts to another character.
          </p>
        </WarningBox>
      )}
      <p class="small">
        {siteCount > 0 && `${toCounted(siteCount, 'site')} will be disconnected. `}
        Its address book and history will be deleted. Other characters don’t change.
      </p>
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
