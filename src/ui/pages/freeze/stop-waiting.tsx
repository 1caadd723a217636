/** On the locked wallet: a login method that somebody froze can still cancel pending login methods. Unlocks nothing. */
import { useState } from 'preact/hooks';
import { freeze as t } from '../../../locales/en/ui/pages/freeze.tsx';
import type { Proof } from '../../../messaging/login.ts';
import type { LockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { toProof } from '../../methods/to-proof.ts';
import { useCommand } from '../../wallet.tsx';

export function StopWaiting({ snapshot }: { snapshot: LockedSnapshot }) {
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [stopped, setStopped] = useState<number | null>(null);
  const stop = async (proof: Proof) => setStopped((await command('stop-waiting', { proof })).stopped);
  if (stopped !== null)
    return (
      <WarningBox severity="good" title={t.cancelled(stopped)}>
        <p>{t.howToUnfreeze}</p>
      </WarningBox>
    );
  return (
    <section class="stack" data-testid="stop-waiting">
      <h2 class="h3">{t.frozenByOther}</h2>
      <p class="small">{t.frozenByOtherText}</p>
      {asking ? (
        <AnswerCredential
          options={snapshot.loginOptions.filter(({ ceremony }) => ceremony !== null)}
          verb={t.cancelPending}
          onAnswer={(answer) => stop(toProof(answer))}
          onRecoveryKey={(key) => stop({ kind: 'recovery-key', ...key })}
        />
      ) : (
        <div>
          <Button onClick={() => setAsking(true)} testid="stop-waiting-begin">
            {t.cancelPending}
          </Button>
        </div>
      )}
    </section>
  );
}
