/** OPAQUE with the passphrase of an account: the password's messages, with words of its own for what does not go together. */
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';
import type { IssuerAccount, PasswordKey } from '../../../messaging/login.ts';
import type { Command } from '../../connection.ts';
import { askWithPassword } from '../password/opaque.ts';
import type { AccountPlace } from './log-in-at-issuer.ts';

/**
 * Counts as a guess at the server.
 * @throws WalletError wrong-credential (an account without a row and a wrong passphrase alike) | needs-login (the login at the issuer is too
 * old) | server-refused (too many guesses) | server-unreachable
 */
export async function askWithPassphrase(
  command: Command,
  { server, methodId }: AccountPlace,
  account: IssuerAccount,
  passphrase: string,
): Promise<PasswordKey> {
  try {
    return await askWithPassword(command, { server, methodId, accountName: null, account }, passphrase);
  } catch (error) {
    if (!isWalletError(error, 'wrong-credential')) throw error;
    throw new WalletError('wrong-credential', t.opensNothing);
  }
}
