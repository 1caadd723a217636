/** Validates a write against the present identity: its signer, its log entries, the rights to its boxes. Changes nothing. */
import type * as v from 'valibot';
import { settle } from '../../keys/log/apply.ts';
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import { isDeleted, type LogState } from '../../keys/log/state.ts';
import type { LogHead } from '../../keys/signed-box.ts';
import { equalBytes } from '../../lib/bytes.ts';
import type { writeSchema } from '../../messaging/key-server/identities.ts';
import { plainDetails } from '../http/answer.ts';
import { malformed, ServerError } from '../http/errors.ts';
import type { Parts } from '../parts.ts';
import { isAuditKey } from './audit.ts';
import { mayWriteBox } from './box-rights.ts';
import { type Extended, extendBy } from './entries.ts';
import type { Standing } from './log-cache.ts';
import { ensureQuota, isFreeze, sizesOf } from './quota.ts';
import type { IdentityRow } from './row.ts';
import { isActive, type Signer, signerOf } from './signer.ts';

export type WantedWrite = v.InferOutput<typeof writeSchema>;

/** An epoch before the first. */
const NO_EPOCH = 0;

/** A stored box; `length` is null for a tombstone. */
export interface HeldBox {
  sequence: number;
  length: number | null;
}

export interface ValidatedWrite {
  before: IdentityRow | null;
  after: IdentityRow;
  log: LogState;
  signer: Signer;
}

const notAllowed = (message: string): ServerError => new ServerError('not-allowed', message);

const sameHead = (a: LogHead | null, b: LogHead | null): boolean =>
  a === null || b === null ? a === b : a.number === b.number && equalBytes(a.hash, b.hash);

/**
 * Does the stored box conflict with the write? A write names the version that it replaces, also of a removed box: otherwise an old
 * write, sent again, would bring a removed box back.
 */
const isVersionConflict = (held: HeldBox | undefined, replaces: number | null): boolean =>
  (held?.sequence ?? null) !== replaces;

/** @throws ServerError stale */
function ensureFresh(wanted: WantedWrite, row: IdentityRow | null, held: ReadonlyMap<string, HeldBox>): void {
  const head = row?.head ?? null;
  const boxes = wanted.boxes.filter(({ name, replaces }) => isVersionConflict(held.get(name), replaces));
  if (sameHead(head, wanted.expect) && boxes.length === 0) return;
  const details = plainDetails({ head, sequence: row?.sequence ?? 0, boxes: boxes.map(({ name }) => name) });
  throw new ServerError('stale', 'This write builds on an older state.', { details });
}

/** Does the write hold only entries that this signer may add although it may not read? */
function isAllowedWithoutReading(signer: Signer, wanted: WantedWrite): boolean {
  if (wanted.boxes.length > 0 || wanted.auditKey !== null || wanted.entries.length === 0) return false;
  if (signer.kind === 'device') return false;
  return wanted.entries.every((bytes) => {
    const [first] = decodeEntry(bytes).entry.signers;
    const role = signer.kind === 'freeze-code' ? 'freeze-code' : 'author';
    return first?.role === role && equalBytes(first.id, signer.method.id);
  });
}

/**
 * The signer of the write: an active method or device, by the log before the entries or after them; a freeze code for its own entry; a
 * frozen method for the entries that the log still allows it (cancelling).
 */
function signerFor(before: LogState | null, after: LogState, wanted: WantedWrite): Signer {
  const now = signerOf(after, wanted.publicKey);
  const then = before === null ? null : signerOf(before, wanted.publicKey);
  for (const signer of [now, then]) {
    if (signer === null) continue;
    if (isActive(signer) || isAllowedWithoutReading(signer, wanted)) return signer;
  }
  throw notAllowed('This signer may not write now.');
}

function ensureBoxRights(log: LogState, wanted: WantedWrite, held: ReadonlyMap<string, HeldBox>): void {
  if (wanted.boxes.length === 0) return;
  const signer = signerOf(log, wanted.publicKey);
  if (signer === null || !isActive(signer)) throw notAllowed('This signer may write no box now.');
  for (const { name, bytes } of wanted.boxes) {
    const isThere = typeof held.get(name)?.length === 'number';
    const act = bytes === null ? 'remove' : isThere ? 'replace' : 'create';
    if (!mayWriteBox(log, signer.method, name, act)) throw notAllowed('This signer may not write one of these boxes.');
  }
}

/**
 * A managing method sets the key to which the audit is sealed. A new key comes with a log entry, which can be written once only, so an
 * old write that is sent again cannot bring an old key back.
 * @throws ServerError not-allowed
 */
async function ensureAuditKey(log: LogState, wanted: WantedWrite, present: Uint8Array | null): Promise<void> {
  const { auditKey, publicKey, entries } = wanted;
  if (auditKey === null) return;
  if (entries.length === 0 && present !== null && !equalBytes(present, auditKey))
    throw notAllowed('A new audit key comes with a log entry.');
  const signer = signerOf(log, publicKey);
  if (signer === null || !isActive(signer) || signer.method.rank === 'other')
    throw notAllowed('This signer may not change the audit key.');
  if (!(await isAuditKey(auditKey))) throw notAllowed('Nothing can be sealed to this audit key.');
}

/** The counts of the identity's row after the write. A removed box keeps its name, because readers must learn of the removal. */
function countsAfter(row: IdentityRow | null, wanted: WantedWrite, held: ReadonlyMap<string, HeldBox>) {
  let boxCount = row?.boxCount ?? 0;
  let boxBytes = row?.boxBytes ?? 0;
  for (const { length } of wanted.entries) boxBytes += length;
  for (const { name, bytes } of wanted.boxes) {
    const there = held.get(name);
    if (there === undefined) boxCount++;
    boxBytes += (bytes?.length ?? 0) - (there?.length ?? 0);
  }
  return { boxCount, boxBytes };
}

/** Refuses a write with the same name twice, which would be counted twice and stored once. @throws ServerError malformed */
function ensureNamedOnce({ boxes }: WantedWrite): void {
  if (new Set(boxes.map(({ name }) => name)).size !== boxes.length) throw malformed();
}

/**
 * @param held the stored boxes of the write's names, as of `standing.row.sequence`
 * @throws ServerError malformed, stale, not-allowed, too-large
 */
export async function validateWrite(
  { now, epoch }: Pick<Parts, 'now' | 'epoch'>,
  identityId: Uint8Array,
  wanted: WantedWrite,
  standing: Standing | null,
  held: ReadonlyMap<string, HeldBox>,
): Promise<ValidatedWrite> {
  const row = standing?.row ?? null;
  ensureNamedOnce(wanted);
  ensureFresh(wanted, row, held);
  const time = now();
  const mayBeOld = row === null || row.logEpoch < epoch;
  const { log, fresh }: Extended = await extendBy(standing?.log ?? null, wanted.entries, { now: time, mayBeOld });
  if (!equalBytes(log.identityId, identityId)) throw notAllowed('This is the log of another identity.');
  if (!sameHead(log.head, wanted.head)) throw notAllowed('The entries lead to another head.');
  if (row === null && isDeleted(log, time)) throw notAllowed('This identity is deleted.');
  const present = settle(log, time);
  const signer = signerFor(standing?.present ?? null, present, wanted);
  ensureBoxRights(present, wanted, held);
  await ensureAuditKey(present, wanted, row?.auditKey ?? null);
  const counts = countsAfter(row, wanted, held);
  if (!isFreeze(wanted)) ensureQuota(sizesOf(row, standing?.log ?? null), sizesOf(counts, log), signer.method.rank);
  const after: IdentityRow = {
    id: identityId,
    head: log.head,
    sequence: (row?.sequence ?? 0) + 1,
    // A method that does not manage may begin the identity here with an old part of its log; a device that knows the rest adds
    // it. A managing method must bring recent entries: a thief of it could otherwise date the start of a delay back.
    logEpoch: fresh || (row === null && signer.method.rank !== 'other') ? epoch : (row?.logEpoch ?? NO_EPOCH),
    ...counts,
    auditNumber: row?.auditNumber ?? 0,
    auditKey: wanted.auditKey ?? row?.auditKey ?? null,
    removeAt: row?.removeAt ?? null,
    deleteAt: log.deletion?.activeFrom ?? null,
  };
  return { before: row, after, log, signer };
}
