/** How hard a password of a site is to guess, in words. A site may store it badly, so no time is promised. */
import { useEffect, useState } from 'preact/hooks';
import type { Strength } from '../methods/password/cost.ts';
import { estimateGuesses } from '../methods/password/estimate.ts';

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

/** `null` while nothing is typed, or the estimate is not there yet. */
export function useSiteStrength(password: string, known: string): Strength | null {
  const [found, setFound] = useState<{ of: string; strength: Strength } | null>(null);
  useEffect(() => {
    let wanted = true;
    estimateGuesses(password, [known]).then(
      (guesses) => wanted && setFound({ of: password, strength: siteStrength(guesses) }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [password, known]);
  return password !== '' && found?.of === password ? found.strength : null;
}
