/** The operator ends the lockouts of an account name, or of an account at an issuer: all counters that are kept by it, of every network and every ticket. */
import type { Secrets } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { nameKey, subjectKey } from './account.ts';
import { forgive } from './guesses.ts';
import { forgiveToday } from './name-guesses.ts';
import { guessesName } from './tickets.ts';

/**
 * Works the same for a name that has no account, and does not tell.
 * @param issuer `iss` of an OpenID Connect issuer, where `name` is the account's `sub` there; `null` for a typed account name
 * @param epoch the store's
 * @returns the number of counters with failures that were cleared
 */
export async function resetGuesses(
  { store, secrets, epoch }: { store: Store; secrets: Pick<Secrets, 'accountNameKey'>; epoch: number },
  name: string,
  issuer: string | null = null,
): Promise<number> {
  const key = secrets.accountNameKey;
  const account = issuer === null ? nameKey(key, name) : subjectKey(key, issuer, name);
  const ofNetworks = await forgive(store, guessesName(key, account), epoch);
  return ofNetworks + (await forgiveToday(store, account));
}
