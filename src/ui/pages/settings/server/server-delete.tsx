/** Deletes the identity at its key server, after explaining what is lost and what stays. The deletion has a waiting period and can be cancelled. */
import { useState } from 'preact/hooks';
import { server as t } from '../../../../locales/en/ui/pages/settings/server.tsx';
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
      t.deleteAt(name),
      (proof) => command('delete-identity', { proof }),
      t.willBeDeleted,
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={t.deleteQuestion(name)}
      roomy
      testid="delete-at-server"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="danger" disabled={!sure} busy={busy} onClick={remove} testid="confirm-delete-identity">
            {t.deleteFromTheServer}
          </Button>
        </>
      }
    >
      {!snapshot.keepsCopy && (
        <WarningBox severity="danger" title={t.noCopyHere} rule="no-copy">
          <p>{t.noCopyHereText}</p>
        </WarningBox>
      )}
      <ol class="steps">
        <li>{t.whatEnds()}</li>
        <li>{t.whatStays()}</li>
        <li>{t.when()}</li>
      </ol>
      {waits && <TwoManagersNote />}
      <p class="small">
        {t.saveBackupFirst((text) => (
          <a href={`#/${settingsPath('backup')}`}>{text}</a>
        ))}
      </p>
      <CheckBox checked={sure} onChange={setSure} testid="delete-identity-sure">
        <span>{t.haveBackup}</span>
      </CheckBox>
      <Problem text={problem} />
    </Dialog>
  );
}
