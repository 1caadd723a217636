/**
 * Counts guesses at guessable secrets before they are answered, of known and unknown names alike. A pause is never longer than the
 * longest one, whatever a wrong clock has written. Only a success or a month without guesses lowers a counter; a restart, a kill or a
 * restore does not.
 *
 * A restore brings back counters that are too low and loses those that are newer than the backup. So in the month after it a counter
 * that was not written since counts as if all its free guesses were spent.
 */
import { CLOCK_SLACK } from '../clock.ts';
import { numberIn, type Queries, type Store } from '../store/store.ts';
import { lazily } from './lazily.ts';
import { dayOf, FREE_GUESSES, lockoutAfter, lockoutSql, MAX_LOCKOUT, QUIET_DAYS } from './lockout.ts';

/** `taken`: number of failures, this guess included. `shut`: try again after `retryAfter` seconds. */
export type Taking = { kind: 'taken'; taken: number } | { kind: 'shut'; retryAfter: number };

/** A counter is 64 bytes: an HMAC of the account, by which the operator can find it, and one of what guesses (tickets.ts). */
export interface Guesses {
  /** Spends a guess of this counter, if one is allowed. It is on the disk before the method returns. */
  take(counter: Uint8Array): Promise<Taking>;
  /** The guess was right: gives back this guess and no other. */
  giveBack(counter: Uint8Array, taken: number): Promise<void>;
}

const NAME_LENGTH = 32;
const keyOf = (counter: Uint8Array): [Uint8Array, Uint8Array] => [
  counter.slice(0, NAME_LENGTH),
  counter.slice(NAME_LENGTH),
];

interface Parts {
  store: Store;
  /** The store's epoch, raised by each restore. */
  epoch: number;
  /** ms since 1970. */
  now(): number;
}

/** One conditional statement. @param floor least number of failures of a counter that was not written since a restore */
function takeSql(floor: number): string {
  const now = `(excluded.open_at - ${lockoutAfter(floor + 1)})`;
  const remembered = `CASE WHEN guesses.day < excluded.day - ${QUIET_DAYS} THEN 0 ELSE guesses.failures END`;
  const before = `(CASE WHEN guesses.epoch <> excluded.epoch AND (${remembered}) < ${floor} THEN ${floor} ELSE ${remembered} END)`;
  return `INSERT INTO guesses (name, counter, failures, open_at, day, epoch) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (name, counter) DO UPDATE SET failures = ${before} + 1, open_at = ${now} + ${lockoutSql(`(${before} + 1)`)},
      day = excluded.day, epoch = excluded.epoch
    WHERE guesses.open_at <= ${now} OR guesses.open_at > ${now} + ${MAX_LOCKOUT + CLOCK_SLACK}
    RETURNING failures`;
}

export function createGuesses({ store, epoch, now: clock }: Parts): Guesses {
  const began = lazily(() => firstDayOf(store, epoch, dayOf(clock())));
  async function floorOn(day: number): Promise<number> {
    const first = await began();
    return first > 0 && day <= first + QUIET_DAYS ? FREE_GUESSES : 0;
  }

  return {
    async take(counter) {
      const now = clock();
      const floor = await floorOn(dayOf(now));
      const first = floor + 1;
      const key = keyOf(counter);
      const row = await store.get(takeSql(floor), ...key, first, now + lockoutAfter(first), dayOf(now), epoch);
      if (row !== null) return { kind: 'taken', taken: numberIn(row, 'failures') };
      const shut = await store.get('SELECT open_at FROM guesses WHERE name = ? AND counter = ?', ...key);
      const left = shut === null ? 0 : Math.min(numberIn(shut, 'open_at') - now, MAX_LOCKOUT);
      return { kind: 'shut', retryAfter: Math.max(1, Math.ceil(left / 1000)) };
    },
    async giveBack(counter, taken) {
      const key = keyOf(counter);
      // If others have guessed since, their pause stays.
      await store.run(
        `UPDATE guesses SET failures = failures - 1, open_at = CASE WHEN failures = ? THEN 0 ELSE open_at END
          WHERE name = ? AND counter = ? AND failures > 0`,
        taken,
        ...key,
      );
      await store.run('DELETE FROM guesses WHERE name = ? AND counter = ? AND failures = 0', ...key);
    },
  };
}

/**
 * The operator forgives the failures of a name. The rows stay until they expire, in the present epoch: in the month after a restore a
 * counter without a row has no free guesses.
 * @param name first half of its counters
 * @returns the number of counters that had failures
 */
export const forgive = (queries: Queries, name: Uint8Array, epoch: number): Promise<number> =>
  queries.run('UPDATE guesses SET failures = 0, open_at = 0, epoch = ? WHERE name = ? AND failures > 0', epoch, name);

/** Removes expired counters. A counter that a wrong clock dated ahead counts from today. */
export async function sweepGuesses(queries: Queries, now: number): Promise<number> {
  const today = dayOf(now);
  await queries.run('UPDATE guesses SET day = ? WHERE day > ?', today, today + 1);
  const longest = now + MAX_LOCKOUT + CLOCK_SLACK;
  const over = 'DELETE FROM guesses WHERE day < ? AND (open_at < ? OR open_at > ?)';
  return queries.run(over, today - QUIET_DAYS, now, longest);
}

/** The epoch of a database that was never restored. */
const FIRST_EPOCH = 1;

/** The day of the first guess in this epoch; 0 in the first epoch. */
async function firstDayOf(store: Store, epoch: number, today: number): Promise<number> {
  if (epoch <= FIRST_EPOCH) return 0;
  await store.run('INSERT INTO guess_epochs (epoch, day) VALUES (?, ?) ON CONFLICT (epoch) DO NOTHING', epoch, today);
  const row = await store.get('SELECT day FROM guess_epochs WHERE epoch = ?', epoch);
  return row === null ? today : numberIn(row, 'day');
}
