/**
 * Removes the open identity from this computer. Where its key server has everything, one button does it; otherwise a backup file and the
 * recovery key have to show first that it can come back.
 */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../../lib/errors.ts';
import type { TypedRecoveryKey } from '../../../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { saveFile } from '../../../browser-storage.ts';
import { type BackupFile, BackupFileField, readBackupFile } from '../../../components/backup-file-field.tsx';
import { Button } from '../../../components/button.tsx';
import { Download, Trash2 } from '../../../components/icon.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { openName, othersOf } from '../../../identities/words.ts';
import { goTo } from '../../../location.ts';
import { RecoveryKeyForm } from '../../../methods/recovery-key/recovery-key-form.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';

export function RemoveIdentityPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { server, identities } = snapshot;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [byFile, setByFile] = useState(server === null);
  const name = openName(snapshot);
  const others = othersOf(identities);

  async function remove(backup: { contents: string; recoveryKey: string; personal?: string } | null) {
    await command('remove-identity', { backup });
    say(`${name} was removed from this computer`);
    goTo(others.length === 0 ? 'start' : 'login');
  }

  if (!snapshot.keepsCopy)
    return (
      <Frame title="Remove from this computer" lede={`Nothing of ${name} is stored on this computer.`}>
        <p class="small">Lock the wallet, and nothing of this identity is left here.</p>
      </Frame>
    );
  return (
    <Frame
      title={`Remove ${name} from this computer?`}
      lede={
        others.length === 0
          ? 'The wallet on this computer is empty afterwards. The identity itself is not deleted.'
          : 'The other identities on this computer stay as they are. The identity itself is not deleted.'
      }
      testid="remove-identity"
    >
      <section class="narrow stack">
        <h2 class="h3">What leaves this computer</h2>
        <ul class="small unread-parts">
          <li>All keys, characters and documents of {name}, and its open login.</li>
          <li>
            Its connections with sites in this browser: they are disconnected, and their pending requests are rejected.
          </li>
          <li>Its settings, and the history of what was sent and signed here. They are stored nowhere else.</li>
        </ul>
        <p class="small">
          Passkeys and files with keys stay where they are. Transactions that you sent still go through, but this
          computer no longer follows them.
        </p>
      </section>
      {byFile ? (
        <WithFile snapshot={snapshot} onRemove={remove} />
      ) : (
        <section class="narrow stack" data-testid="kept-at-server">
          <WarningBox severity="good" title="You can come back">
            <p>
              {hostOf(server?.origin ?? '')} stores this identity. Dramatis checks that again before it removes
              anything. To come back, choose <b>I already have an identity</b> and log in there with a login method or
              the recovery key.
            </p>
          </WarningBox>
          <div class="acts-row">
            <Button
              weight="danger"
              icon={Trash2}
              busy={busy}
              testid="confirm-remove"
              onClick={() => run(() => remove(null))}
            >
              Remove from this computer
            </Button>
            <Button onClick={() => goTo(settingsPath('identities'))}>Cancel</Button>
          </div>
          <Problem text={problem} />
          {problem !== null && (
            <div>
              <Button weight="quiet" testid="remove-by-file" onClick={() => setByFile(true)}>
                Remove it with a backup file instead
              </Button>
            </div>
          )}
        </section>
      )}
    </Frame>
  );
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);

function WithFile(props: {
  snapshot: UnlockedSnapshot;
  onRemove: (backup: { contents: string; recoveryKey: string; personal?: string }) => Promise<void>;
}) {
  const { snapshot, onRemove } = props;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [file, setFile] = useState<BackupFile | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const asks = snapshot.methods.some(
    ({ kind, state, asksPersonal }) => kind === 'recovery-key' && state !== 'revoked' && asksPersonal === true,
  );

  const save = () =>
    run(async () => {
      const { fileName, contents } = await command('save-backup', {});
      saveFile(fileName, contents, 'application/octet-stream');
    });

  async function pick(chosen: File) {
    const read = await readBackupFile(chosen);
    setFile('problem' in read ? null : read);
    setFileProblem('problem' in read ? read.problem : null);
  }

  async function remove({ text, personal }: TypedRecoveryKey) {
    if (file === null) return setFileProblem('Choose the backup file first.');
    setFileProblem(null);
    try {
      await onRemove({ contents: file.contents, recoveryKey: text, ...(personal === undefined ? {} : { personal }) });
    } catch (error) {
      if (!isWalletError(error, 'stale') && !isWalletError(error, 'bad-input')) throw error;
      setFileProblem(error.message);
    }
  }

  return (
    <>
      <section class="narrow stack" data-testid="kept-in-file">
        <WarningBox severity="caution" title="Without a backup file everything would be lost" rule="only-here">
          <p>
            {snapshot.server === null
              ? 'No key server stores this identity: it exists only on this computer.'
              : 'The key server may lack something that is on this computer.'}{' '}
            First make sure that you can restore it: save a new backup file, and type the recovery key that opens it.
          </p>
        </WarningBox>
        <h2 class="h3">1. Save the backup file</h2>
        <div class="acts-row">
          <Button icon={Download} busy={busy} onClick={save} testid="save-backup">
            Save the backup file
          </Button>
        </div>
        <Problem text={problem} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">2. Choose the file that you saved</h2>
        <BackupFileField
          file={file}
          help="It is checked when you remove the identity."
          problem={fileProblem}
          onPick={pick}
        />
      </section>
      <section class="narrow stack">
        <h2 class="h3">3. Type the recovery key</h2>
        <RecoveryKeyForm
          verb="Check, and remove from this computer"
          asks={asks}
          focused={false}
          onKey={remove}
          onBack={() => goTo(settingsPath('identities'))}
        />
      </section>
    </>
  );
}
