/**
 * Removes the open identity from this computer. Where its key server has everything, one button does it; otherwise a backup file and the
 * recovery key have to show first that it can come back.
 */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../../lib/errors.ts';
import { identities as t } from '../../../../locales/en/ui/pages/settings/identities.tsx';
import type { TypedRecoveryKey } from '../../../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { saveFile } from '../../../browser-storage.ts';
import { type BackupFile, BackupFileField, readBackupFile } from '../../../components/backup-file-field.tsx';
import { Button } from '../../../components/button.tsx';
import { Download, Lock, Trash2 } from '../../../components/icon.tsx';
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
    say(t.removed(name));
    goTo(others.length === 0 ? 'start' : 'login');
  }

  if (!snapshot.keepsCopy)
    return (
      <Frame title={t.removeFromHere} lede={t.nothingStored(name)}>
        <section class="narrow stack">
          <p class="small">{t.lockLeavesNothing}</p>
          <div class="acts-row">
            <Button
              weight="primary"
              icon={Lock}
              busy={busy}
              testid="lock-guest"
              onClick={() => run(() => command('lock', {}))}
            >
              {t.lock}
            </Button>
          </div>
          <Problem text={problem} />
        </section>
      </Frame>
    );
  return (
    <Frame
      title={t.removeQuestion(name)}
      lede={others.length === 0 ? t.emptyAfterwards : t.othersStay}
      testid="remove-identity"
    >
      <section class="narrow stack">
        <h2 class="h3">{t.leavesTitle}</h2>
        <ul class="small unread-parts">
          <li>{t.leavesKeys(name)}</li>
          <li>{t.leavesSites}</li>
          <li>{t.leavesSettings}</li>
        </ul>
        <p class="small">{t.passkeysStay}</p>
      </section>
      {byFile ? (
        <WithFile snapshot={snapshot} onRemove={remove} />
      ) : (
        <section class="narrow stack" data-testid="kept-at-server">
          {problem === null ? (
            <WarningBox severity="good" title={t.canComeBack}>
              <p>{t.storedAt(hostOf(server?.origin ?? ''))}</p>
            </WarningBox>
          ) : (
            <Problem text={problem} />
          )}
          <div class="acts-row">
            <Button
              weight="danger"
              icon={Trash2}
              busy={busy}
              testid="confirm-remove"
              onClick={() => run(() => remove(null))}
            >
              {t.removeFromHere}
            </Button>
            <Button onClick={() => goTo(settingsPath('identities'))}>{t.cancel}</Button>
          </div>
          {problem !== null && (
            <div class="acts-row">
              <Button weight="quiet" testid="remove-by-file" onClick={() => setByFile(true)}>
                {t.removeByFile}
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
    if (file === null) return setFileProblem(t.chooseFirst);
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
        <WarningBox severity="caution" title={t.needsFile} rule="only-here">
          <p>{snapshot.server === null ? t.onlyHere : t.serverMayLack}</p>
        </WarningBox>
        <h2 class="h3">{t.saveStep}</h2>
        <div class="acts-row">
          <Button icon={Download} busy={busy} onClick={save} testid="save-backup">
            {t.saveFile}
          </Button>
        </div>
        <Problem text={problem} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">{t.chooseStep}</h2>
        <BackupFileField file={file} help={t.chooseHelp} problem={fileProblem} onPick={pick} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">{t.keyStep}</h2>
        <RecoveryKeyForm
          verb={t.checkAndRemove}
          asks={asks}
          focused={false}
          onKey={remove}
          onBack={() => goTo(settingsPath('identities'))}
        />
      </section>
    </>
  );
}
