/** The operator ends the lockouts of an account name: all counters that are kept by it, of every network and every ticket. */
import type { Secrets } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { nameKey } from './account.ts';
import { forgive } from './guesses.ts';
import { forgiveToday } from './name-guesses.ts';
import { guessesName } from './tickets.ts';

/**
 * Works the same for a name that has no account, and does not tell.
 * @param epoch the store's
 * @returns the number of counters with failures that were cleared
 */
export async function resetGuesses(
  { store, secrets, epoch }: { store: Store; secrets: Pick<Secrets, 'accountNameKey'>; epoch: number },
  name: string,
): Promise<number> {
  const account = nameKey(secrets.accountNameKey, name);
  const ofNetworks = await forgive(store, guessesName(secrets.accountNameKey, account), epoch);
  return ofNetworks + (await forgiveToday(store, account));
}
