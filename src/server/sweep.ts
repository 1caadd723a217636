/** Removes expired rows: tokens, challenges, mail, remembered writes, deleted identities. Readers check the times themselves. */

import { sweepChallenges } from './challenges.ts';
import { latestEnd, watchClock } from './clock.ts';
import { forgetFreezeCodes } from './identities/freeze-codes.ts';
import { sweepAdmissions } from './identities/invitations.ts';
import { sweepReservations } from './identities/reservations.ts';
import { dueIdentities, readIdentity, removeIdentity } from './identities/row.ts';
import { TOKEN_LIFE } from './identities/sessions.ts';
import { describeError } from './log.ts';
import { sweepMail } from './mailbox/mailbox.ts';
import type { Parts } from './parts.ts';
import { sweepGuesses } from './rows/guesses.ts';
import { sweepNameGuesses } from './rows/name-guesses.ts';
import { sweepLogins } from './rows/pending-logins.ts';
import { numberIn, type Queries, type Store } from './store/store.ts';

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

/** Removes identities whose deletion is due; readers treat them as unknown already. */
async function sweepIdentities(store: Store, now: number): Promise<number> {
  let count = 0;
  for (const id of await dueIdentities(store, now)) {
    const removed = await store.transaction(async (queries) => {
      const identity = await readIdentity(queries, id);
      if (identity === null || identity.deleteAt === null || identity.deleteAt > now) return false;
      return removeIdentity(queries, identity);
    });
    if (!removed) continue;
    await forgetFreezeCodes(store, id);
    count++;
  }
  return count;
}

/** Removes expired rows and returns their number. @param lasting includes identities and counters, which cannot come back; `false` while the clock may be wrong */
export async function sweep({ store, now }: Pick<Parts, 'store' | 'now'>, lasting = true): Promise<number> {
  let count = 0;
  for (const each of SWEEPS) count += await each(store, now());
  count += await sweepReservations(store, now());
  if (lasting)
    count +=
      (await sweepIdentities(store, now())) +
      (await sweepAdmissions(store, now())) +
      (await sweepGuesses(store, now())) +
      (await sweepNameGuesses(store, now()));
  return count;
}

/** How long the clock must run without a jump before lasting rows are removed (ms), so that an operator has time to notice a wrong clock. */
const CAUTION = 24 * 60 * 60 * 1000;

/** A server that restarts within this time (ms) keeps its trust in the clock, so that a server that restarts every night removes rows too. */
const BACK_WITHIN = 60 * 60 * 1000;

/** Names in `server_state`: time of the last sweep, and since when the clock has not jumped (ms since 1970). */
const [SWEPT, TRUSTED] = ['swept-at', 'clock-trusted-since'] as const;

async function clockState(store: Store): Promise<{ sweptAt: number; since: number } | null> {
  const rows = await store.all('SELECT name, value FROM server_state WHERE name IN (?, ?)', SWEPT, TRUSTED);
  const stateOf = (name: string): number | null => {
    const row = rows.find((each) => each.name === name);
    return row === undefined ? null : numberIn(row, 'value');
  };
  const [sweptAt, since] = [stateOf(SWEPT), stateOf(TRUSTED)];
  return sweptAt === null || since === null ? null : { sweptAt, since };
}

async function noteClock(store: Store, sweptAt: number, since: number): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await store.transaction(async (queries) => {
    await queries.run(sql, SWEPT, sweptAt);
    await queries.run(sql, TRUSTED, since);
  });
}

/** Checks the clock and sweeps once. @param steady ms of a monotonic clock */
export function createSweeper({ store, now, log, metrics }: SweepParts, steady: () => number): () => Promise<void> {
  const jumpOf = watchClock(now, steady);
  let watching = false;
  return async () => {
    const jump = jumpOf();
    if (jump !== 0) {
      metrics.count('clock-jumps');
      log('clock-jump', { seconds: Math.round(jump / 1000) });
    }
    const time = now();
    const before = await clockState(store);
    const wasAway = before === null ? Number.POSITIVE_INFINITY : time - before.sweptAt;
    const goesOn = before !== null && jump === 0 && (watching || (wasAway >= 0 && wasAway <= BACK_WITHIN));
    const since = goesOn ? before.since : time;
    await noteClock(store, time, since);
    watching = true;
    log('sweep', { count: await sweep({ store, now }, time - since >= CAUTION) });
  };
}

/** Sweeps at intervals. @returns a function that stops it */
export function sweepRegularly(parts: SweepParts): () => void {
  const sweeper = createSweeper(parts, () => performance.now());
  const timer = setInterval(() => {
    sweeper().catch((error: unknown) => parts.log('failure', { error: describeError(error) }));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
