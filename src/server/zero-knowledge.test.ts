/**
 * What the server keeps, after the real wallet did everything with it: its database files, journal, logs and metrics are
 * searched for secrets in every form. Real process, real disk, both stores.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { logInAt } from '../../scripts/lib/issuer.mjs';
import { locatorOf } from '../keys/locator.ts';
import { passkeyModeSecret } from '../keys/modes/passkey.ts';
import { parseRecoveryKey, recoveryModeSecret } from '../keys/modes/recovery-key.ts';
import { bareHex, randomBytes, toBase64Url, utf8 } from '../lib/bytes.ts';
import { importPrivateKey, newLevel } from '../session/testing/acts.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN, recoveryProof } from '../session/testing/served.ts';
import { codeIn, finishOidcLogin } from '../sync/oidc-login.ts';
import { createRemote, type Fetch } from '../sync/remote.ts';
import { begin, enrol, logInWith, openWith, trialIssuer } from './oidc/testing/logins.ts';
import { logIn, register } from './rows/testing/people.ts';
import { TABLES } from './store/copy.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import type { TestApp } from './testing/app.ts';
import { askAt } from './testing/load.ts';
import { type ServerProcess, startServer } from './testing/process.ts';
import { findSecrets, type Heaps } from './testing/search.ts';
import { describeStores } from './testing/stores.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const end of ends.splice(0)) await end();
});

const ISSUER_SECRET = 'marked-secret-of-the-client';

/** Two people with accounts at an issuer: one with a passphrase, one whose login fails half way; and a login while the issuer is down. */
async function liveAtIssuer(fetch: Fetch, issuer: Awaited<ReturnType<typeof trialIssuer>>) {
  const remote = createRemote({ origin: ORIGIN, receiptKey: new Uint8Array(32) }, fetch);
  const subject = 'marked-subject-of-nobody';
  const account = await logInWith(remote, 'trial', subject);
  const { control, row } = await enrol(remote, account, 'marked passphrase');
  expect(await openWith(remote, account, 'marked passphrase')).not.toBe('wrong');
  expect(await openWith(remote, account, 'marked wrong passphrase')).toBe('wrong');
  const { url, pending } = await begin(remote, 'trial');
  const answer = await logInAt(url, 'marked-other-subject');
  const failed = { ...pending, verifier: toBase64Url(randomBytes(32)) };
  await expect(finishOidcLogin(remote.oidc, failed, answer)).rejects.toThrow();
  const late = await begin(remote, 'trial');
  const lateAnswer = await logInAt(late.url, subject);
  issuer.become('down');
  await expect(finishOidcLogin(remote.oidc, late.pending, lateAnswer)).rejects.toMatchObject({
    code: 'issuer-unreachable',
  });
  return new Map<string, Uint8Array | string>([
    ['subject', subject],
    ['subject of a failed login', 'marked-other-subject'],
    ['issuer', issuer.issuer],
    ['client', issuer.options.clientId],
    ['secret of the client', ISSUER_SECRET],
    ['code', codeIn(answer, pending)],
    ['code while the issuer was down', codeIn(lateAnswer, late.pending)],
    ['code verifier', late.pending.verifier],
    ['key of a login', account.seed],
    ['account ticket', account.accountTicket],
    ['control token of the row', control],
    ['passphrase', 'marked passphrase'],
    ['wrong passphrase', 'marked wrong passphrase'],
    // What is stored of it, so that the search is seen to find it.
    ['row, which is stored', row.salt],
  ]);
}

/** Every text of random bytes that the wallet made, but nonces of 24 bytes: each of its keys began as one. */
function catchRandomness(): Uint8Array[] {
  const caught: Uint8Array[] = [];
  const real = crypto.getRandomValues.bind(crypto);
  vi.spyOn(crypto, 'getRandomValues').mockImplementation(<T extends ArrayBufferView | null>(array: T): T => {
    real(array as unknown as Uint8Array<ArrayBuffer>);
    if (array instanceof Uint8Array && array.length >= 20 && array.length !== 24) caught.push(new Uint8Array(array));
    return array;
  });
  return caught;
}

/** Everything of the wallet, of a person with a password and of people with accounts at an issuer; the secrets that were used, by name. */
async function live({ address }: ServerProcess, issuer: Awaited<ReturnType<typeof trialIssuer>>) {
  const caught = catchRandomness();
  const fetchThere: Fetch = (url, init) => fetch(url.replace(ORIGIN, address), init);
  const here = await createComputer(fetchThere, Date.now());
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const [login] = await session.layers();
  const characterId = login?.characterIds[0] ?? '';
  const privateKey = randomBytes(32);
  await importPrivateKey(session.profiles, characterId, 'Marked account', `0x${bareHex(privateKey)}`);
  await session.change(recoveryProof(created), (change) =>
    newLevel(change, { name: 'Marked level', manages: false, characterIds: [characterId] }),
  );
  await session.keyServer.synchronise();
  const there = await createComputer(fetchThere, Date.now());
  await findOn(there, created.authenticator);
  await there.stage.session.lock();
  // OPAQUE's record holds a random number of its own, which is no secret.
  vi.restoreAllMocks();

  const accounts = await liveAtIssuer(fetchThere, issuer);
  const salt = accounts.get('row, which is stored') as Uint8Array;
  accounts.delete('row, which is stored');

  const app = askAt(address, ORIGIN) as unknown as TestApp;
  const [name, password] = ['marked-person@example.org', 'marked password, long enough'];
  expect((await register(app, name, password)).status).toBe(204);
  expect((await logIn(app, name, password)).kind).toBe('in');
  expect((await logIn(app, name, 'marked wrong guess')).kind).toBe('wrong');
  await app.ask('POST', '/v1/marked-path-of-nobody', { body: { marked: 'marked-body-of-nobody' } });
  await app.ask('POST', '/v1/id/opaque/login/start', { body: { account: { kind: 'name', name: 'marked-malformed' } } });

  const prf = created.authenticator.prf(created.localSalt);
  const secrets = new Map<string, Uint8Array | string>([
    ['PRF output', prf.first],
    ['local PRF output', prf.second],
    ['mode secret', passkeyModeSecret(prf.first)],
    ['recovery key', created.recoveryKey],
    ['recovery key without dashes', created.recoveryKey.replaceAll('-', '')],
    ['recovery key, as bytes', parseRecoveryKey(created.recoveryKey)],
    ['mode secret of the recovery key', recoveryModeSecret(parseRecoveryKey(created.recoveryKey))],
    ['private key', privateKey],
    ['name of an account', 'Marked account'],
    ['name of a level', 'Marked level'],
    ['name of a person', name],
    ['password', password],
    ['wrong guess', 'marked wrong guess'],
    ['path', 'marked-path-of-nobody'],
    ['body', 'marked-body-of-nobody'],
    ['malformed name', 'marked-malformed'],
    ...accounts,
  ]);
  return { secrets, caught, salt };
}

/** Tables as they are read, and with a folder the files below it. */
async function heapsOf(store: Store | null, folder: string | null, server: ServerProcess): Promise<Heaps> {
  const heaps = new Map<string, Buffer>();
  heaps.set('logs', Buffer.from(server.lines.join('\n')));
  heaps.set('metrics', Buffer.from(await (await fetch(`${server.metrics}/metrics`)).text()));
  if (folder !== null)
    // The server's own secrets are theirs alone, and the wallet has none of them.
    for (const file of readdirSync(folder))
      if (file !== 'secrets.json') heaps.set(file, readFileSync(join(folder, file)));
  if (store !== null)
    for (const table of TABLES.filter((name) => name !== 'server_secrets'))
      heaps.set(
        table,
        Buffer.concat((await store.all(`SELECT * FROM ${table}`)).flatMap((row) => Object.values(row).map(bufferOf))),
      );
  return heaps;
}

const bufferOf = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));

/** The three databases that nothing may join. */
const DATABASES = [
  ['id_rows', 'opaque_rows', 'guesses', 'opaque_logins'],
  ['key_rows'],
  ['identities', 'log_entries', 'boxes', 'writes', 'identity_tokens', 'freeze_codes', 'audit_entries'],
] as const;

/** Short values of one database that lie anywhere in another one, each as a line. */
async function joints(store: Store): Promise<string[]> {
  const contents = await Promise.all(
    DATABASES.map(async (tables) => {
      const rows = (await Promise.all(tables.map((table) => store.all(`SELECT * FROM ${table}`)))).flat();
      return rows.flatMap((row) => Object.values(row)).filter((value) => value instanceof Uint8Array);
    }),
  );
  for (const values of contents) expect(values.length).toBeGreaterThan(3);
  const found: string[] = [];
  for (const [a, values] of contents.entries())
    for (const [b, others] of contents.entries()) {
      if (a === b) continue;
      const heap: Heaps = new Map([[`database ${b}`, Buffer.concat(others)]]);
      const short = values.filter(({ length }) => length >= 16 && length <= 64);
      found.push(...findSecrets(heap, new Map(short.map((value) => [`${bareHex(value)} of database ${a}`, value]))));
    }
  return found;
}

/** What the server is meant to have of the wallet's random bytes: salts, and the anchor of the log. */
async function publicRandomness(store: Store): Promise<Uint8Array[]> {
  const salts = [
    ...(await store.all('SELECT salt FROM id_rows')),
    ...(await store.all('SELECT salt FROM opaque_rows')),
  ];
  const genesis = await store.all('SELECT bytes FROM log_entries WHERE number = 0');
  return [...salts.map((row) => row.salt as Uint8Array), ...genesis.map((row) => row.bytes as Uint8Array)];
}

describeStores('A server that is searched', (database) => {
  it('has no secret of those who used it, in any form', async () => {
    const place = await database();
    const folder = place.kind === 'sqlite' ? mkdtempSync(join(tmpdir(), 'dramatis-search-')) : null;
    const issuer = await trialIssuer(ends, { clientSecret: ISSUER_SECRET });
    const options = mkdtempSync(join(tmpdir(), 'dramatis-issuers-'));
    writeFileSync(join(options, 'issuers.json'), JSON.stringify([issuer.options]));
    const parameters = ['--origin', ORIGIN, '--issuers', join(options, 'issuers.json')];
    const server = await startServer(folder ?? place.place, parameters);
    try {
      const { secrets, caught, salt } = await live(server, issuer);
      const store = folder === null ? await place.open() : await openSqlite(join(folder, 'key-server.sqlite'));
      const heaps = await heapsOf(store, folder, server);
      const known = await publicRandomness(store);
      expect(await joints(store)).toEqual([]);
      if (folder !== null) await store.close();

      // The search finds what is there: the rows' locator, and the route in the logs.
      const there = new Map<string, Uint8Array | string>([
        ['locator', locatorOf(secrets.get('mode secret') as Uint8Array)],
        ['route', '/v1/id/rows/:locator'],
        ['salt of an account', salt],
        ['step', '"step":"token"'],
      ]);
      expect(findSecrets(heaps, there).some((line) => line.startsWith('locator'))).toBe(true);
      expect(findSecrets(heaps, there).some((line) => line === 'route, as raw, in logs')).toBe(true);
      expect(findSecrets(heaps, there).some((line) => line.startsWith('salt of an account'))).toBe(true);
      // The failure of the issuer is in the logs, and nothing of the login.
      expect(findSecrets(heaps, there).some((line) => line === 'step, as raw, in logs')).toBe(true);

      expect(findSecrets(heaps, secrets)).toEqual([]);
      const secret = caught.filter((bytes) => !known.some((each) => Buffer.from(each).includes(Buffer.from(bytes))));
      expect(caught.length - secret.length).toBeGreaterThanOrEqual(3);
      expect(secret.length).toBeGreaterThan(10);
      expect(
        findSecrets(heaps, new Map(secret.map((bytes, at) => [`random bytes ${at} (${bytes.length})`, bytes]))),
      ).toEqual([]);
    } finally {
      await server.end('SIGKILL');
      for (const each of [folder, options]) if (each !== null) rmSync(each, { recursive: true, force: true });
    }
  });
});

it('the search finds a text in every form', () => {
  const secret = utf8('a secret of 20 bytes');
  const text = Buffer.from(secret);
  const heap = (bytes: Buffer): Heaps =>
    new Map([['heap', Buffer.concat([Buffer.from('xy'), bytes, Buffer.from('z')])]]);
  const forms = [
    text,
    Buffer.from(text.toString('hex')),
    Buffer.from(Buffer.concat([Buffer.from('prefix'), text, Buffer.from('suffix')]).toString('base64url')),
    Buffer.from(Buffer.concat([Buffer.from('prefix+'), text]).toString('base64')),
    Buffer.from(text.toString('latin1'), 'utf16le'),
  ];
  for (const form of forms) expect(findSecrets(heap(form), new Map([['secret', secret]]))).not.toEqual([]);
  expect(findSecrets(heap(Buffer.from('nothing of it')), new Map([['secret', secret]]))).toEqual([]);
});
