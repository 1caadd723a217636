/** What sites may send without a prompt now, each with how much of it is used and *Stop*. */
import type { RepeatView } from '../../messaging/repeat.ts';
import { useNow } from '../use-now.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toLasting } from '../words/activity.ts';
import { toCounted } from '../words/listing.ts';
import { Button } from './button.tsx';
import { hostOf } from './site-tile.tsx';
import { WarningBox } from './warning.tsx';

export function SiteRepeats({ repeats }: { repeats: readonly RepeatView[] }) {
  const now = useNow(1_000);
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <>
      {repeats
        .filter(({ until }) => until > now)
        .map(({ id, origin, used, transactions, until }) => (
          <WarningBox key={id} severity="note" title={`${hostOf(origin)} sends without asking`} rule="repeats">
            <div class="hstack" data-testid="site-repeat">
              <p class="grow">
                {used} of {toCounted(transactions, 'transaction')}, ends in {toLasting(until - now)}
              </p>
              <Button small busy={busy} testid="stop-repeat" onClick={() => run(() => command('end-repeat', { id }))}>
                Stop
              </Button>
            </div>
            {problem !== null && <p role="alert">{problem}</p>}
          </WarningBox>
        ))}
    </>
  );
}
