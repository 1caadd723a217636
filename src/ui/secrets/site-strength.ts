/** How hard a password of a site is to guess, in words. A site may store it badly, so no time is promised. */

import { secrets as t } from '../../locales/en/ui/secrets.ts';
import type { Strength } from '../methods/password/cost.ts';
import { useGuesses } from '../methods/password/strength-meter.tsx';

const STEPS: readonly [below: number, steps: Strength['steps']][] = [
  [1e6, 0],
  [1e9, 1],
  [1e13, 2],
  [1e17, 3],
];

/** @param guesses how many a good guesser needs */
function siteStrength(guesses: number): Strength {
  const [, steps] = STEPS.find(([below]) => guesses < below) ?? [0, 4 as const];
  return { guesses, steps, isEnough: steps >= 3, sentence: t.strengths[steps] };
}

/** `null` as of `useGuesses`. */
export function useSiteStrength(password: string, known: string): Strength | null {
  const guesses = useGuesses(password, known);
  return guesses === null ? null : siteStrength(guesses);
}
