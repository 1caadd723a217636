/** While locked: a login method that somebody froze may still stop what waits to change the identity. Opens nothing. */
import { useState } from 'preact/hooks';
import type { Proof } from '../../../messaging/login.ts';
import type { LockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { toProof } from '../../methods/to-proof.ts';
import { useCommand } from '../../wallet.tsx';
import { toCounted } from '../../words/listing.ts';

export function StopWaiting({ snapshot }: { snapshot: LockedSnapshot }) {
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [stopped, setStopped] = useState<number | null>(null);
  const stop = async (proof: Proof) => setStopped((await command('stop-waiting', { proof })).stopped);
  if (stopped !== null)
    return (
      <WarningBox severity="good" title={`${toCounted(stopped, 'login method')} stopped`}>
        <p>Log in with the recovery key or another login method to unfreeze this one.</p>
      </WarningBox>
    );
  return (
    <section class="stack" data-testid="stop-waiting">
      <h2 class="h3">Your login method was frozen, and not by you?</h2>
      <p class="small">
        It opens nothing now, but it can still stop a login method that was added and waits to change the identity.
      </p>
      {asking ? (
        <AnswerCredential
          options={snapshot.loginOptions.filter(({ ceremony }) => ceremony !== null)}
          verb="Stop what waits"
          onAnswer={(answer) => stop(toProof(answer))}
          onRecoveryKey={(text) => stop({ kind: 'recovery-key', text })}
        />
      ) : (
        <div>
          <Button onClick={() => setAsking(true)} testid="stop-waiting-begin">
            Stop what waits
          </Button>
        </div>
      )}
    </section>
  );
}
