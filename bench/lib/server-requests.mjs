/** What wallets ask a key server, as lists of requests that are ready to be sent: signed before anything is timed. */
import { client, ready } from '@serenity-kit/opaque';
import { controlHash, rowStatement } from '../../src/keys/statement.ts';
import { loginAccount, loginProof } from '../../src/keys/storage-key.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../src/lib/bytes.ts';
import { beginAt, newIdentity, openSession } from '../../src/server/testing/identity.ts';
import { askAt } from '../../src/server/testing/load.ts';
import { load } from './load.mjs';
import { nameOf, ROWS } from './million-rows.mjs';

/** Rows of each kind that are asked for by name. */
const OWN = 50;
const random = () => toBase64Url(randomBytes(32));
/** @template Item @param {readonly Item[]} items @param {number} at */
const each = (items, at) => /** @type {Item} */ (items[at % items.length]);
/** @template Item @param {number} count @param {(at: number) => Item} make */
const list = (count, make) => Array.from({ length: count }, (_, at) => make(at));

/** Salts of rows that are there. @param {number} count */
export const salts = (count) =>
  list(count, () => ({ method: 'GET', path: `/v1/id/rows/${toBase64Url(nameOf(Math.floor(Math.random() * ROWS)))}` }));

/** New ID rows. @param {number} count */
export const newRows = (count) =>
  list(count, () => ({ method: 'PUT', path: `/v1/id/rows/${random()}`, body: { salt: random(), control: random() } }));

/** First steps of password logins, each by another name. @param {number} count */
export async function passwordLogins(count) {
  await ready;
  const { startLoginRequest } = client.startLogin({ password: 'a guess' });
  return list(count, () => ({
    method: 'POST',
    path: '/v1/id/opaque/login/start',
    body: { account: { kind: 'name', name: random() }, request: startLoginRequest, ticket: null },
  }));
}

/** Identities that are there, each with a session, and the head that its wallet knows. @param {number} port @param {string} origin */
export async function headChecks(port, origin) {
  const app = askAt(`http://127.0.0.1:${port}`, origin);
  /** @type {import('./load.mjs').Asked[]} */
  const known = [];
  for (let at = 0; at < OWN; at++) {
    const identity = newIdentity();
    const begun = await beginAt(app, identity);
    if (begun.status !== 200) throw new Error(`An identity was refused: ${JSON.stringify(begun.body)}`);
    const opened = await openSession(app, identity, identity.first.signingSeed);
    const headers = { authorization: `Bearer ${opened.body.token}` };
    const head = await app.ask('GET', `${identity.path}/head`, { headers });
    const etag = head.headers.get('etag') ?? '';
    known.push({ method: 'GET', path: `${identity.path}/head`, headers: { ...headers, 'if-none-match': etag } });
  }
  return (/** @type {number} */ count) => list(count, (at) => each(known, at));
}

/** Key rows that are there; the lists answer challenges that the server gives for them. @param {number} port @param {string} origin */
export async function keyLogins(port, origin) {
  const accounts = list(OWN, () => loginAccount(randomBytes(32), randomBytes(32)));
  const rows = accounts.map((account) => {
    const blob = randomBytes(300);
    const control = controlHash(randomBytes(32));
    const statement = { origin: '', accountNumber: account.number, version: 1, blob, control };
    const body = {
      loginPublicKey: toBase64Url(account.publicKey),
      blob: toBase64Url(blob),
      control: toBase64Url(control),
      signature: toBase64Url(rowStatement.sign(account.seed, statement)),
    };
    return { method: 'PUT', path: `/v1/key/rows/${toBase64Url(account.number)}`, body };
  });
  await load(port, rows, { status: 204 });
  return async (/** @type {number} */ count) => {
    const numbers = list(count, (at) => toBase64Url(each(accounts, at).number));
    const challenges = numbers.map((number) => ({ method: 'POST', path: '/v1/key/challenge', body: { number } }));
    const { bodies } = await load(port, challenges, { status: 200 });
    return bodies.map((text, at) => {
      const { challenge } = JSON.parse(text);
      const signature = loginProof(each(accounts, at), origin, fromBase64Url(challenge));
      const body = { number: numbers[at], challenge, signature: toBase64Url(signature) };
      return { method: 'POST', path: '/v1/key/session', body };
    });
  };
}
