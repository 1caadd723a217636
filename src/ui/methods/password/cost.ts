/** What guessing a password costs, in words. Knows numbers only: no password comes here. */
import { writeCount } from '../../../lib/language.ts';
import { password as t } from '../../../locales/en/ui/methods/password.ts';

/**
 * Guesses per second at Argon2id with 64 MiB and three passes (keys.md). A current graphics card makes about 100, so this
 * assumes an attacker with about 100 cards.
 */
const GUESSES_A_SECOND = 10_000;

/** Passwords that need fewer guesses are refused: on average six days for that attacker, a year and a half for one card. */
export const LEAST_GUESSES = 1e10;

const UNITS = [
  [365 * 24 * 3600, 'year'],
  [30 * 24 * 3600, 'month'],
  [24 * 3600, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** The average time that an attacker with the encrypted data needs, as text: *About 3 days*. */
export function toTime(guesses: number): string {
  const seconds = guesses / GUESSES_A_SECOND / 2;
  if (seconds < 60) return t.lessThanAMinute;
  if (seconds >= 1e5 * 365 * 24 * 3600) return t.moreThanYears(writeCount(100_000));
  for (const [length, unit] of UNITS) {
    if (seconds < length) continue;
    const count = Math.round(seconds / length);
    return t.about[unit](count, count < 100 ? count : toRound(count));
  }
  return t.aboutAMinute;
}

/** Rounds to one leading digit, because an estimate is not more precise. */
function toRound(count: number): string {
  const digit = 10 ** Math.floor(Math.log10(count));
  return writeCount(Math.round(count / digit) * digit);
}

/** With what a secret can be guessed: the rows of the key server, a login file, any other file. */
export type GuessedFrom = 'server' | 'loginFile' | 'file';

export interface Strength {
  guesses: number;
  /** 0 to 4, for the bar: each step is a thousand times more. */
  steps: 0 | 1 | 2 | 3 | 4;
  isEnough: boolean;
  sentence: string;
}

/**
 * @param localUnlock this computer opens with the password alone, so a thief of the computer can guess it too
 * @param from what a guesser needs otherwise
 */
export function toStrength(guesses: number, localUnlock: boolean, from: GuessedFrom = 'server'): Strength {
  const isEnough = guesses >= LEAST_GUESSES;
  const steps = guesses < 1e4 ? 0 : guesses < 1e7 ? 1 : guesses < LEAST_GUESSES ? 2 : guesses < 1e14 ? 3 : 4;
  const time = toTime(guesses);
  const guesser = localUnlock && from !== 'file' ? (`${from}OrComputer` as const) : from;
  return {
    guesses,
    steps,
    isEnough,
    sentence: isEnough ? t.hardToGuess[guesser](time) : t.easyToGuess[guesser](time),
  };
}
