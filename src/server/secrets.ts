/** The server's own secrets: made once and stored beside the data. None is ever logged or sent. */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { server as opaqueServer, ready } from '@serenity-kit/opaque';
import { equalBytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts';
import {
  encodeKey,
  encodeSetup,
  ensureNewer,
  generationName,
  isGeneration,
  KEY,
  keysIn,
  type OpaqueSetup,
  type ReceiptKey,
  SETUP,
  type Stored,
  setupsIn,
} from './generations.ts';
import { bytesIn, numberIn, type Queries, type Store, textIn } from './store/store.ts';

/** Secrets of a server. What can be replaced has generations, the oldest first; `reread` finds those that another process has made. */
export interface Secrets {
  /** 32 bytes: key of false salts for unknown locators and of every other answer for a missing row. */
  falseAnswerKey: Uint8Array;
  /** 32 bytes: key of the HMACs of account names. */
  accountNameKey: Uint8Array;
  /** 32 bytes: key of the HMACs of tokens. */
  tokenKey: Uint8Array;
  /** 32 bytes: MAC key of challenges. */
  challengeKey: Uint8Array;
  /** The server setup of OPAQUE for names without a record. It is never replaced, so the answers for such a name never change. */
  opaqueFalseSetup: string;
  /** Setups under which there are records; new ones are made under the last. */
  opaqueSetups: readonly OpaqueSetup[];
  receiptKeys: readonly ReceiptKey[];
  /** Reads the generations again. @throws Error when the stored secrets are others or older ones; those in memory then stay */
  reread(): Promise<void>;
}

/** Made once and never replaced. */
const FIXED = ['falseAnswerKey', 'accountNameKey', 'tokenKey', 'challengeKey', 'opaqueFalseSetup'] as const;
const [FIRST_SETUP, FIRST_KEY] = [generationName(SETUP, 1), generationName(KEY, 1)];

/** A new setup of OPAQUE, as it is stored. @param from ms since 1970 */
export async function freshSetup(from: number): Promise<Uint8Array> {
  await ready;
  return encodeSetup({ from, setup: opaqueServer.createSetup() });
}

async function freshSecrets(): Promise<Stored> {
  await ready;
  const random = (): Uint8Array => new Uint8Array(randomBytes(32));
  return {
    falseAnswerKey: random(),
    accountNameKey: random(),
    tokenKey: random(),
    challengeKey: random(),
    opaqueFalseSetup: utf8(opaqueServer.createSetup()),
    [FIRST_SETUP]: await freshSetup(0),
    [FIRST_KEY]: encodeKey({ from: 0, epoch: 0, isSigned: false, seed: random() }),
  };
}

/** @throws Error when one is missing or broken @param place for the message */
function ensureWhole(stored: Stored, place: string): Stored {
  const missing = FIXED.find((name) => stored[name] === undefined);
  const lacks = missing ?? (setupsIn(stored).length === 0 ? SETUP : stored[FIRST_KEY] === undefined ? KEY : null);
  if (lacks !== null) throw new Error(`The secret ${lacks} is missing in ${place}. Restore it from a backup.`);
  if (keysIn(stored).some(({ number }, at) => number !== at + 1))
    throw new Error(`A receipt key between two others is missing in ${place}. Restore it from a backup.`);
  return stored;
}

const secretsFile = (folder: string): string => join(folder, 'secrets.json');

/** Does a folder hold the secrets of a server? */
export const hasSecretsFile = (folder: string): boolean => existsSync(secretsFile(folder));

/** Writes the secrets under another name, syncs, and renames: a stop at any instant leaves all of the file or none. */
export async function writeSecretsFile(folder: string, stored: Stored): Promise<void> {
  const file = secretsFile(folder);
  const encoded = Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, toBase64Url(value)]));
  // What a stop left there may have another mode.
  await rm(`${file}.new`, { force: true });
  const handle = await open(`${file}.new`, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(encoded, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
}

const isSecret = (name: string): boolean => FIXED.some((fixed) => fixed === name) || isGeneration(name);

function readSecretsFile(folder: string): Stored {
  const file = secretsFile(folder);
  // Only then, because the folder of a standby may be mounted for reading alone.
  if ((statSync(file).mode & 0o777) !== 0o600) chmodSync(file, 0o600);
  return readSecretsAt(file);
}

/** Secrets in a file of any name, as `secrets.json` has them. @throws Error when it is not readable or not whole */
export function readSecretsAt(file: string): Stored {
  const encoded: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const found = Object.entries(encoded ?? {}).filter(([name, text]) => isSecret(name) && typeof text === 'string');
  return ensureWhole(Object.fromEntries(found.map(([name, text]) => [name, fromBase64Url(text)])), file);
}

/** The secrets in the database, for several processes and for backups. Of several processes that start at once, the first one's secrets count. */
async function readSecretsTable(store: Queries): Promise<Stored | null> {
  const rows = await store.all('SELECT name, value FROM server_secrets');
  if (rows.length === 0) return null;
  const found = rows.map((row): [string, Uint8Array] => [textIn(row, 'name'), bytesIn(row, 'value')]);
  return ensureWhole(Object.fromEntries(found.filter(([name]) => isSecret(name))), 'The database');
}

export async function writeSecretsTable(store: Store, stored: Stored): Promise<void> {
  await store.transaction((queries) => insertSecrets(queries, stored));
}

export async function insertSecrets(queries: Queries, stored: Stored): Promise<void> {
  const sql = 'INSERT INTO server_secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
  for (const [name, value] of Object.entries(stored).sort()) await queries.run(sql, name, value);
}

const hasRows = async (store: Queries, table: string): Promise<boolean> =>
  (await store.get(`SELECT 1 AS there FROM ${table} LIMIT 1`)) !== null;

async function isNew(store: Queries): Promise<boolean> {
  for (const table of ['identities', 'id_rows', 'opaque_rows', 'key_rows'])
    if (await hasRows(store, table)) return false;
  return true;
}

/** Makes secrets for an empty database only: new secrets would lock everybody out of an existing one. A restore that was stopped has written none. */
async function ensureNew(store: Queries, what: string, then: string): Promise<void> {
  if (!(await isNew(store))) throw new Error(`${what}, but the database is not new. ${then}`);
}

/** Would a start make secrets here? */
export const isUnstarted = async (store: Queries, folder: string | null): Promise<boolean> =>
  !(folder === null ? await hasRows(store, 'server_secrets') : hasSecretsFile(folder)) && isNew(store);

/** Rows in the database: 48 bits of the hash of the secrets that are never replaced, as a number, and the number of the newest generation of the others. */
const [MARK, NEWEST_SETUP, NEWEST_KEY] = ['secrets', 'newest-opaque-setup', 'newest-receipt-key'] as const;

const toHex = (text: string, byte: number): string => text + byte.toString(16).padStart(2, '0');

function marksOf(stored: Stored): Readonly<Record<string, number>> {
  const parts = [...FIXED, FIRST_KEY].flatMap((name) => stored[name] ?? []);
  const hash = hmac(stored[FIRST_KEY] ?? new Uint8Array(0), ...parts);
  return {
    [MARK]: Number(`0x${hash.reduce(toHex, '').slice(0, 12)}`),
    [NEWEST_SETUP]: setupsIn(stored).at(-1)?.number ?? 0,
    [NEWEST_KEY]: keysIn(stored).length,
  };
}

/** Binds the database to the secrets of a folder. */
export async function bindSecrets(queries: Queries, stored: Stored): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  for (const [name, value] of Object.entries(marksOf(stored))) await queries.run(sql, name, value);
}

/**
 * Refuses secrets beside another database or a new one (they would begin a second history under the old receipt key, which wallets
 * treat as fraud), and secrets of before a rotation. Newer ones than the database names are accepted: a rotation stopped after it had
 * written the file, or a backup of before the rotation was restored and this file put back.
 */
async function ensureBound(queries: Queries, folder: string, stored: Stored): Promise<Stored> {
  const sql = 'SELECT name, value FROM server_state WHERE name IN (?, ?, ?)';
  const rows = await queries.all(sql, MARK, NEWEST_SETUP, NEWEST_KEY);
  const bound = new Map(rows.map((row) => [textIn(row, 'name'), numberIn(row, 'value')]));
  const marks = marksOf(stored);
  if (bound.get(MARK) !== marks[MARK])
    throw new Error(
      `${secretsFile(folder)} belongs to another database than the one beside it. Restore a backup into an empty folder, ` +
        'or begin a new server in an empty folder.',
    );
  if ([NEWEST_SETUP, NEWEST_KEY].some((name) => (marks[name] ?? 0) < (bound.get(name) ?? 0)))
    throw new Error(
      `${secretsFile(folder)} is older than the database beside it: it lacks what a rotation made. Put back the newer file.`,
    );
  if (Object.entries(marks).some(([name, value]) => bound.get(name) !== value)) await bindSecrets(queries, stored);
  return stored;
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
export async function loadSecrets(store: Store, folder: string | null): Promise<Secrets> {
  const stored = await storedSecrets(store, folder);
  const generations = (of: Stored) => ({ opaqueSetups: setupsIn(of), receiptKeys: keysIn(of) });
  const secretOf = (name: (typeof FIXED)[number]): Uint8Array => stored[name] ?? new Uint8Array(0);
  let reading: Promise<void> | null = null;
  async function readAgain(): Promise<void> {
    const found = await presentSecrets(store, folder);
    if (found === null || FIXED.some((name) => !equalBytes(found[name] ?? new Uint8Array(0), secretOf(name))))
      throw new Error('The stored secrets are those of another server now. Restart this server.');
    ensureNewer(secrets, found);
    Object.assign(secrets, generations(found));
  }
  const secrets: Secrets = {
    falseAnswerKey: secretOf('falseAnswerKey'),
    accountNameKey: secretOf('accountNameKey'),
    tokenKey: secretOf('tokenKey'),
    challengeKey: secretOf('challengeKey'),
    opaqueFalseSetup: fromUtf8(secretOf('opaqueFalseSetup')),
    ...generations(stored),
    reread() {
      reading ??= readAgain().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
  return secrets;
}

/** The secrets as they are stored now; `null` when there are none. */
async function presentSecrets(store: Queries, folder: string | null): Promise<Stored | null> {
  if (folder === null) return readSecretsTable(store);
  return existsSync(secretsFile(folder)) ? readSecretsFile(folder) : null;
}

/**
 * Replaces the stored secrets by `change` of them, in one step. Of two changes at once, the second sees the first or fails.
 * @throws Error when there are no secrets, or another change came first
 */
export async function changeSecrets(
  store: Store,
  folder: string | null,
  change: (stored: Stored) => Stored,
): Promise<void> {
  await store.transaction(async (queries) => {
    const before = await presentSecrets(queries, folder);
    if (before === null) throw new Error('There are no secrets here. Start the server first.');
    if (folder !== null) await ensureBound(queries, folder, before);
    const after = change(before);
    if (folder === null) return changeRows(queries, before, after);
    // The file comes first: a stop in between leaves a file that is newer than the marks, which a start accepts.
    await writeSecretsFile(folder, after);
    await bindSecrets(queries, after);
  });
}

async function changeRows(queries: Queries, before: Stored, after: Stored): Promise<void> {
  const insert = 'INSERT INTO server_secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
  for (const [name, value] of Object.entries(after))
    if (before[name] === undefined && (await queries.run(insert, name, value)) !== 1)
      throw new Error('The secrets were changed in the meantime. Check them with rotate show, and try again.');
  for (const name of Object.keys(before))
    if (after[name] === undefined) await queries.run('DELETE FROM server_secrets WHERE name = ?', name);
}

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
