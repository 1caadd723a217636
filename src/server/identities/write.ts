/** Carries out a write, whole or not at all. The same write again gets the first answer, and of two at the same time one wins. */
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import { writeStatement } from '../../keys/statement.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import { refused, ServerError } from '../http/errors.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn, type Queries, textIn } from '../store/store.ts';
import type { Admission, Admit } from './admission.ts';
import type { Audit } from './audit.ts';
import { claimFreezeCodes, releaseFreezeCodes } from './freeze-codes.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { LogCache, Standing } from './log-cache.ts';
import { type Confirmed, type Receipt, receiptOf } from './receipt.ts';
import { beginIdentity, readIdentity, replaceIdentity } from './row.ts';
import { signerId } from './signer.ts';
import { type HeldBox, type ValidatedWrite, validateWrite, type WantedWrite } from './validate-write.ts';

/** How long a write is remembered (ms). */
export const IDEMPOTENCY_WINDOW = 24 * 60 * 60 * 1000;
/** How many times a write is validated again after another process was first. */
const ATTEMPTS = 20;

/** Thrown to end a transaction without a commit: the first write lost its admission meanwhile. */
class NotAdmitted extends Error {}

export type WriteIdentity = (identityId: Uint8Array, wanted: WantedWrite) => Promise<Receipt>;

export function createWriting(parts: Parts, states: LogCache, audit: Audit, admission: Admission): WriteIdentity {
  const { store, now, origin, epoch } = parts;
  const turns = createKeyedQueue();

  /** @throws ServerError refused: the idempotency key was used for another write */
  async function answeredBefore(identityId: Uint8Array, wanted: WantedWrite): Promise<Confirmed | null> {
    const sql = 'SELECT * FROM writes WHERE identity = ? AND write_key = ? AND expires > ?';
    const row = await store.get(sql, identityId, wanted.key, now());
    if (row === null) return null;
    // The signature covers everything in the write and is deterministic.
    if (!equalBytes(bytesIn(row, 'signature'), wanted.signature)) throw refused();
    const head = { number: numberIn(row, 'head_number'), hash: bytesIn(row, 'head_hash') };
    return { epoch: numberIn(row, 'epoch'), head, sequence: numberIn(row, 'sequence') };
  }

  /** @returns `false` when the write was carried out meanwhile @throws the error, otherwise */
  async function doneMeanwhile(identityId: Uint8Array, wanted: WantedWrite, error: unknown): Promise<false> {
    if (error instanceof ServerError && (await answeredBefore(identityId, wanted)) !== null) return false;
    throw error;
  }

  async function heldBoxes(standing: Standing | null, wanted: WantedWrite): Promise<Map<string, HeldBox>> {
    const held = new Map<string, HeldBox>();
    if (standing === null) return held;
    for (const { name } of wanted.boxes) {
      const sql = 'SELECT name, sequence, length(bytes) AS length FROM boxes WHERE identity = ? AND name = ?';
      const row = await store.get(sql, standing.row.id, name);
      if (row === null) continue;
      const length = row.length === null ? null : numberIn(row, 'length');
      held.set(textIn(row, 'name'), { sequence: numberIn(row, 'sequence'), length });
    }
    return held;
  }

  /** A deleted identity's row or ID still exists, so nobody can register it again with its old log. */
  async function ensureNotDeleted(identityId: Uint8Array): Promise<void> {
    const row = await readIdentity(store, identityId);
    if (row !== null && row.deleteAt !== null && row.deleteAt <= now())
      throw new ServerError('not-allowed', 'This identity is deleted.');
  }

  /** @returns `null` when the refusal came from data that another write changed meanwhile */
  async function retriable(
    standing: Standing | null,
    validating: Promise<ValidatedWrite>,
  ): Promise<ValidatedWrite | null> {
    try {
      return await validating;
    } catch (error) {
      if (standing === null) throw error;
      const row = await readIdentity(store, standing.row.id);
      if (row?.sequence !== standing.row.sequence) return null;
      throw error;
    }
  }

  /** @returns `false` when another write was first, or the admission went to somebody else */
  async function commit(
    wanted: WantedWrite,
    { before, after, signer }: ValidatedWrite,
    admit: Admit | null,
  ): Promise<boolean> {
    try {
      return await store.transaction(async (queries) => {
        const first =
          before === null ? await beginIdentity(queries, after) : await replaceIdentity(queries, before, after);
        if (!first) return false;
        if (admit !== null && !(await admit(queries))) throw new NotAdmitted();
        await putRows(queries, wanted, after);
        await remember(queries, wanted, after);
        await audit.record(queries, after.id, 'write', signerId(signer));
        for (const methodId of frozenBy(wanted)) await audit.record(queries, after.id, 'freeze', methodId);
        return true;
      });
    } catch (error) {
      if (error instanceof NotAdmitted) return false;
      throw error;
    }
  }

  /**
   * Before the transaction come the rows that are not this identity's, so that each transaction has one shard key: the reservation of an
   * admission, and the freeze codes, without which a code could not be used. A freeze code that stays behind after a crash opens nothing.
   * @returns `false` when another write was first
   */
  async function carryOut(wanted: WantedWrite, validated: ValidatedWrite, standing: Standing | null): Promise<boolean> {
    const { before, after, log } = validated;
    const logBefore = standing?.log ?? null;
    const act = async (admit: Admit | null) => {
      if (wanted.entries.length > 0) await claimFreezeCodes(store, logBefore, log);
      return commit(wanted, validated, admit);
    };
    const begun = before === null ? admission.admitting(after.id, wanted.invitation ?? null, act) : act(null);
    if (!(await begun)) return false;
    if (logBefore !== null && wanted.entries.length > 0) await releaseFreezeCodes(store, logBefore, log);
    return true;
  }

  async function remember(queries: Queries, wanted: WantedWrite, { id, head, sequence }: ValidatedWrite['after']) {
    await queries.run('DELETE FROM writes WHERE identity = ? AND expires <= ?', id, now());
    await queries.run(
      `INSERT INTO writes (identity, write_key, signature, epoch, head_number, head_hash, sequence, expires)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, wanted.key, wanted.signature, epoch, head.number, head.hash, sequence, now() + IDEMPOTENCY_WINDOW],
    );
  }

  return async (identityId, wanted) => {
    if (!writeStatement.holds(wanted.publicKey, wanted.signature, { origin, identityId, ...wanted })) throw refused();
    const confirmed = await turns(bareHex(identityId), async (): Promise<Confirmed> => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const standing = await states.standingOf(identityId);
        const held = await heldBoxes(standing, wanted);
        // Asked last: if this very write was carried out meanwhile, the earlier readings do not matter.
        const before = await answeredBefore(identityId, wanted);
        if (before !== null) return before;
        // Another process may have carried out this very write meanwhile, with the last admission.
        const unlessDone = (error: unknown) => doneMeanwhile(identityId, wanted, error);
        if (!(await admission.ensureOpen(identityId, wanted, standing === null).then(() => true, unlessDone))) continue;
        if (standing === null) await ensureNotDeleted(identityId);
        const validated = await retriable(standing, validateWrite(parts, identityId, wanted, standing, held));
        if (validated === null) continue;
        if (!(await carryOut(wanted, validated, standing).catch(unlessDone))) continue;
        states.keep(validated.log);
        parts.metrics.count('writes');
        return { epoch, head: validated.after.head, sequence: validated.after.sequence };
      }
      throw new ServerError('unavailable', 'Too many write at once. Ask again.', { retryAfter: 1 });
    });
    return receiptOf(parts, identityId, confirmed);
  };
}

/** IDs of the methods that a write freezes. */
const frozenBy = (wanted: WantedWrite): Uint8Array[] =>
  wanted.entries.flatMap((bytes) => {
    const { action } = decodeEntry(bytes).entry;
    return action.kind === 'mode-freeze' ? [action.methodId] : [];
  });

async function putRows(queries: Queries, wanted: WantedWrite, { id, head, sequence }: ValidatedWrite['after']) {
  const first = head.number - wanted.entries.length + 1;
  for (const [at, bytes] of wanted.entries.entries())
    await queries.run('INSERT INTO log_entries (identity, number, bytes) VALUES (?, ?, ?)', id, first + at, bytes);
  for (const { name, bytes } of wanted.boxes)
    await queries.run(
      `INSERT INTO boxes (identity, name, bytes, sequence) VALUES (?, ?, ?, ?)
        ON CONFLICT (identity, name) DO UPDATE SET bytes = excluded.bytes, sequence = excluded.sequence`,
      ...[id, name, bytes, sequence],
    );
}
