/** Logins at trial issuers through the wallet's own client, and OPAQUE with the accounts that they give. Never outside tests. */
import { client, ready } from '@serenity-kit/opaque';
import { logInAt, startIssuer } from '../../../../scripts/lib/issuer.mjs';
import { controlHash } from '../../../keys/statement.ts';
import { randomBytes, toBase64Url } from '../../../lib/bytes.ts';
import { isWalletError } from '../../../lib/errors.ts';
import { oidcRedirect } from '../../../messaging/key-server/oidc.ts';
import { beginOidcLogin, finishOidcLogin, type PendingOidc } from '../../../sync/oidc-login.ts';
import type { OidcIssuer } from '../../../sync/remote/oidc.ts';
import type { ServerAccount } from '../../../sync/remote/rows.ts';
import { createRemote, type Fetch, type Remote } from '../../../sync/remote.ts';
import { TEST_ORIGIN } from '../../testing/app.ts';

export const EXTENSION = 'abcdefghijklmnopabcdefghijklmnop';
/** As the browser gives it. */
const BASE = `https://${EXTENSION}.chromiumapp.org/`;
/** Of logins at the server under test. */
export const REDIRECT = oidcRedirect(BASE, TEST_ORIGIN);

type Issuer = Awaited<ReturnType<typeof startIssuer>>;
type Choice = Omit<Parameters<typeof startIssuer>[0], 'extensionId'>;

/** @param ends is given the end of the issuer */
export async function trialIssuer(ends: (() => Promise<unknown>)[], choice: Choice = {}): Promise<Issuer> {
  const issuer = await startIssuer({ extensionId: EXTENSION, ...choice });
  ends.push(issuer.stop);
  return issuer;
}

/** The wallet's client of a server under test. */
export const remoteOf = (app: { fetch: typeof fetch }, origin = TEST_ORIGIN): Remote =>
  createRemote({ origin, receiptKey: new Uint8Array(32) }, app.fetch as Fetch);

export async function issuerOf(remote: Remote, id: string): Promise<OidcIssuer> {
  const found = (await remote.oidc.issuers()).find((issuer) => issuer.id === id);
  if (found === undefined) throw new Error(`The server does not name ${id}.`);
  return found;
}

export async function begin(remote: Remote, id: string): Promise<{ url: string; pending: PendingOidc }> {
  return beginOidcLogin(remote.oidc, remote.pinned.origin, await issuerOf(remote, id), BASE);
}

/** A whole login. @param login account name at the issuer; `null` cancels there */
export async function logInWith(remote: Remote, id: string, login: string | null) {
  const { url, pending } = await begin(remote, id);
  return finishOidcLogin(remote.oidc, pending, await logInAt(url, login));
}

/** Least cost: these passphrases guard nothing. */
const keyStretching = { 'argon2id-custom': { iterations: 1, memory: 8, parallelism: 1 } };

/** Registers a passphrase; `control` is the control token of the row. @throws WalletError exists | needs-login */
export async function enrol(
  { opaque }: Remote,
  account: ServerAccount,
  password: string,
  replaces: Uint8Array | null = null,
) {
  await ready;
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
  const { registration, response } = await opaque.registerStart(account, registrationRequest);
  const { registrationRecord: record } = client.finishRegistration({
    password,
    clientRegistrationState,
    registrationResponse: response,
    keyStretching,
  });
  const [salt, control] = [randomBytes(32), randomBytes(32)];
  const row = { registration, record, salt, control: controlHash(control), replaces };
  await opaque.registerFinish(account, row);
  return { salt, control, row };
}

/** Logs in with a passphrase: the salt as text; `wrong` when this account has no such passphrase. */
export async function openWith({ opaque }: Remote, account: ServerAccount, password: string): Promise<string> {
  await ready;
  const { clientLoginState, startLoginRequest } = client.startLogin({ password });
  const { login, response } = await opaque.loginStart(account, startLoginRequest, null);
  const opened = client.finishLogin({ password, clientLoginState, loginResponse: response, keyStretching });
  if (opened === undefined) return 'wrong';
  try {
    return toBase64Url((await opaque.loginFinish(login, opened.finishLoginRequest)).salt);
  } catch (error) {
    if (isWalletError(error, 'cannot-open')) return 'refused';
    throw error;
  }
}
