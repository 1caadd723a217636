/** Clears away what is over: tokens, challenges, mail, remembered writes, deleted identities. Nothing depends on when it runs. */

import { sweepChallenges } from './challenges.ts';
import { latestEnd, watchClock } from './clock.ts';
import { dueIdentities, readIdentity, removeIdentity } from './identities/row.ts';
import { TOKEN_LIFE } from './identities/sessions.ts';
import { describeError } from './log.ts';
import { sweepMail } from './mailbox/mailbox.ts';
import type { Parts } from './parts.ts';
import { sweepGuesses } from './rows/guesses.ts';
import { sweepNameGuesses } from './rows/name-guesses.ts';
import { sweepLogins } from './rows/pending-logins.ts';
import type { Queries, Store } from './store/store.ts';

type SweepParts = Pick<Parts, 'store' | 'now' | 'log' | 'metrics'>;

const EVERY = 10 * 60 * 1000;

const SWEEPS: readonly ((queries: Queries, now: number) => Promise<number>)[] = [
  sweepChallenges,
  sweepMail,
  sweepLogins,
  (queries, now) =>
    queries.run('DELETE FROM identity_tokens WHERE expires <= ? OR expires > ?', now, latestEnd(now, TOKEN_LIFE)),
  (queries, now) => queries.run('DELETE FROM writes WHERE expires <= ?', now),
];

/** Those whose deletion is due: unknown to everybody already. */
async function sweepIdentities(store: Store, now: number): Promise<number> {
  let count = 0;
  for (const id of await dueIdentities(store, now))
    await store.transaction(async (queries) => {
      const identity = await readIdentity(queries, id);
      if (identity === null || identity.deleteAt === null || identity.deleteAt > now) return;
      if (await removeIdentity(queries, identity)) count++;
    });
  return count;
}

/** How many rows went. @param lasting identities and counters too; not while the clock may be wrong: they do not come back */
export async function sweep({ store, now }: Pick<Parts, 'store' | 'now'>, lasting = true): Promise<number> {
  let count = 0;
  for (const each of SWEEPS) count += await each(store, now());
  if (lasting)
    count +=
      (await sweepIdentities(store, now())) +
      (await sweepGuesses(store, now())) +
      (await sweepNameGuesses(store, now()));
  return count;
}

/** After a start, and after a jump of the clock, whoever watches has so long (ms) before what lasts is cleared away. */
const CAUTION = 24 * 60 * 60 * 1000;

/** One look at the clock and one sweep. @param steady ms, by a clock that nobody sets */
export function createSweeper({ store, now, log, metrics }: SweepParts, steady: () => number): () => Promise<void> {
  const jumpOf = watchClock(now, steady);
  let trustedFrom = steady() + CAUTION;
  return async () => {
    const jump = jumpOf();
    if (jump !== 0) {
      trustedFrom = steady() + CAUTION;
      metrics.count('clock-jumps');
      log('clock-jump', { seconds: Math.round(jump / 1000) });
    }
    log('sweep', { count: await sweep({ store, now }, steady() >= trustedFrom) });
  };
}

/** From time to time; the function that is returned ends it. */
export function sweepRegularly(parts: SweepParts): () => void {
  const sweeper = createSweeper(parts, () => performance.now());
  const timer = setInterval(() => {
    sweeper().catch((error: unknown) => parts.log('failure', { error: describeError(error) }));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
