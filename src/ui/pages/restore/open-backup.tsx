/** Asks for the backup file and the recovery key, and passes both to the worker. A mistake in one keeps the other. */
import { useEffect, useState } from 'preact/hooks';
import { WalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { TypedRecoveryKey } from '../../../messaging/login.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { type BackupFile, BackupFileField, readBackupFile } from '../../components/backup-file-field.tsx';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { withPersonal } from '../../methods/password/personal.tsx';
import { KeyPersonal } from '../../methods/recovery-key/recovery-key-form.tsx';
import { RecoveryKeyField, useTypedKey } from '../../methods/recovery-key/typed-key.tsx';
import { toSentence, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

/** Error codes shown below the recovery key instead of the file. */
const OF_KEY: readonly WalletErrorCode[] = [
  'bad-recovery-key',
  'recovery-key-mismatch',
  'wrong-credential',
  'cannot-open',
];

/** After an error of the backup's key server, which lets the user restore from the file alone: the title of the warning. `null`: another error. */
function serverTitle(code: WalletErrorCode | null): string | null {
  if (code === 'server-unreachable') return t.serverNotResponding;
  return code === 'not-found' ? t.serverHasNothing : null;
}

/** `first`: the file picked on the previous page. `onTyped` is called before the command, as in `FindByKey`. */
export function OpenBackup(props: {
  isBroken: boolean;
  first: File | null;
  onTyped: (typedKey: TypedRecoveryKey) => void;
}) {
  const { isBroken, first, onTyped } = props;
  const command = useCommand();
  const [file, setFile] = useState<BackupFile | null>(null);
  const key = useTypedKey();
  const [personal, setPersonal] = useState<string | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** The backup's key server can't be used; the user can continue without it. */
  const [silent, setSilent] = useState<{ title: string; text: string } | null>(null);

  useEffect(() => {
    if (first !== null) void pick(first);
  }, [first]);

  async function pick(chosen: File) {
    setFileProblem(null);
    setSilent(null);
    setFile(null);
    const read = await readBackupFile(chosen);
    if ('problem' in read) setFileProblem(read.problem);
    else setFile(read);
  }

  async function open(alone: boolean) {
    if (busy) return;
    const text = await key.take();
    setFileProblem(file === null ? t.chooseBackupFirst : null);
    if (file === null || text === null) return;
    setBusy(true);
    try {
      const extra = withPersonal(personal);
      onTyped({ text, ...extra });
      await command('restore', { contents: file.contents, recoveryKey: text, ...extra, alone });
      await askToKeepStorage();
    } catch (error) {
      const code = error instanceof WalletError ? error.code : null;
      const title = serverTitle(code);
      const text = toSentence(error);
      setSilent(title === null ? null : { title, text });
      if (title === null) (code !== null && OF_KEY.includes(code) ? key.onProblem : setFileProblem)(text);
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={isBroken ? t.title : t.backupTitle} lede={t.backupLede} lit={isBroken ? 'none' : 'all'}>
      <div class="work-body">
        <BackupFileField file={file} help={t.backupLoaded} problem={fileProblem} onPick={pick} />
        <RecoveryKeyField of={key} onEnter={() => open(false)} />
        <KeyPersonal
          value={personal}
          onValue={(typed) => {
            setPersonal(typed);
            key.onProblem(null);
          }}
          onEnter={() => open(false)}
        />
        {silent !== null && (
          <WarningBox severity="caution" title={silent.title}>
            <p>{silent.text}</p>
          </WarningBox>
        )}
        <div class="work-acts">
          <Button weight="primary" busy={busy} onClick={() => open(false)} testid="continue">
            {silent !== null ? t.tryServerAgain : t.open}
          </Button>
          {silent !== null && (
            <Button busy={busy} onClick={() => open(true)} testid="file-alone">
              {t.useOnlyFile}
            </Button>
          )}
          {!isBroken && (
            <Button weight="quiet" onClick={() => goTo('restore')}>
              {t.chooseAnother}
            </Button>
          )}
        </div>
      </div>
    </StageLayout>
  );
}
