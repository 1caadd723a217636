/** Deletes the identity at its server, after saying what is lost with it and what stays. It waits, and can be stopped. */
import { useState } from 'preact/hooks';
import type { ServerView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';

export function DeleteAtServer(props: { snapshot: UnlockedSnapshot; server: ServerView; onClose: () => void }) {
  const { snapshot, server, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [sure, setSure] = useState(false);
  const name = toServerName(server.origin);

  async function remove() {
    const done = await run(
      `Delete the identity at ${name}`,
      (proof) => command('delete-identity', { proof }),
      'It is deleted there after the waiting time',
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
          <Button onClick={onClose}>Keep it there</Button>
          <Button weight="danger" disabled={!sure} busy={busy} onClick={remove} testid="confirm-delete-identity">
            Delete it there
          </Button>
        </>
      }
    >
      {!snapshot.keepsCopy && (
        <WarningBox severity="danger" title="Nothing of it is on this computer" rule="no-copy">
          <p>Without the server you come back only with a backup file, or on a computer that keeps a copy.</p>
        </WarningBox>
      )}
      <ol class="steps">
        <li>
          <b>What goes.</b> New computers, login without a copy, and freezing from afar end. Passwords that need the
          server open nothing any more.
        </li>
        <li>
          <b>What stays.</b> Computers that keep a copy open as before, each for itself. Your accounts are on their
          networks and are not touched.
        </li>
        <li>
          <b>When.</b> After the waiting time of this identity. Until then any computer of yours can stop it.
        </li>
      </ol>
      <p class="small">
        <a href={`#/${settingsPath('backup')}`}>Save a backup file</a> first: with the recovery key it brings everything
        back.
      </p>
      <CheckBox checked={sure} onChange={setSure} testid="delete-identity-sure">
        <span>I have a backup file, or a computer that keeps a copy</span>
      </CheckBox>
      <Problem text={problem} />
    </Dialog>
  );
}
