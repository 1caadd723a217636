/** Shows what guessing the typed password costs. Decides nothing: the form does. */
import { useEffect, useState } from 'preact/hooks';
import { password as t } from '../../../locales/en/ui/methods/password.ts';
import { type GuessedFrom, type Strength, toStrength } from './cost.ts';
import { estimateGuesses } from './estimate.ts';
import '../../style/password.css';

/**
 * Guesses that a typed secret takes. `null` while nothing is typed, and until the first estimate is there; while the next one is
 * made, the last one stays, so that nothing jumps.
 * @param known a word that a guesser tries first: the account name, say
 */
export function useGuesses(secret: string, known: string): number | null {
  const [guesses, setGuesses] = useState<number | null>(null);
  useEffect(() => {
    if (secret === '') {
      setGuesses(null);
      return;
    }
    let wanted = true;
    estimateGuesses(secret, [known])
      .then((count) => wanted && setGuesses(count))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [secret, known]);
  return secret === '' ? null : guesses;
}

/** `null` as of `useGuesses`. */
export function useStrength(
  password: string,
  known: string,
  localUnlock: boolean,
  from?: GuessedFrom,
): Strength | null {
  const guesses = useGuesses(password, known);
  return guesses === null ? null : toStrength(guesses, localUnlock, from);
}

export const StrengthMeter = ({ strength }: { strength: Strength | null }) => (
  <div class="strength" data-testid="strength" data-steps={strength?.steps ?? ''}>
    <span class="strength-bar" aria-hidden="true">
      {[1, 2, 3, 4].map((step) => (
        <i key={step} class={strength !== null && strength.steps >= step ? 'on' : ''} />
      ))}
    </span>
    <p class="small" role="status">
      {strength === null ? t.strengthEmpty : strength.sentence}
    </p>
  </div>
);
