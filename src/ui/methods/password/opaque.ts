/**
 * OPAQUE's client (RFC 9807), used in the full tab only and loaded when needed; the only import of @serenity-kit/opaque.
 * This file passes the password to OPAQUE only, never to the worker or the server.
 */
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { password as t } from '../../../locales/en/ui/methods/password.ts';
import type { IssuerAccount, PasswordKey } from '../../../messaging/login.ts';
import type { Command } from '../../connection.ts';

/** Argon2id (RFC 9106) of version 1, as in keys/storage-key: never taken from a server. */
const STRETCHING = { 'argon2id-custom': { iterations: 3, memory: 64 * 1024, parallelism: 1 } };

/** Identifies the password: an account at a server, or a login method that this computer knows. */
export interface PasswordPlace {
  /** URL; `null`: where the method or the open identity is. */
  server: string | null;
  methodId: string | null;
  /** `null` where the worker knows it of that method. */
  accountName: string | null;
  /** An account at an issuer, in place of a name. */
  account?: IssuerAccount;
}

export interface RegisteredPassword {
  registration: string;
  record: string;
  exportKey: string;
}

async function load() {
  const { client, ready } = await import('@serenity-kit/opaque');
  await ready;
  return client;
}

/** Unicode-normalises the password; case and spaces are kept. */
const normal = (password: string): string => password.normalize('NFKC');

/**
 * A record for a new password, which the worker then stores.
 * @throws WalletError server-unreachable | server-refused | bad-server
 */
export async function registerPassword(
  command: Command,
  place: PasswordPlace,
  typed: string,
): Promise<RegisteredPassword> {
  const client = await load();
  const password = normal(typed);
  const started = client.startRegistration({ password });
  const answer = await command('opaque-register-start', { ...place, request: started.registrationRequest });
  const made = orBadServer(() =>
    client.finishRegistration({
      clientRegistrationState: started.clientRegistrationState,
      registrationResponse: answer.response,
      password,
      keyStretching: STRETCHING,
    }),
  );
  return { registration: answer.registration, record: made.registrationRecord, exportKey: made.exportKey };
}

/**
 * Asks the server with a password. Counts as a guess there.
 * @throws WalletError wrong-credential (unknown account and wrong password alike) | server-unreachable | server-refused
 */
export async function askWithPassword(command: Command, place: PasswordPlace, typed: string): Promise<PasswordKey> {
  const client = await load();
  const password = normal(typed);
  const started = client.startLogin({ password });
  const answer = await command('opaque-login-start', { ...place, request: started.startLoginRequest });
  const made = orBadServer(() =>
    client.finishLogin({
      clientLoginState: started.clientLoginState,
      loginResponse: answer.response,
      password,
      keyStretching: STRETCHING,
    }),
  );
  if (made === undefined) throw wrongPassword();
  const { server, methodId } = place;
  const finish = { server, methodId, login: answer.login, finish: made.finishLoginRequest };
  const { salt } = await command('opaque-login-finish', finish);
  return { exportKey: made.exportKey, salt };
}

/** Errors after which a password may still be right at the server where the identity is now: another computer enrolled it there. */
const MAY_HAVE_MOVED = ['wrong-credential', 'server-unreachable', 'bad-server'] as const;

/**
 * Asks the server where the password was enrolled, and if need be the one to which the identity was moved.
 * @param movedTo origin; absent: it was not moved
 * @throws WalletError as `askWithPassword`, of the first server
 */
export async function askEitherServer(
  command: Command,
  place: PasswordPlace,
  typed: string,
  movedTo: string | undefined,
): Promise<PasswordKey> {
  try {
    return await askWithPassword(command, place, typed);
  } catch (error) {
    if (movedTo === undefined || !MAY_HAVE_MOVED.some((code) => isWalletError(error, code))) throw error;
    return askWithPassword(command, { ...place, server: movedTo }, typed).catch(() => {
      throw error;
    });
  }
}

const wrongPassword = () => new WalletError('wrong-credential', t.wrongNameOrPassword);

/** Turns the library's plain error for an invalid message into `bad-server`. */
function orBadServer<Value>(work: () => Value): Value {
  try {
    return work();
  } catch {
    throw new WalletError('bad-server', t.wrongAnswer);
  }
}
