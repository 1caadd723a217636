/** Verifies a membership log: hash chain, times, rights, signatures. [Note: Log verification] This file alone creates a LogState, and every key and right in the wallet comes from one; no entry is accepted on trust. */
import { equalBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { labels } from '../labels.ts';
import { verify } from '../sign.ts';
import { applyEntry, applyGenesis, settle } from './apply.ts';
import type { EntryAction, EntrySignerName, LogEntry } from './entry.ts';
import { decodeEntry, hashEntry } from './entry-encoding.ts';
import { ensure } from './refuse.ts';
import { type LogState, methodOf, stateAt } from './state.ts';

/**
 * How far another device's clock may be ahead (ms).
 *
 * [Note: Dated ahead] An entry may claim a time in the future. The hash chain cannot prove it wrong, as a signer may write any date, and
 * the next entry may lie as well. If such an entry counted at once, its date would end delays. If it counted with another
 * date, clients that read it on different days would reach different states. So the entry and everything after it do not
 * count *yet*: readers use the log before it, and writers continue from there. That excludes the entry for good, because the
 * new entry names another predecessor. A server refuses an entry that is dated ahead, so it appears only on the disk of a device
 * without a server, or where somebody with access to the rows put it.
 */
export const CLOCK_TOLERANCE = 10 * 60 * 1000;

export interface VerifyOptions {
  /** The present time (ms since 1970). Entries of the future do not count, or a delay could be skipped. */
  now: number;
  /**
   * The log floor: the highest head seen, or that of the method blob, which the log must contain. `seenAt`: when it was known to be the
   * newest. A later entry that starts a delay at an earlier time is refused, or the delay would be over at once. Other
   * entries are accepted, as a clock that was once ahead must lock nobody out.
   */
  floor?: { number: number; hash: Uint8Array; seenAt?: number };
  /**
   * A head that was verified before and stored where only its owner can write (under a first storage key). Signatures up to it are
   * not checked again, as the hash chain shows that the entries are the same.
   */
  trusted?: { number: number; hash: Uint8Array };
  /**
   * Keeps no earlier states (`previous` is null), each of which is a copy of all that the log holds. For callers that need the present
   * alone; a `floor` below the head is then not found.
   */
  forget?: boolean;
}

/** The public key of a new method, device or freeze code in its own entry. */
function possessionKey(action: EntryAction, id: Uint8Array): Uint8Array | null {
  switch (action.kind) {
    case 'mode-add':
    case 'mode-reset':
      return equalBytes(action.method.id, id) ? action.method.signingPublicKey : null;
    case 'device-add':
      return equalBytes(action.device.id, id) ? action.device.publicKey : null;
    case 'mode-freeze-code':
      return equalBytes(action.methodId, id) ? action.freezePublicKey : null;
    default:
      return null;
  }
}

/** The key for a signer's signature, by the state before the entry; `null` when the signer has none. */
function keyOf(log: LogState | null, action: EntryAction, signer: EntrySignerName): Uint8Array | null {
  if (log === null) {
    if (action.kind !== 'genesis') return null;
    const method = signer.role === 'author' ? action.firstMethod : action.recoveryMethod;
    return equalBytes(method.id, signer.id) ? method.signingPublicKey : null;
  }
  switch (signer.role) {
    case 'author':
    case 'agree':
      return methodOf(log, signer.id)?.signingPublicKey ?? null;
    case 'freeze-code':
      return methodOf(log, signer.id)?.freezePublicKey ?? null;
    case 'possession':
      return possessionKey(action, signer.id);
  }
}

function ensureSignatures(
  log: LogState | null,
  entry: LogEntry,
  body: Uint8Array,
  signatures: readonly Uint8Array[],
): void {
  ensure(signatures.length === entry.signers.length, t.signatureMissing);
  entry.signers.forEach((signer, at) => {
    const key = keyOf(log, entry.action, signer);
    const signature = signatures[at];
    ensure(key !== null && signature !== undefined && verify(key, labels.logEntry, body, signature), t.signatureBad);
  });
}

const isAhead = (entry: LogEntry, now: number): boolean => entry.timestamp > now + CLOCK_TOLERANCE;

/** Does a delay run in `after` that did not in `before`? */
export function beginsToWait(before: LogState, after: LogState): boolean {
  const waits = [...after.methods].some(
    ([id, { pending }]) => pending !== null && before.methods.get(id)?.pending?.activeFrom !== pending.activeFrom,
  );
  const { deletion } = after;
  const ends = deletion !== null && deletion.activeFrom !== before.deletion?.activeFrom;
  return waits || (ends && deletion.activeFrom > after.timestamp);
}

/** Applies an entry after checking rights, then signatures. @throws WalletError not-allowed or bad-encoding */
function applyDecoded(
  before: LogState | null,
  bytes: Uint8Array,
  { entry, body, signatures }: ReturnType<typeof decodeEntry>,
  oldest: number,
  signed: 'check' | 'checked',
): LogState {
  const hash = hashEntry(bytes);
  if (before === null) {
    const { action, signers } = entry;
    ensure(action.kind === 'genesis' && entry.number === 0, t.noGenesis);
    ensure(
      entry.previous.every((byte) => byte === 0),
      t.beforeGenesis,
    );
    ensure(signers.map((signer) => signer.role).join() === 'author,agree', t.genesisSigners);
    if (signed === 'check') ensureSignatures(null, entry, body, signatures);
    return applyGenesis(action, entry.timestamp, hash);
  }
  ensure(entry.number === before.head.number + 1, t.entryMissing);
  ensure(equalBytes(entry.previous, before.head.hash), t.doesNotFollow);
  ensure(entry.timestamp >= before.timestamp, t.datedBefore);
  const after = applyEntry(before, entry);
  if (entry.timestamp < oldest - CLOCK_TOLERANCE) ensure(!beginsToWait(before, after), t.datedBack);
  if (signed === 'check') ensureSignatures(settle(before, entry.timestamp), entry, body, signatures);
  return { ...after, head: { number: entry.number, hash } };
}

const asBadLog = (error: unknown): unknown =>
  isWalletError(error, 'not-allowed') || isWalletError(error, 'bad-encoding')
    ? new WalletError('bad-log', t.notVerified(error.message), { cause: error })
    : error;

function applyBytes(before: LogState | null, bytes: Uint8Array, now: number, oldest: number): LogState {
  const decoded = decodeEntry(bytes);
  ensure(!isAhead(decoded.entry, now), t.datedAhead);
  return applyDecoded(before, bytes, decoded, oldest, 'check');
}

/** `extendLog` for the writer of the entry: it throws `not-allowed` with the reason. */
export const extendOwn = (log: LogState | null, bytes: Uint8Array, now: number): LogState =>
  applyBytes(log, bytes, now, 0);

/**
 * The state after one more entry.
 * @param now the time now (ms since 1970)
 * @param oldest when `log`'s head was known to be the newest (ms); a delay must not start earlier (default: no limit)
 * @throws WalletError bad-log
 */
export function extendLog(log: LogState, bytes: Uint8Array, now: number, oldest = 0): LogState {
  try {
    return applyBytes(log, bytes, now, oldest);
  } catch (error) {
    throw asBadLog(error);
  }
}

/** The part of a log that counts at this time. */
export interface PresentLog {
  log: LogState;
  /** Number of entries at the end that do not count yet, because the first of them is dated ahead. They are not checked. */
  ahead: number;
}

/**
 * The present state of a log [Note: Dated ahead]. If `ahead` is not 0, this computer's clock may be slow; entries up to the floor count
 * anyway.
 * @throws WalletError bad-log
 */
export function verifyPresentLog(entries: readonly Uint8Array[], options: VerifyOptions): PresentLog {
  const { now, floor, trusted } = options;
  try {
    let log: LogState | null = null;
    for (const [number, bytes] of entries.entries()) {
      const decoded = decodeEntry(bytes);
      const checked = trusted !== undefined && number <= trusted.number;
      // A checked entry was not in the future by the clock of that time; a clock that was corrected since must lock nobody out.
      if (!checked && isAhead(decoded.entry, now)) {
        ensure(log !== null && (floor === undefined || number > floor.number), t.datedAhead);
        break;
      }
      const oldest = floor !== undefined && number > floor.number ? (floor.seenAt ?? 0) : 0;
      log = applyDecoded(log, bytes, decoded, oldest, checked ? 'checked' : 'check');
      // Compares the hash before using unchecked entries: they must be the ones that were checked.
      if (checked && number === trusted.number) ensure(equalBytes(log.head.hash, trusted.hash), t.otherLog);
      if (options.forget === true) log = { ...log, previous: null };
    }
    ensure(log !== null, t.logEmpty);
    ensure(trusted === undefined || log.head.number >= trusted.number, t.endsEarly);
    ensure(floor === undefined || stateAt(log, floor) !== null, t.notDescended);
    return { log, ahead: entries.length - 1 - log.head.number };
  } catch (error) {
    throw asBadLog(error);
  }
}

/** The state of a whole log, genesis first. @throws WalletError bad-log, also for an entry that is dated ahead. @throws WalletError bad-log */
export function verifyLog(entries: readonly Uint8Array[], options: VerifyOptions): LogState {
  const { log, ahead } = verifyPresentLog(entries, options);
  if (ahead > 0) throw asBadLog(new WalletError('not-allowed', t.datedAhead));
  return log;
}
