/** Commands of passwords: OPAQUE's messages between a page, which has the password, and the key server, which must not. */
import { ensureOpensWithout } from '../hidden-identities.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function passwordCommands(wallet: Wallet) {
  const { passwords } = wallet.session;
  return {
    'opaque-register-start': ({ request, ...which }) => passwords.registerStart(which, request),
    'opaque-login-start': ({ request, ...which }) => passwords.loginStart(which, request),
    'opaque-login-finish': ({ login, finish, ...which }) => passwords.loginFinish(which, login, finish),
    async 'enrol-again'(wanted) {
      if (wanted.enrolled.password === null) await ensureOpensWithout(wallet, [wanted.methodId]);
      await passwords.enrolAgain(wanted);
      return settled(wallet, null);
    },
    async 'give-up-row'(left) {
      await passwords.giveUpRow(left);
      return settled(wallet, null);
    },
    async 'change-password'(wanted) {
      const { password, personal } = wanted.password;
      if (password === null || personal !== undefined) await ensureOpensWithout(wallet, [wanted.methodId]);
      await passwords.change(wanted);
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
