/** Confirms the removal of a login or note. */
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { useSayRemoved } from '../../../components/say-removed.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';

export function RemoveEntry(props: {
  entry: SecretView;
  character: CharacterSummary;
  onClose: (isRemoved: boolean) => void;
}) {
  const { entry, character, onClose } = props;
  const command = useCommand();
  const sayRemoved = useSayRemoved();
  const { busy, problem, run } = useAct();

  async function remove() {
    const args = { characterId: character.id, targetId: entry.targetId };
    const act = async () => sayRemoved(t.removed(entry.name), await command('remove-secret', args));
    if (await run(act)) onClose(true);
  }

  return (
    <ActionDialog
      title={t.removeQuestion(entry.name)}
      onClose={() => onClose(false)}
      action={t.remove}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      <p>{entry.kind === 'note' ? t.noteIsDeleted : t.passwordIsDeleted}</p>
    </ActionDialog>
  );
}
