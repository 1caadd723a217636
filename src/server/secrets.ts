/** The server's own secrets: made once and stored beside the data. None is ever logged or sent. */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { server as opaqueServer, ready } from '@serenity-kit/opaque';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts';
import { bytesIn, numberIn, type Queries, type Store, textIn } from './store/store.ts';

export interface Secrets {
  /** Ed25519 seed, 32 bytes: signs receipts. */
  receiptSeed: Uint8Array;
  /** 32 bytes: key of false salts for unknown locators and of every other answer for a missing row. */
  falseAnswerKey: Uint8Array;
  /** 32 bytes: key of the HMACs of account names. */
  accountNameKey: Uint8Array;
  /** 32 bytes: key of the HMACs of tokens. */
  tokenKey: Uint8Array;
  /** 32 bytes: MAC key of challenges. */
  challengeKey: Uint8Array;
  /** The server setup of `@serenity-kit/opaque`, in its own base64url. */
  opaqueServerSetup: string;
}

const NAMES = [
  'receiptSeed',
  'falseAnswerKey',
  'accountNameKey',
  'tokenKey',
  'challengeKey',
  'opaqueServerSetup',
] as const;

type Stored = Record<(typeof NAMES)[number], Uint8Array>;

async function freshSecrets(): Promise<Stored> {
  await ready;
  const random = (): Uint8Array => new Uint8Array(randomBytes(32));
  return {
    receiptSeed: random(),
    falseAnswerKey: random(),
    accountNameKey: random(),
    tokenKey: random(),
    challengeKey: random(),
    opaqueServerSetup: utf8(opaqueServer.createSetup()),
  };
}

const asSecrets = (stored: Stored): Secrets => ({ ...stored, opaqueServerSetup: fromUtf8(stored.opaqueServerSetup) });

const secretsFile = (folder: string): string => join(folder, 'secrets.json');

/** Writes the secrets under another name, syncs, and renames: a stop at any instant leaves all of the file or none. */
export async function writeSecretsFile(folder: string, stored: Stored): Promise<void> {
  const file = secretsFile(folder);
  const encoded = Object.fromEntries(NAMES.map((name) => [name, toBase64Url(stored[name])]));
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(encoded, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  const directory = await open(dirname(file), 'r');
  await directory.sync().finally(() => directory.close());
}

function readSecretsFile(folder: string): Stored {
  const file = secretsFile(folder);
  chmodSync(file, 0o600);
  const encoded: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const read = (name: string): Uint8Array => {
    const text = (encoded as Record<string, unknown> | null)?.[name];
    if (typeof text !== 'string') throw new Error(`${file} lacks ${name}. Restore this file from a backup.`);
    return fromBase64Url(text);
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Stored;
}

/** The secrets in the database, for several processes and for backups. Of several processes that start at once, the first one's secrets count. */
async function readSecretsTable(store: Store): Promise<Stored | null> {
  const rows = await store.all('SELECT name, value FROM server_secrets');
  if (rows.length === 0) return null;
  const byName = new Map(rows.map((row) => [textIn(row, 'name'), bytesIn(row, 'value')]));
  const read = (name: string): Uint8Array => {
    const value = byName.get(name);
    if (value === undefined) throw new Error(`The database lacks the secret ${name}. Restore it from a backup.`);
    return value;
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Stored;
}

export async function writeSecretsTable(store: Store, stored: Stored): Promise<void> {
  await store.transaction(async (queries) => {
    for (const name of [...NAMES].sort())
      await queries.run(
        'INSERT INTO server_secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
        name,
        stored[name],
      );
  });
}

/** Makes secrets for an empty database only: new secrets would lock everybody out of an existing one. A restore that was stopped has written none. */
async function ensureNew(store: Queries, what: string, then: string): Promise<void> {
  for (const table of ['identities', 'id_rows', 'opaque_rows', 'key_rows'])
    if ((await store.get(`SELECT 1 AS there FROM ${table} LIMIT 1`)) !== null)
      throw new Error(`${what}, but the database is not new. ${then}`);
}

/** Row in the database that identifies its secrets: 48 bits of their hash, as a number. */
const MARK = 'secrets';

const markOf = (stored: Stored): number =>
  Number(
    `0x${hmac(stored.receiptSeed, ...NAMES.map((name) => stored[name]))
      .reduce(toHex, '')
      .slice(0, 12)}`,
  );
const toHex = (text: string, byte: number): string => text + byte.toString(16).padStart(2, '0');

/** Binds the database to the secrets of a folder. */
export async function bindSecrets(queries: Queries, stored: Stored): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await queries.run(sql, MARK, markOf(stored));
}

/**
 * Refuses secrets beside another database or a new one: they would begin a second history under the old receipt key, which wallets
 * treat as fraud.
 */
async function ensureBound(queries: Queries, folder: string, stored: Stored): Promise<Stored> {
  const row = await queries.get('SELECT value FROM server_state WHERE name = ?', MARK);
  if (row !== null && numberIn(row, 'value') === markOf(stored)) return stored;
  throw new Error(
    `${secretsFile(folder)} belongs to another database than the one beside it. Restore a backup into an empty folder, ` +
      'or begin a new server in an empty folder.',
  );
}

/** The secrets, for a backup. @param folder `null` when they lie in the database */
export async function storedSecrets(store: Store, folder: string | null): Promise<Stored> {
  if (folder === null) {
    const known = await readSecretsTable(store);
    if (known !== null) return known;
    await ensureNew(store, 'The table server_secrets is empty', 'Restore a backup into an empty database.');
    await writeSecretsTable(store, await freshSecrets());
    return storedSecrets(store, null);
  }
  const fresh = await freshSecrets();
  // If two processes start for the first time at once, one waits here and finds the other's secrets.
  return store.transaction(async (queries) => {
    if (existsSync(secretsFile(folder))) return ensureBound(queries, folder, readSecretsFile(folder));
    await ensureNew(queries, `${secretsFile(folder)} is missing`, 'Restore this file from a backup.');
    await bindSecrets(queries, fresh);
    await writeSecretsFile(folder, fresh);
    return readSecretsFile(folder);
  });
}

/** The secrets of this server, made at the first start. @throws Error when they are broken, or missing beside existing data */
export const loadSecrets = async (store: Store, folder: string | null): Promise<Secrets> =>
  asSecrets(await storedSecrets(store, folder));

/** The long-lived keys as Node wants them: making such an object of the bytes takes longer than an HMAC. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyObjectOf(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

/** HMAC-SHA256 (RFC 2104), 32 bytes. @param key never changed afterwards */
export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', keyObjectOf(key));
  for (const part of parts) mac.update(part);
  return new Uint8Array(mac.digest());
}
