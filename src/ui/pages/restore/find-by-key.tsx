/** Restores an identity with the typed recovery key. A mistake in the key keeps the server's address, and the other way round. */
import { useState } from 'preact/hooks';
import { WalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { TypedRecoveryKey } from '../../../messaging/login.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../location.ts';
import { withPersonal } from '../../methods/password/personal.tsx';
import { KeyPersonal } from '../../methods/recovery-key/recovery-key-form.tsx';
import { RecoveryKeyField, useTypedKey } from '../../methods/recovery-key/typed-key.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { KeepCopy, type Source, SourceLine } from './source.tsx';

/** Failures that belong under the key. */
const OF_KEY: readonly WalletErrorCode[] = ['bad-recovery-key', 'recovery-key-mismatch'];

/** `onTyped` is called before the command is sent: the snapshot that replaces this page may arrive before the answer. */
export function FindByKey({ source, onTyped }: { source: Source; onTyped: (typedKey: TypedRecoveryKey) => void }) {
  const key = useTypedKey();
  const [personal, setPersonal] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function open() {
    if (busy) return;
    setFailure(null);
    const text = await key.take();
    if (text === null) return;
    setBusy(true);
    try {
      const settled = await source.place.settle();
      if (settled?.server == null) return;
      const answer = { kind: 'recovery-key' as const, text };
      const extra = withPersonal(personal);
      onTyped({ text, ...extra });
      await source.find({ server: settled.server, keepCopy: source.keepCopy, answer, ...extra });
      if (source.keepCopy) await askToKeepStorage();
    } catch (error) {
      if (error instanceof WalletError && OF_KEY.includes(error.code)) key.onProblem(error.message);
      else setFailure(toFailure(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={t.keyTitle} lede={t.keyLede} lit="all">
      <div class="work-body key-form">
        {failure !== null && <FindFailed failure={failure} />}
        <RecoveryKeyField of={key} focused onEnter={open} />
        <KeyPersonal
          value={personal}
          onValue={(typed) => {
            setPersonal(typed);
            setFailure(null);
          }}
          onEnter={open}
        />
      </div>
      <SourceLine source={source} />
      <KeepCopy source={source} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={open} testid="continue">
          {t.open}
        </Button>
        <Button weight="quiet" onClick={() => goTo('restore')}>
          {t.chooseAnother}
        </Button>
      </div>
    </StageLayout>
  );
}
