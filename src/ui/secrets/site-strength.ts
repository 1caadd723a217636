/** How hard a password of a site is to guess, in words. A site may store it badly, so no time is promised. */
import type { Strength } from '../methods/password/cost.ts';
import { useGuesses } from '../methods/password/strength-meter.tsx';

const STEPS: readonly [below: number, steps: Strength['steps'], sentence: string][] = [
  [1e6, 0, 'Guessed at once: it is on every list of passwords, or nearly.'],
  [1e9, 1, 'Easy to guess.'],
  [1e13, 2, 'Guessed in hours if the site loses its data.'],
  [1e17, 3, 'Hard to guess.'],
  [Number.POSITIVE_INFINITY, 4, 'Very hard to guess, whatever the site does with it.'],
];

/** @param guesses how many a good guesser needs */
function siteStrength(guesses: number): Strength {
  const [, steps, sentence] = STEPS.find(([below]) => guesses < below) ?? [0, 4 as const, ''];
  return { guesses, steps, isEnough: steps >= 3, sentence };
}

/** `null` as of `useGuesses`. */
export function useSiteStrength(password: string, known: string): Strength | null {
  const guesses = useGuesses(password, known);
  return guesses === null ? null : siteStrength(guesses);
}
