/**
 * Counts the guesses at one name in a day, wherever they come from. Each network's own are counted in guesses.ts, so that a stranger
 * shuts a name for his own network alone; this is what keeps many networks together from guessing without end.
 */
import { numberIn, type Queries, type Store } from '../store/store.ts';
import { dayOf } from './pauses.ts';

/** Guesses at one name that are answered in a day, of all networks together. Fifty networks can spend them, one cannot. */
export const MOST_A_DAY = 500;

const DAY = 24 * 60 * 60 * 1000;

export interface NameGuesses {
  /** Spends one of today's; the number of seconds until there are more where there is none. On disk before it is told. */
  take(name: Uint8Array): Promise<{ kind: 'taken' } | { kind: 'shut'; retryAfter: number }>;
  /** The guess was right. */
  giveBack(name: Uint8Array): Promise<void>;
}

// A day that lies ahead was written by a clock that was wrong: it counts as over.
const IS_TODAY = 'name_guesses.day >= excluded.day AND name_guesses.day <= excluded.day + 1';

/** @param most for tests */
export function createNameGuesses(
  { store, now }: { store: Store; now(): number },
  most: number = MOST_A_DAY,
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

/** Removes what is not of today, nor of a day that another process has today. */
export const sweepNameGuesses = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM name_guesses WHERE day < ? OR day > ?', dayOf(now) - 1, dayOf(now) + 1);
