/** The user proves that they still have a recovery key: it is typed, checked on this computer, and not stored. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../../lib/errors.ts';
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
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
      <Frame title={t.youHaveIt} lede={t.itOpensIdentity(found?.name ?? null)}>
        <section class="narrow stack" data-testid="check-passed">
          <p class="small">{t.checkedOn(toDate(Date.now(), Date.now()))}</p>
          <div class="acts-row">
            <Button weight="primary" onClick={() => goTo(settingsPath('login-methods'))} testid="done">
              {t.done}
            </Button>
            {keys.length > 1 && (
              <Button weight="quiet" onClick={() => setRight(null)}>
                {t.checkAnother}
              </Button>
            )}
          </div>
        </section>
      </Frame>
    );
  return (
    <Frame title={t.checkTitle} lede={t.checkLede}>
      <section class="narrow stack" data-testid="check-recovery-key">
        <RecoveryKeyForm verb={t.check} asks={asks} onKey={check} />
        {failed && (
          <WarningBox severity="caution" title={t.wrongSheet} rule="check-failed">
            <p>{t.lookForTheRightOne(snapshot.identity.fingerprint)}</p>
          </WarningBox>
        )}
        <p class="small">
          {t.cannotFindIt((text) => (
            <a
              href={`#/${settingsPath(keys.length === 1 ? `login-methods/recovery-key/${keys[0]?.id}` : 'login-methods')}`}
              data-testid="make-new-key"
            >
              {text}
            </a>
          ))}
        </p>
      </section>
    </Frame>
  );
}
