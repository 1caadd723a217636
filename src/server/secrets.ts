/** The server's own secrets: made once, kept beside the data, wiped never while it runs. None is ever logged or answered. */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { server as opaqueServer, ready } from '@serenity-kit/opaque';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts';
import { bytesIn, numberIn, type Queries, type Store, textIn } from './store/store.ts';

export interface Secrets {
  /** Ed25519 seed, 32 bytes: signs receipts. */
  receiptSeed: Uint8Array;
  /** 32 bytes: false salts for unknown locators, and every other answer that stands in for a missing row. */
  falseAnswerKey: Uint8Array;
  /** 32 bytes: account names are kept as their HMAC under it. */
  accountNameKey: Uint8Array;
  /** 32 bytes: tokens are kept as their HMAC under it. */
  tokenKey: Uint8Array;
  /** 32 bytes: MAC of challenges. */
  challengeKey: Uint8Array;
  /** `@serenity-kit/opaque`'s server setup, in its own base64url. */
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

/** Written whole and synced under another name first: a stop at any instant leaves either none or all. */
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

/** Those inside the database: where several processes share one, and in backups. Several may start at once: the first wins. */
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

/** Secrets are made for an empty database alone: others would shut everybody out. A restore that was stopped has written none. */
async function ensureNew(store: Queries, what: string, then: string): Promise<void> {
  for (const table of ['identities', 'id_rows', 'opaque_rows', 'key_rows'])
    if ((await store.get(`SELECT 1 AS there FROM ${table} LIMIT 1`)) !== null)
      throw new Error(`${what}, but the database is not new. ${then}`);
}

/** In the database: which secrets are its own. A hash of them, 48 bits as a number. */
const MARK = 'secrets';

const markOf = (stored: Stored): number =>
  Number(
    `0x${hmac(stored.receiptSeed, ...NAMES.map((name) => stored[name]))
      .reduce(toHex, '')
      .slice(0, 12)}`,
  );
const toHex = (text: string, byte: number): string => text + byte.toString(16).padStart(2, '0');

/** The database and the secrets of a folder belong together from now on. */
export async function bindSecrets(queries: Queries, stored: Stored): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await queries.run(sql, MARK, markOf(stored));
}

/**
 * Secrets that stand beside another database, or beside a new one, would begin a second history under the old name, which
 * wallets take for fraud.
 */
async function ensureBound(queries: Queries, folder: string, stored: Stored): Promise<Stored> {
  const row = await queries.get('SELECT value FROM server_state WHERE name = ?', MARK);
  if (row !== null && numberIn(row, 'value') === markOf(stored)) return stored;
  throw new Error(
    `${secretsFile(folder)} belongs to another database than the one beside it. Restore a backup into an empty folder, ` +
      'or begin a new server in an empty folder.',
  );
}

/** What a backup takes with it. @param folder `null`: they lie in the database */
export async function storedSecrets(store: Store, folder: string | null): Promise<Stored> {
  if (folder === null) {
    const known = await readSecretsTable(store);
    if (known !== null) return known;
    await ensureNew(store, 'The table server_secrets is empty', 'Restore a backup into an empty database.');
    await writeSecretsTable(store, await freshSecrets());
    return storedSecrets(store, null);
  }
  const fresh = await freshSecrets();
  // Of two that start for the first time at once, one waits here and finds what the other has made.
  return store.transaction(async (queries) => {
    if (existsSync(secretsFile(folder))) return ensureBound(queries, folder, readSecretsFile(folder));
    await ensureNew(queries, `${secretsFile(folder)} is missing`, 'Restore this file from a backup.');
    await bindSecrets(queries, fresh);
    await writeSecretsFile(folder, fresh);
    return readSecretsFile(folder);
  });
}

/** The secrets of this server, made at the first start. @throws Error when they are broken, or gone while data is there */
export const loadSecrets = async (store: Store, folder: string | null): Promise<Secrets> =>
  asSecrets(await storedSecrets(store, folder));

/** HMAC-SHA256 (RFC 2104), 32 bytes. */
export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return new Uint8Array(mac.digest());
}
