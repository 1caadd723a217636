/** A site asks an identity that is not in use: the person decides whether to go to it. Closing the tab refuses the request. */
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { closeTab } from '../../location.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

export function SwitchPage({ wanted, inUse }: { wanted: IdentityChoice; inUse: IdentityChoice | undefined }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <StageLayout
      title={`A site asks ${wanted.label}`}
      lede={`The site is connected with ${wanted.label}. Log in to it to see the request${inUse === undefined ? '' : `; ${inUse.label} is locked then`}.`}
      lit="none"
    >
      <div class="work-body">
        <div class="work-acts">
          <Button
            weight="primary"
            busy={busy}
            testid="go-to-identity"
            onClick={() => run(() => command('switch-identity', { id: wanted.id }))}
          >
            Go to {wanted.label}
          </Button>
          <Button weight="quiet" onClick={() => void closeTab()}>
            Not now
          </Button>
        </div>
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
    </StageLayout>
  );
}
