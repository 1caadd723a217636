/** The error that names the accounts whose keys do not open in a rotation, before these keys are left behind. */
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import { NAME_LIMIT } from '../profile/profile.ts';

/** How many accounts are named. */
const TOLD = 5;

/** @param accounts names from the profile: its author chose them */
export function missingKeysError(accounts: readonly string[]): WalletError {
  const told = accounts.slice(0, TOLD).map((name) => name.replaceAll(/\s+/g, ' ').slice(0, NAME_LIMIT));
  const more = accounts.length - told.length;
  return new WalletError('keys-missing', more > 0 ? t.keysOfManyMissing(told, more) : t.keysMissing(told));
}
