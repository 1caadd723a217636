/** Removes a level that no method has any more. */

import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
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
      t.removeNamed(level.name),
      (proof) => command('remove-level', { levelId: level.id, proof }),
      t.removed(level.name),
      undefined,
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={t.removeQuestion(level.name)}
      onClose={onClose}
      action={t.remove}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      <p class="small">{t.removeText}</p>
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
