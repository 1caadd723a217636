/**
 * Counts the guesses at one name in a day, from all networks. guesses.ts counts those of each network, so that a stranger locks a name for
 * its own network alone; this limit stops many networks together from guessing without end.
 */
import { numberIn, type Queries, type Store } from '../store/store.ts';
import { dayOf } from './lockout.ts';

/** Most answered guesses at one name in a day, from all networks. It takes fifty networks to spend them. */
export const MAX_PER_DAY = 500;

const DAY = 24 * 60 * 60 * 1000;

export interface NameGuesses {
  /** Spends one of today's guesses; without one, tells the seconds until there are more. It is on the disk before the method returns. */
  take(name: Uint8Array): Promise<{ kind: 'taken' } | { kind: 'shut'; retryAfter: number }>;
  /** The guess was right: gives it back. */
  giveBack(name: Uint8Array): Promise<void>;
}

// A day ahead of today was written by a wrong clock and counts as over.
const IS_TODAY = 'name_guesses.day >= excluded.day AND name_guesses.day <= excluded.day + 1';

/** @param most for tests */
export function createNameGuesses(
  { store, now }: { store: Store; now(): number },
  most: number = MAX_PER_DAY,
): NameGuesses {
  return {
    async take(name) {
      const time = now();
      const row = await store.get(
        `INSERT INTO name_guesses (name, day, guesses) VALUES (?, ?, 1)
          ON CONFLICT (name) DO UPDATE SET day = excluded.day,
            guesses = CASE WHEN ${IS_TODAY} THEN name_guesses.guesses + 1 ELSE 1 END
          WHERE NOT (${IS_TODAY}) OR name_guesses.guesses < ${most}
          RETURNING guesses`,
        name,
        dayOf(time),
      );
      if (row !== null && numberIn(row, 'guesses') > 0) return { kind: 'taken' };
      return { kind: 'shut', retryAfter: Math.ceil(((dayOf(time) + 1) * DAY - time) / 1000) };
    },
    async giveBack(name) {
      await store.run(
        'UPDATE name_guesses SET guesses = guesses - 1 WHERE name = ? AND day = ? AND guesses > 0',
        name,
        dayOf(now()),
      );
      await store.run('DELETE FROM name_guesses WHERE name = ? AND guesses = 0', name);
    },
  };
}

/** The operator forgives the guesses of today. @returns the number of counters that were removed */
export const forgiveToday = (queries: Queries, name: Uint8Array): Promise<number> =>
  queries.run('DELETE FROM name_guesses WHERE name = ?', name);

/** Removes counters of other days, but for a day on which another process may be now. */
export const sweepNameGuesses = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM name_guesses WHERE day < ? OR day > ?', dayOf(now) - 1, dayOf(now) + 1);
