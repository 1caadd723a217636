/**
 * The floor for the key server: a bare node:http handler that does the same queries and the same cryptography with `node:sqlite`,
 * `pg` and `node:crypto` themselves, and nothing else: no module of the server, no parsing that refuses, no limits, headers, logs or
 * figures. A process of its own; never for use.
 *
 *   node bare-server.mjs PLACE ORIGIN   (a SQLite file or a PostgreSQL's URL; the origin that answers name)
 */
import { createHash, createHmac, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { client, server as opaque, ready } from '@serenity-kit/opaque';
import pg from 'pg';

const [place = '', origin = ''] = process.argv.slice(2);
const query = place.startsWith('postgres:') ? onPostgres() : onSqlite();
await ready;
const serverSetup = opaque.createSetup();
const registrationRecord = recordOfNobody();
const key = randomBytes(32);

/** @typedef {(sql: string, ...values: (Uint8Array | string | number)[]) => Promise<Record<string, any> | undefined> | Record<string, any> | undefined} Query The first row. */

/** @returns {Query} */
function onSqlite() {
  const database = new DatabaseSync(place, { timeout: 5000 });
  // As the server's: each commit is synced.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  /** @type {Map<string, import('node:sqlite').StatementSync>} */
  const prepared = new Map();
  return (sql, ...values) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.get(...values);
  };
}

/** @returns {Query} */
function onPostgres() {
  const pool = new pg.Pool({ connectionString: place, max: 20 });
  /** @type {Map<string, string>} */
  const numbered = new Map();
  return async (sql, ...values) => {
    let count = 0;
    const text = numbered.get(sql) ?? sql.replaceAll('?', () => `$${++count}`);
    numbered.set(sql, text);
    return (await pool.query({ text, values })).rows[0];
  };
}

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

/** @param {string | undefined} text */
const bytes = (text) => Buffer.from(text ?? '', 'base64url');
/** @param {Uint8Array} value */
const hash = (value) => createHash('sha256').update(value).digest();
/** @param {Uint8Array} value */
const mac = (value) => createHmac('sha256', key).update(value).digest();
/** @param {Uint8Array | undefined} value */
const text = (value) => Buffer.from(value ?? []).toString('base64url');

/** @param {string} name */
async function salt(name) {
  const locator = bytes(name);
  const row = await query('SELECT salt, frozen FROM id_rows WHERE locator = ?', locator);
  return { salt: text(row?.salt ?? mac(locator)) };
}

/** @param {string} name @param {Record<string, string>} body */
async function newRow(name, body) {
  const sql =
    'INSERT INTO id_rows (locator, salt, control, frozen) VALUES (?, ?, ?, 0) ON CONFLICT (locator) DO NOTHING';
  await query(sql, bytes(name), bytes(body.salt), bytes(body.control));
  return null;
}

/** The two queries of a head check; it finds nothing new. @param {string} name @param {string} token */
async function head(name, token) {
  const id = bytes(name);
  const sql = 'SELECT signer, reads_all FROM identity_tokens WHERE identity = ? AND token_hash = ? AND expires > ?';
  await query(sql, id, mac(bytes(token)), Date.now());
  await query('SELECT * FROM identities WHERE id = ?', id);
}

/** Each part with its length before it. @param {Uint8Array[]} parts */
function framed(...parts) {
  const lengths = parts.map((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return length;
  });
  return Buffer.concat(parts.flatMap((part, at) => [/** @type {Buffer} */ (lengths[at]), part]));
}

const LABEL = Buffer.from('dramatis/v1/login-proof');
/** DER around an Ed25519 key. */
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** @param {Record<string, string>} body */
async function session(body) {
  const [number, challenge] = [bytes(body.number), bytes(body.challenge)];
  const row = await query(
    'SELECT login_public_key, blob, version, control, frozen FROM key_rows WHERE number = ?',
    number,
  );
  mac(challenge);
  const proof = framed(LABEL, Buffer.concat([number, framed(Buffer.from(origin), challenge)]));
  const publicKey = Buffer.concat([PUBLIC, row?.login_public_key ?? Buffer.alloc(32)]);
  if (!verify(null, proof, { key: publicKey, format: 'der', type: 'spki' }, bytes(body.signature)))
    throw new Error('This proof does not hold.');
  // Not the challenge itself: the server that is measured beside this one spends that.
  const sql = `INSERT INTO spent_challenges (owner, challenge, expires) VALUES (?, ?, ?)
    ON CONFLICT (owner, challenge) DO NOTHING`;
  await query(sql, number, hash(challenge), Date.now());
  return { blob: text(row?.blob), version: row?.version };
}

/** @param {{ account: { name: string }, request: string }} body */
async function login(body) {
  const account = mac(Buffer.from(body.account.name));
  await query(
    `INSERT INTO guesses (name, counter, failures, open_at, day, epoch) VALUES (?, ?, 1, 0, 20000, 1)
      ON CONFLICT (name, counter) DO UPDATE SET failures = guesses.failures + 1 RETURNING failures`,
    account,
    account,
  );
  await query('SELECT registration, record, frozen FROM opaque_rows WHERE account = ?', account);
  const started = opaque.startLogin({
    serverSetup,
    userIdentifier: text(account),
    registrationRecord,
    startLoginRequest: body.request,
  });
  const id = randomBytes(32);
  await query(
    `INSERT INTO opaque_logins (login_hash, account, counter, has_ticket, registration, state, taken, expires)
      VALUES (?, ?, ?, 0, ?, ?, 1, 0)`,
    mac(id),
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
  if (request.method !== 'GET') for await (const part of request) parts.push(part);
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
