/** Removes a level that no method has any more. */
import type { LevelView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

export function RemoveLevel({ level, onClose }: { level: LevelView; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  async function remove() {
    const done = await run(
      `Remove the level ${level.name}`,
      (proof) => command('remove-level', { levelId: level.id, proof }),
      `${level.name} removed`,
    );
    if (done) onClose();
  }
  return (
    <Dialog
      title={`Remove ${level.name}?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="danger" busy={busy} onClick={remove} testid="confirm-remove">
            Remove{' '}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">No login method uses this level. Characters and login methods don’t change.</p>
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
