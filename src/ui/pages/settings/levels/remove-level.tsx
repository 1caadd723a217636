/** Removes a level that no method has any more. */
import type { LevelView } from '../../../../messaging/snapshot.ts';
import { useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';

/** `waits`: two managers have to agree. */
export function RemoveLevel(props: { level: LevelView; waits: boolean; onClose: () => void }) {
  const { level, waits, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  async function remove() {
    const done = await run(
      `Remove the level ${level.name}`,
      (proof) => command('remove-level', { levelId: level.id, proof }),
      `${level.name} removed`,
      undefined,
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`Remove ${level.name}?`}
      onClose={onClose}
      action="Remove"
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      <p class="small">No login method uses this level. Characters and login methods don’t change.</p>
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
