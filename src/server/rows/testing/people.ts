/** What a wallet does at the ID database and the key database, for tests: with the real client of OPAQUE and real signatures. Never outside tests. */
import { client, ready } from '@serenity-kit/opaque';
import { controlHash, rowStatement } from '../../../keys/statement.ts';
import { type LoginAccount, loginAccount, loginProof } from '../../../keys/storage-key.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../../lib/bytes.ts';
import { TEST_ORIGIN, type TestApp } from '../../testing/app.ts';

/** Least cost: these passwords guard nothing. */
const keyStretching = { 'argon2id-custom': { iterations: 1, memory: 8, parallelism: 1 } };

export const random = (): string => toBase64Url(randomBytes(32));
export const account = (name: string) => ({ kind: 'name', name });

export interface RowOfName {
  salt: string;
  token: Uint8Array;
}

/** Registers; `token` is that of the new row. */
export async function register(
  { ask }: TestApp,
  name: string,
  password: string,
  { replaces = null as Uint8Array | null, address = '192.0.2.1' } = {},
): Promise<RowOfName & { status: number; body: object }> {
  await ready;
  const [salt, token] = [random(), randomBytes(32)];
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
  const body = { account: account(name), request: registrationRequest };
  const started = await (await ask('POST', '/v1/id/opaque/register/start', { body, address })).json();
  const { registrationRecord } = client.finishRegistration({
    password,
    clientRegistrationState,
    registrationResponse: started.response,
    keyStretching,
  });
  const finish = {
    account: account(name),
    registration: started.registration,
    record: registrationRecord,
    salt,
    control: toBase64Url(controlHash(token)),
    replaces: replaces === null ? null : toBase64Url(replaces),
  };
  const { status } = await ask('POST', '/v1/id/opaque/register/finish', { body: finish, address });
  return { salt, token, status, body: finish };
}

/** The request of a first step, as anybody can make it. */
export async function guessOf(
  name: string,
  password = 'a guess',
  ticket: string | null = null,
): Promise<{ body: object; state: string }> {
  await ready;
  const { clientLoginState, startLoginRequest } = client.startLogin({ password });
  return { body: { account: account(name), request: startLoginRequest, ticket }, state: clientLoginState };
}

/** A second step that is well formed and wrong. */
export const wrongFinish = (): string => toBase64Url(randomBytes(64));

export type Login =
  | { kind: 'in'; salt: string; ticket: string; finish: object }
  | { kind: 'wrong' }
  | { kind: 'refused' }
  | { kind: 'too-many'; retryAfter: number };

/** Both steps. `wrong`: the client itself cannot open the answer; it says so by a wrong second step. */
export async function logIn(
  { ask }: TestApp,
  name: string,
  password: string,
  ticket: string | null = null,
  address = '192.0.2.1',
): Promise<Login> {
  const { body, state } = await guessOf(name, password, ticket);
  const first = await ask('POST', '/v1/id/opaque/login/start', { body, address });
  const started = await first.json();
  if (first.status === 429) return { kind: 'too-many', retryAfter: started.error.retryAfter };
  const opened = client.finishLogin({
    password,
    clientLoginState: state,
    loginResponse: started.response,
    keyStretching,
  });
  const finish = { login: started.login, finish: opened?.finishLoginRequest ?? wrongFinish() };
  const second = await ask('POST', '/v1/id/opaque/login/finish', { body: finish, address });
  if (opened === undefined) return { kind: 'wrong' };
  if (second.status !== 200) return { kind: 'refused' };
  return { kind: 'in', ...(await second.json()), finish };
}

export interface KeyRow {
  account: LoginAccount;
  number: string;
  token: Uint8Array;
  blob: Uint8Array;
}

/** A row of the key database that is not written yet. */
export const keyRow = (): KeyRow => {
  const made = loginAccount(randomBytes(32), randomBytes(32));
  return { account: made, number: toBase64Url(made.number), token: randomBytes(32), blob: randomBytes(300) };
};

/** @param origin in the statement: none in the first of a row */
export function keyRowBody({ account: made, token, blob }: KeyRow, origin = ''): Record<string, string> {
  const control = controlHash(token);
  const statement = { origin, accountNumber: made.number, version: 1, blob, control };
  return {
    loginPublicKey: toBase64Url(made.publicKey),
    blob: toBase64Url(blob),
    control: toBase64Url(control),
    signature: toBase64Url(rowStatement.sign(made.seed, statement)),
  };
}

export const putKeyRow = ({ ask }: TestApp, row: KeyRow): Promise<Response> =>
  ask('PUT', `/v1/key/rows/${row.number}`, { body: keyRowBody(row) });

/** A challenge and the answer to it. @param origin that the answer names */
export async function loginBody({ ask }: TestApp, { account: made, number }: KeyRow, origin = TEST_ORIGIN) {
  const { challenge } = await (await ask('POST', '/v1/key/challenge', { body: { number } })).json();
  return { number, challenge, signature: toBase64Url(loginProof(made, origin, fromBase64Url(challenge))) };
}

export const openKeyRow = async (app: TestApp, row: KeyRow): Promise<Response> =>
  app.ask('POST', '/v1/key/session', { body: await loginBody(app, row) });

export function blobBody({ account: made }: KeyRow, version: number, blob: Uint8Array, origin = TEST_ORIGIN) {
  const signature = rowStatement.sign(made.seed, { origin, accountNumber: made.number, version, blob, control: null });
  return { blob: toBase64Url(blob), version, signature: toBase64Url(signature) };
}

export const putBlob = ({ ask }: TestApp, row: KeyRow, version: number, blob: Uint8Array): Promise<Response> =>
  ask('POST', `/v1/key/rows/${row.number}/blob`, { body: blobBody(row, version, blob) });

export type Act = 'freeze' | 'unfreeze' | 'remove';

/** @param path of the row */
export const control = async ({ ask }: TestApp, path: string, token: Uint8Array, act: Act): Promise<number> =>
  (await ask('POST', `${path}/control`, { body: { token: toBase64Url(token), act } })).status;

export const controlName = async ({ ask }: TestApp, name: string, token: Uint8Array, act: Act): Promise<number> =>
  (await ask('POST', '/v1/id/opaque/control', { body: { account: account(name), token: toBase64Url(token), act } }))
    .status;
