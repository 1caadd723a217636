/** Deletes a character, after explaining what is lost with it. Needs a proof. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
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
      t.deleteNamed(name),
      (proof) => command('delete-character', { characterId: id, proof }),
      t.deleted(name),
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={t.deleteQuestion(name)}
      onClose={onClose}
      action={t.deleteNamed(name)}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-delete"
      problem={problem}
    >
      {accountCount > 0 && (
        <WarningBox severity="danger" title={t.accountsLost(accountCount)} rule="lost">
          <p>{t.accountsLostText}</p>
        </WarningBox>
      )}
      <p class="small">
        {siteCount > 0 && `${t.sitesDisconnected(siteCount)} `}
        {t.restDeleted}
      </p>
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
