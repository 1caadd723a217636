/** Commands of passwords: OPAQUE's messages between a page, which has the password, and the key server, which must not. */
import { WalletError } from '../../lib/errors.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

/** Origin of the open identity's key server. @throws WalletError not-found where there is none */
export async function ownServer({ session }: Pick<Wallet, 'session'>): Promise<string> {
  const server = await session.keyServer.view();
  if (server === null)
    throw new WalletError('not-found', 'A password needs a key server. Add one in the settings first.');
  return server.origin;
}

export function passwordCommands(wallet: Wallet) {
  const { passwords } = wallet.session;
  return {
    'opaque-register-start': ({ request, ...which }) => passwords.registerStart(which, request),
    'opaque-login-start': ({ request, ...which }) => passwords.loginStart(which, request),
    'opaque-login-finish': ({ login, finish, ...which }) => passwords.loginFinish(which, login, finish),
    async 'change-password'(wanted) {
      await passwords.change(wanted);
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
