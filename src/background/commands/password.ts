/** Commands of passwords: OPAQUE's messages between a page, which has the password, and the key server, which must not. */
import { fromBase64Url, toBase64Url, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { changePassword } from '../../session/change/change-password.ts';
import { accountOf } from '../../session/login/enrolment.ts';
import { toPasswordKey } from '../../session/login/login-secrets.ts';
import { loginTicketChange, readLoginTicket } from '../../session/login/login-ticket.ts';
import type { Wallet } from '../wallet.ts';
import { opaqueAt } from './credential.ts';
import type { Handlers } from './handler.ts';

/** Origin of the open identity's key server. @throws WalletError not-found where there is none */
export async function ownServer({ session }: Pick<Wallet, 'session'>): Promise<string> {
  const server = await session.keyServer.view();
  if (server === null)
    throw new WalletError('not-found', 'A password needs a key server. Add one in the settings first.');
  return server.origin;
}

export function passwordCommands(wallet: Wallet) {
  const { session, settle } = wallet;

  /** Where a method's password is enrolled, and under which name as far as that is known here. */
  async function enrolled(methodId: string): Promise<{ server: string; accountName: string | null }> {
    const record = (await session.bound()).find((each) => each.methodId === methodId);
    const kept = record?.password;
    const open = (await session.layers()).length > 0;
    const named = open ? (await session.view()).names.methods[methodId]?.account : undefined;
    return { server: kept?.server ?? (await ownServer(wallet)), accountName: kept?.accountName ?? named ?? null };
  }

  /** A full disk must not stop a login whose password was right: without the ticket it goes on as before. */
  const keepTicket = (methodId: string, ticket: Uint8Array): Promise<void> =>
    session.parts.vault.commit([loginTicketChange(methodId, ticket)]).catch(() => undefined);

  return {
    async 'opaque-register-start'({ server, methodId, accountName, request }) {
      const known = methodId === null ? null : await enrolled(methodId);
      const opaque = opaqueAt(server ?? known?.server ?? (await ownServer(wallet)));
      const account = accountOf(accountName ?? known?.accountName ?? '');
      const { registration, response } = await opaque.registerStart(account, request);
      return { registration: toBase64Url(registration), response };
    },
    async 'opaque-login-start'({ server, methodId, accountName, request }) {
      const known = methodId === null ? null : await enrolled(methodId);
      const opaque = opaqueAt(server ?? known?.server ?? (await ownServer(wallet)));
      const account = accountOf(accountName ?? known?.accountName ?? '');
      const ticket = methodId === null ? null : await readLoginTicket(session.parts.vault, methodId);
      const { login, response } = await opaque.loginStart(account, request, ticket);
      return { login: toBase64Url(login), response };
    },
    async 'opaque-login-finish'({ server, methodId, login, finish }) {
      const known = methodId === null ? null : await enrolled(methodId);
      const opaque = opaqueAt(server ?? known?.server ?? (await ownServer(wallet)));
      try {
        const { salt, ticket } = await opaque.loginFinish(fromBase64Url(login), finish);
        if (methodId !== null) await keepTicket(methodId, ticket);
        return { salt: toBase64Url(salt) };
      } catch (error) {
        if (!isWalletError(error, 'cannot-open')) throw error;
        throw new WalletError('wrong-credential', 'Account name and password do not go together. Check both.');
      }
    },
    async 'change-password'({ methodId, key, personal, password }) {
      const { server, accountName } = await enrolled(methodId);
      if (accountName === null)
        throw new WalletError(
          'bad-input',
          'The account name of this password is not known here. Log in with it first.',
        );
      const old = { key: toPasswordKey(key), personal };
      try {
        const wanted = { ...password, accountName };
        await changePassword(session.parts, opaqueAt(server), { methodId, server, old, wanted });
      } finally {
        wipe(old.key.exportKey);
      }
      await settle();
      return null;
    },
  } satisfies Partial<Handlers>;
}
