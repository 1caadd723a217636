/** What guessing a password costs, in words. Knows numbers only: no password comes here. */
import { writeCount } from '../../../lib/language.ts';

/**
 * Guesses per second at Argon2id with 64 MiB and three passes (keys.md). A current graphics card makes about 100, so this
 * assumes an attacker with about 100 cards.
 */
const GUESSES_A_SECOND = 10_000;

/** Passwords that need fewer guesses are refused: on average six days for that attacker, a year and a half for one card. */
export const LEAST_GUESSES = 1e10;

const UNITS: readonly [seconds: number, one: string, many: string][] = [
  [365 * 24 * 3600, 'a year', 'years'],
  [30 * 24 * 3600, 'a month', 'months'],
  [24 * 3600, 'a day', 'days'],
  [3600, 'an hour', 'hours'],
  [60, 'a minute', 'minutes'],
];

/** The average time that an attacker with the encrypted data needs, as text: *About 3 days*. */
export function toTime(guesses: number): string {
  const seconds = guesses / GUESSES_A_SECOND / 2;
  if (seconds < 60) return 'Less than a minute';
  if (seconds >= 1e5 * 365 * 24 * 3600) return `More than ${writeCount(100_000)} years`;
  for (const [length, one, many] of UNITS) {
    if (seconds < length) continue;
    const count = Math.round(seconds / length);
    return `About ${count === 1 ? one : `${count < 100 ? count : toRound(count)} ${many}`}`;
  }
  return 'About a minute';
}

/** Rounds to one leading digit, because an estimate is not more precise. */
function toRound(count: number): string {
  const digit = 10 ** Math.floor(Math.log10(count));
  return writeCount(Math.round(count / digit) * digit);
}

export interface Strength {
  guesses: number;
  /** 0 to 4, for the bar: each step is a thousand times more. */
  steps: 0 | 1 | 2 | 3 | 4;
  isEnough: boolean;
  sentence: string;
}

/**
 * @param localUnlock this computer opens with the password alone, so a thief of the computer can guess it too
 * @param needed what a guesser needs besides
 */
export function toStrength(guesses: number, localUnlock: boolean, needed = 'the server’s data'): Strength {
  const isEnough = guesses >= LEAST_GUESSES;
  const steps = guesses < 1e4 ? 0 : guesses < 1e7 ? 1 : guesses < LEAST_GUESSES ? 2 : guesses < 1e14 ? 3 : 4;
  const who = localUnlock ? `${needed} or this computer` : needed;
  const cost = `${toTime(guesses)} to guess for somebody who has ${who}`;
  return {
    guesses,
    steps,
    isEnough,
    sentence: isEnough ? `${cost}.` : `${cost}: too easy. Make it longer. Four unrelated words work well.`,
  };
}
