/** What sites may send without a prompt now, each with how much of it is used and *Stop*. */

import { components as t } from '../../locales/en/ui/components.ts';
import type { RepeatView } from '../../messaging/repeat.ts';
import { useNow } from '../use-now.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toLasting } from '../words/activity.ts';
import { Button } from './button.tsx';
import { hostOf } from './site-tile.tsx';
import { useToast } from './toast.tsx';
import { WarningBox } from './warning.tsx';

export function SiteRepeats({ repeats }: { repeats: readonly RepeatView[] }) {
  const now = useNow(1_000);
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function stop(id: string, site: string): Promise<void> {
    if (await run(() => command('end-repeat', { id }))) say(t.asksAgain(site), () => command('resume-repeat', { id }));
  }
  return (
    <>
      {repeats
        .filter(({ until }) => until > now)
        .map(({ id, origin, used, transactions, until }) => (
          <WarningBox
            key={id}
            severity="note"
            title={t.sendsWithoutAsking(hostOf(origin))}
            rule="repeats"
            action={
              <Button small busy={busy} testid="stop-repeat" onClick={() => void stop(id, hostOf(origin))}>
                {t.stop}
              </Button>
            }
          >
            <p data-testid="site-repeat">{t.repeatsUsed(used, transactions, toLasting(until - now))}</p>
            {problem !== null && <p role="alert">{problem}</p>}
          </WarningBox>
        ))}
    </>
  );
}
