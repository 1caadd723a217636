/** Shows what guessing the typed password costs. Decides nothing: the form does. */
import { useEffect, useState } from 'preact/hooks';
import { type Strength, toStrength } from './cost.ts';
import { estimateGuesses } from './estimate.ts';

/** `null` while nothing is typed, or the estimate is not there yet. */
export function useStrength(password: string, known: string, localUnlock: boolean, needed?: string): Strength | null {
  const [guesses, setGuesses] = useState<{ of: string; count: number } | null>(null);
  useEffect(() => {
    let wanted = true;
    estimateGuesses(password, [known])
      .then((count) => wanted && setGuesses({ of: password, count }))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [password, known]);
  return password === '' || guesses?.of !== password ? null : toStrength(guesses.count, localUnlock, needed);
}

const EMPTY = 'What guessing it would cost is shown here.';

export const StrengthMeter = ({ strength }: { strength: Strength | null }) => (
  <div class="strength" data-testid="strength" data-steps={strength?.steps ?? ''}>
    <span class="strength-bar" aria-hidden="true">
      {[1, 2, 3, 4].map((step) => (
        <i key={step} class={strength !== null && strength.steps >= step ? 'on' : ''} />
      ))}
    </span>
    <p class="small" role="status">
      {strength === null ? EMPTY : strength.sentence}
    </p>
  </div>
);
