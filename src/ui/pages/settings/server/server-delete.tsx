/** Deletes the identity at its key server, after explaining what is lost and what stays. The deletion has a waiting period and can be cancelled. */
import { useState } from 'preact/hooks';
import type { ServerView } from '../../../../messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { twoForDeletion } from '../../../methods/second-manager.ts';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';

export function DeleteAtServer(props: { snapshot: UnlockedSnapshot; server: ServerView; onClose: () => void }) {
  const { snapshot, server, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [sure, setSure] = useState(false);
  const name = toServerName(server.origin);
  const waits = twoForDeletion(snapshot);

  async function remove() {
    const done = await run(
      `Delete the identity at ${name}`,
      (proof) => command('delete-identity', { proof }),
      'It will be deleted there after the waiting period',
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={`Delete the identity at ${name}?`}
      roomy
      testid="delete-at-server"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="danger" disabled={!sure} busy={busy} onClick={remove} testid="confirm-delete-identity">
            Delete from the server
          </Button>
        </>
      }
    >
      {!snapshot.keepsCopy && (
        <WarningBox severity="danger" title="This computer has no copy" rule="no-copy">
          <p>
            Without the server, you can restore the identity only from a backup file, or use it on a computer that has a
            copy.
          </p>
        </WarningBox>
      )}
      <ol class="steps">
        <li>
          <b>What ends.</b> You can’t add computers, log in without a copy, or freeze remotely. Passwords that need the
          server stop working.
        </li>
        <li>
          <b>What stays.</b> Computers with a copy keep working, but no longer sync. Your accounts on their networks
          aren’t affected.
        </li>
        <li>
          <b>When.</b> After this identity’s waiting period. Until then, you can cancel it from any of your computers.
        </li>
      </ol>
      {waits && <TwoManagersNote />}
      <p class="small">
        <a href={`#/${settingsPath('backup')}`}>Save a backup file</a> first. With the recovery key, it restores
        everything.
      </p>
      <CheckBox checked={sure} onChange={setSure} testid="delete-identity-sure">
        <span>I have a backup file, or a computer with a copy</span>
      </CheckBox>
      <Problem text={problem} />
    </Dialog>
  );
}
