/**
 * What this device stores about a key server, per identity, in rows of the vault: its pinned key, its last receipt, the version of each
 * box that it holds, the outbox, and boxes that conflict with the outbox. No secret.
 */
import * as v from 'valibot';
import { bareHex, fromHex, fromUtf8, utf8 } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { WalletError } from '../lib/errors.ts';
import { fromJsonBytes, toJsonBytes } from '../lib/json-bytes.ts';
import { sync as t } from '../locales/en/sync.ts';
import { orElse, readStored } from '../vault/stored.ts';
import type { Change, Vault } from '../vault/vault.ts';
import type { Box } from './key-server.ts';
import type { SignedWrite } from './remote/identities.ts';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const receipt = v.object({
  receiptKey: bytes,
  epoch: v.number(),
  head: v.object({ number: v.number(), hash: bytes }),
  sequence: v.number(),
  signature: bytes,
});

const successor = v.object({
  origin: v.string(),
  epoch: v.number(),
  number: v.number(),
  before: bytes,
  after: bytes,
  signature: bytes,
});

/** A chain is read whole or not at all. */
const succession = v.custom<v.InferOutput<typeof successor>[]>((value) => v.is(v.array(successor), value));

const evidence = v.variant('kind', [
  v.object({ kind: v.literal('receipts'), receipts: v.tuple([receipt, receipt]) }),
  v.object({ kind: v.literal('successors'), successors: v.tuple([successor, successor]) }),
]);

const recordSchema = v.object({
  origin: v.string(),
  /** Pinned at the first contact, or a successor of that key. */
  receiptKey: bytes,
  /** The steps from the key of the first contact to this one. */
  succession,
  /** When it was last followed to another key (ms), and the fingerprint of the key that it left then, several steps before perhaps. */
  followed: orElse(v.nullable(v.object({ at: v.number(), before: v.string() })), null),
  /** The newest receipt that was accepted. */
  receipt: v.nullable(receipt),
  /** By login method (hex): boxes up to this sequence were read while the server showed the method these characters. */
  readers: orElse(v.record(v.string(), v.object({ after: v.number(), sees: v.string() })), {}),
  /** When the log here was last known to be the newest (ms). */
  inStepAt: orElse(v.nullable(v.number()), null),
  lastContact: orElse(v.nullable(v.number()), null),
  /** An invitation (16 bytes) that the first write is sent with; forgotten with the first receipt. */
  invitation: orElse(v.nullable(bytes), null),
  /**
   * Evidence against the server: two receipts that contradict each other (`succession` has the chain between their keys), or two
   * successors of one key. Nothing is sent to it any more.
   */
  evidence: v.nullable(evidence),
  /** Evidence in spite of which the person accepted the server's present key. */
  overruled: orElse(v.array(evidence), []),
});

export type SyncRecord = v.InferOutput<typeof recordSchema>;

/** A write that was sent or is about to be; stored until its outcome is known. */
export interface Attempt {
  write: SignedWrite;
  /** A change of the identity: the mirror applies it only after the server has it, which the next reading shows. */
  through: boolean;
  /** Boxes of the same change that did not fit into this write. */
  rest: Box[];
}

/** The version of a box that the server has. */
export interface Version {
  sequence: number;
  removed: boolean;
  /** The check refused it; it is checked again later. */
  rejected?: boolean;
}

const [REMOVED, REJECTED] = [1, 2];

type Id = Uint8Array;
const row = (key: string, value: Uint8Array | null): Change => ({ table: 'settings', key, value });
const json = (value: unknown): Uint8Array => utf8(toJsonBytes(value));

const unreadable = () => new WalletError('storage-broken', t.recordUnreadable);

/** @throws WalletError storage-broken */
function parsed(value: Uint8Array): unknown {
  try {
    return fromJsonBytes(fromUtf8(value));
  } catch {
    throw unreadable();
  }
}

const recordKey = (id: Id) => `sync/${bareHex(id)}`;
const attemptKey = (id: Id) => `attempt/${bareHex(id)}`;
const versionPrefix = (id: Id) => `version/${bareHex(id)}/`;
const outboxPrefix = (id: Id) => `outbox/${bareHex(id)}/`;
const incomingPrefix = (id: Id) => `incoming/${bareHex(id)}/`;

/**
 * @returns `null` for an identity without a server. Unreadable fields that the server can send again get a default; its pinned key and
 * its receipt do not.
 * @throws WalletError storage-broken
 */
export async function readRecord(vault: Vault, id: Id): Promise<SyncRecord | null> {
  const found = await vault.get('settings', recordKey(id));
  if (!found) return null;
  const read = readStored(recordSchema, parsed(found));
  if (read === null) throw unreadable();
  return read.value;
}
/** The records of all identities that have a server. @throws WalletError storage-broken */
export async function readRecords(vault: Vault): Promise<{ identityId: Uint8Array; record: SyncRecord }[]> {
  const found: { identityId: Uint8Array; record: SyncRecord }[] = [];
  for (const { key } of await vault.list('settings', 'sync/')) {
    const identityId = fromHex(key.slice('sync/'.length));
    const record = await readRecord(vault, identityId);
    if (record !== null) found.push({ identityId, record });
  }
  return found;
}
export const recordChange = (id: Id, record: SyncRecord | null): Change =>
  row(recordKey(id), record && json(record.receipt === null ? record : { ...record, invitation: null }));

export async function readAttempt(vault: Vault, id: Id): Promise<Attempt | null> {
  const found = await vault.get('settings', attemptKey(id));
  return found && (parsed(found) as Attempt);
}
export const attemptChange = (id: Id, attempt: Attempt | null): Change => row(attemptKey(id), attempt && json(attempt));

export async function readVersions(vault: Vault, id: Id): Promise<Map<string, Version>> {
  const prefix = versionPrefix(id);
  const rows = await vault.list('settings', prefix);
  return new Map(
    rows.map(({ key, value }) => {
      const reader = createReader(value);
      const [sequence, flags] = [reader.u64(), reader.u8()];
      const [removed, rejected] = [(flags & REMOVED) !== 0, (flags & REJECTED) !== 0];
      return [key.slice(prefix.length), { sequence, removed, rejected }];
    }),
  );
}
export const versionChange = (id: Id, name: string, version: Version | null): Change =>
  row(
    versionPrefix(id) + name,
    version &&
      createWriter()
        .u64(version.sequence)
        .u8((version.removed ? REMOVED : 0) | (version.rejected === true ? REJECTED : 0))
        .finish(),
  );

const optional = (value: Uint8Array | null): Uint8Array =>
  createWriter()
    .option(value, (held, writer) => writer.bytes(held))
    .finish();
const readOptional = (value: Uint8Array): Uint8Array | null => createReader(value).option((held) => held.bytes());

async function readNamed(vault: Vault, prefix: string): Promise<Map<string, Uint8Array | null>> {
  const rows = await vault.list('settings', prefix);
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), readOptional(value)]));
}

/** The outbox: names of boxes, each with the server's bytes from which the change was made (the base of a merge). */
export const readOutbox = (vault: Vault, id: Id): Promise<Map<string, Uint8Array | null>> =>
  readNamed(vault, outboxPrefix(id));
/** @param base `null`: the server had none */
export const waits = (id: Id, name: string, base: Uint8Array | null): Change =>
  row(outboxPrefix(id) + name, optional(base));
export const waitsNoMore = (id: Id, name: string): Change => row(outboxPrefix(id) + name, null);

/** Boxes of the server that conflict with the outbox; `null` bytes: the server says that the box was removed. */
export const readIncoming = (vault: Vault, id: Id): Promise<Map<string, Uint8Array | null>> =>
  readNamed(vault, incomingPrefix(id));
export const incomingChange = (id: Id, name: string, theirs: Uint8Array | null): Change =>
  row(incomingPrefix(id) + name, optional(theirs));
export const noIncoming = (id: Id, name: string): Change => row(incomingPrefix(id) + name, null);

/** Forgets the server's box versions and the write under way. The outbox stays. */
export async function forgetVersions(vault: Vault, id: Id): Promise<Change[]> {
  const changes = [attemptChange(id, null)];
  for (const prefix of [versionPrefix(id), incomingPrefix(id)])
    for (const { key } of await vault.list('settings', prefix)) changes.push(row(key, null));
  return changes;
}

/** Forgets everything about the server; the identity stays. */
export async function forgetServer(vault: Vault, id: Id): Promise<Change[]> {
  const changes = [recordChange(id, null), ...(await forgetVersions(vault, id))];
  for (const { key } of await vault.list('settings', outboxPrefix(id))) changes.push(row(key, null));
  return changes;
}
