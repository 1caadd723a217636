/** The user proves to be still in possession of a recovery key: it is typed, checked on this computer, and not stored. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../../lib/errors.ts';
import type { TypedRecoveryKey } from '../../../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { RecoveryKeyForm } from '../../../methods/recovery-key/recovery-key-form.tsx';
import { useCommand } from '../../../wallet.tsx';
import { toDate } from '../../../words/day.ts';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';

export function CheckKeyPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const [right, setRight] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const keys = snapshot.methods.filter(({ kind, state }) => kind === 'recovery-key' && state !== 'revoked');
  const asks = keys.some(({ asksPersonal }) => asksPersonal === true);

  async function check(key: TypedRecoveryKey) {
    setFailed(false);
    try {
      setRight((await command('check-recovery-key', key)).methodId);
    } catch (error) {
      setFailed(isWalletError(error, 'recovery-key-mismatch') || isWalletError(error, 'wrong-credential'));
      throw error;
    }
  }

  const found = keys.find(({ id }) => id === right);
  if (right !== null)
    return (
      <Frame title="You have it" lede={`This is “${found?.name ?? 'Recovery key'}”, and it opens your identity.`}>
        <section class="narrow stack" data-testid="check-passed">
          <p class="small">Checked on {toDate(Date.now(), Date.now())}. Put the sheet back in its safe place.</p>
          <div class="acts-row">
            <Button weight="primary" onClick={() => goTo(settingsPath('login-methods'))} testid="done">
              Done
            </Button>
            {keys.length > 1 && (
              <Button weight="quiet" onClick={() => setRight(null)}>
                Check another one
              </Button>
            )}
          </div>
        </section>
      </Frame>
    );
  return (
    <Frame
      title="Do you still have your recovery key?"
      lede="Take the sheet and type the key. It is checked on this computer and changes nothing; nothing of it is stored or sent."
    >
      <section class="narrow stack" data-testid="check-recovery-key">
        <RecoveryKeyForm verb="Check" asks={asks} onKey={check} />
        {failed && (
          <WarningBox severity="caution" title="This sheet won’t help you" rule="check-failed">
            <p>Look for the right one: it names the identity {snapshot.identity.fingerprint}.</p>
          </WarningBox>
        )}
        <p class="small">
          You can’t find it?{' '}
          <a
            href={`#/${settingsPath(keys.length === 1 ? `login-methods/recovery-key/${keys[0]?.id}` : 'login-methods')}`}
            data-testid="make-new-key"
          >
            Make a new one now
          </a>
          , while your other login methods work.
        </p>
      </section>
    </Frame>
  );
}
