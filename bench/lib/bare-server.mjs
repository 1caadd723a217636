/**
 * The floor for the key server: a bare node:http handler that does the same queries and the same public-key operations, and
 * nothing else: no parsing that refuses, no limits, headers, logs or figures. A process of its own; never for use.
 *
 *   node bare-server.mjs PLACE ORIGIN   (a SQLite file or a PostgreSQL's URL; the origin that answers name)
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { client, server as opaque, ready } from '@serenity-kit/opaque';
import { isLoginProof } from '../../src/keys/storage-key.ts';
import { openPostgres } from '../../src/server/store/postgres.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';

const [place = '', origin = ''] = process.argv.slice(2);
const store = await (place.startsWith('postgres:') ? openPostgres(place) : openSqlite(place));
await ready;
const serverSetup = opaque.createSetup();
const registrationRecord = recordOfNobody();

/** The library's own way for unknown names takes longer than one with a record. */
function recordOfNobody() {
  const password = randomBytes(32).toString('hex');
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
  return client.finishRegistration({
    password,
    clientRegistrationState,
    ...opaque.createRegistrationResponse({ serverSetup, userIdentifier: 'nobody', registrationRequest }),
    keyStretching: { 'argon2id-custom': { iterations: 1, memory: 8, parallelism: 1 } },
  }).registrationRecord;
}

/** @param {unknown} text */
const bytes = (text) => new Uint8Array(Buffer.from(String(text), 'base64url'));
/** @param {Uint8Array} name */
const hash = (name) => new Uint8Array(createHash('sha256').update(name).digest());
/** @param {unknown} value */
const text = (value) => Buffer.from(/** @type {Uint8Array} */ (value)).toString('base64url');

/** @param {string} name */
async function salt(name) {
  const row = await store.get('SELECT salt, frozen FROM id_rows WHERE locator = ?', bytes(name));
  return { salt: text(row?.salt) };
}

/** @param {string} name @param {Record<string, string>} body */
async function newRow(name, body) {
  await store.run(
    'INSERT INTO id_rows (locator, salt, control, frozen) VALUES (?, ?, ?, 0) ON CONFLICT (locator) DO NOTHING',
    bytes(name),
    bytes(body.salt),
    bytes(body.control),
  );
  return null;
}

/** @param {string} name @param {string} token */
async function head(name, token) {
  const sql = 'SELECT signer, reads_all FROM identity_tokens WHERE token_hash = ? AND identity = ? AND expires > ?';
  await store.get(sql, hash(bytes(token)), bytes(name), Date.now());
  await store.get('SELECT * FROM identities WHERE id = ?', bytes(name));
}

/** @param {Record<string, string>} body */
async function session(body) {
  const [number, challenge] = [bytes(body.number), bytes(body.challenge)];
  const row = await store.get(
    'SELECT login_public_key, blob, version, control, frozen FROM key_rows WHERE number = ?',
    number,
  );
  const key = /** @type {Uint8Array} */ (row?.login_public_key);
  if (!isLoginProof(key, origin, number, challenge, bytes(body.signature)))
    throw new Error('This proof does not hold.');
  // Not the challenge itself: the server that is measured beside this one spends that.
  const sql = `INSERT INTO spent_challenges (owner, challenge, expires) VALUES (?, ?, ?)
    ON CONFLICT (owner, challenge) DO NOTHING`;
  await store.run(sql, number, hash(challenge), Date.now());
  return { blob: text(row?.blob), version: row?.version };
}

/** @param {{ account: { name: string }, request: string }} body */
async function login(body) {
  const account = hash(Buffer.from(body.account.name));
  await store.get(
    `INSERT INTO guesses (name, counter, failures, open_at, day, epoch) VALUES (?, ?, 1, 0, 20000, 1)
      ON CONFLICT (name, counter) DO UPDATE SET failures = guesses.failures + 1 RETURNING failures`,
    account,
    account,
  );
  await store.get('SELECT registration, record, frozen FROM opaque_rows WHERE account = ?', account);
  const started = opaque.startLogin({
    serverSetup,
    userIdentifier: text(account),
    registrationRecord,
    startLoginRequest: body.request,
  });
  const id = new Uint8Array(randomBytes(32));
  await store.run(
    `INSERT INTO opaque_logins (login_hash, account, counter, has_ticket, registration, state, taken, expires)
      VALUES (?, ?, ?, 0, ?, ?, 1, 0)`,
    hash(id),
    account,
    account,
    account,
    started.serverLoginState,
  );
  return { login: text(id), response: started.loginResponse };
}

const server = createServer(async (request, response) => {
  /** @type {Buffer[]} */
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString());
  const path = (request.url ?? '').split('/');
  if (path[5] === undefined && path[4] === 'head') {
    await head(path[3] ?? '', (request.headers.authorization ?? '').slice(7));
    response.writeHead(304).end();
    return;
  }
  const answer =
    path[3] === 'rows'
      ? await (request.method === 'GET' ? salt(path[4] ?? '') : newRow(path[4] ?? '', body))
      : await (path[3] === 'session' ? session(body) : login(body));
  if (answer === null) response.writeHead(204).end();
  else {
    const json = JSON.stringify(answer);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length }).end(json);
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ event: 'start', port: typeof address === 'object' ? address?.port : 0 }));
});
