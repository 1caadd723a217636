/** Verifies a membership log: chain, times, rights, signatures. The only maker of a LogState; never accepts one entry on trust. */
import { equalBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
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
 * [Note: Dated ahead] Only real time can tell that an entry claims a time that has not come: nothing in the chain can, for
 * whoever signs may write any date, and a later entry that says less may lie as well. If such an entry counted at once, its
 * date would end what waits; if it counted with another date than its own, clients that read it on different days would
 * come to different states. So it does not count *yet*, and neither does what follows it: whoever reads goes by the log
 * before it, and whoever writes goes on from there, which shuts it out for good, because it names another predecessor.
 * A server refuses such an entry; it can lie only where nobody looks, or where somebody who has the rows put it.
 */
export const CLOCK_TOLERANCE = 10 * 60 * 1000;

export interface VerifyOptions {
  /** The time now (ms since 1970): entries of the future do not count, or a delay could be skipped. */
  now: number;
  /**
   * The highest head seen, or that of the method blob: the log must contain it. `seenAt`: when it was known to be the
   * newest; later entries that begin a waiting at an earlier time are refused, or it would be over at once. Others are taken: a
   * clock that was ahead once must lock nobody out.
   */
  floor?: { number: number; hash: Uint8Array; seenAt?: number };
  /**
   * A head that was verified before and was kept where only its holder can write (under a first storage key). Signatures
   * up to it are not checked again: the hash chain alone says that these entries are the ones that were checked.
   */
  trusted?: { number: number; hash: Uint8Array };
  /**
   * Keeps no earlier state (`previous` is null), for whoever asks of the present alone: each is a copy of all that the log
   * holds. A `floor` below the head is not found then.
   */
  forget?: boolean;
}

/** Public keys that a new method, device or freeze code shows in its own entry. */
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

/** Key that a signer's signature must hold under, at the state before the entry; `null` in no case a signature. */
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
  ensure(signatures.length === entry.signers.length, 'A signature is missing.');
  entry.signers.forEach((signer, at) => {
    const key = keyOf(log, entry.action, signer);
    const signature = signatures[at];
    ensure(
      key !== null && signature !== undefined && verify(key, labels.logEntry, body, signature),
      'A signature does not hold.',
    );
  });
}

const isAhead = (entry: LogEntry, now: number): boolean => entry.timestamp > now + CLOCK_TOLERANCE;

const AHEAD = 'This entry is dated in the future. Set the clock of this computer right and try again.';

/** Does something wait in `after` that did not in `before`? */
export function beginsToWait(before: LogState, after: LogState): boolean {
  const waits = [...after.methods].some(
    ([id, { pending }]) => pending !== null && before.methods.get(id)?.pending?.activeFrom !== pending.activeFrom,
  );
  const { deletion } = after;
  const ends = deletion !== null && deletion.activeFrom !== before.deletion?.activeFrom;
  return waits || (ends && deletion.activeFrom > after.timestamp);
}

/** Rights first, signatures then: both must hold. @throws WalletError not-allowed or bad-encoding */
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
    ensure(action.kind === 'genesis' && entry.number === 0, 'A log begins with its genesis.');
    ensure(
      entry.previous.every((byte) => byte === 0),
      'Nothing comes before genesis.',
    );
    ensure(
      signers.map((signer) => signer.role).join() === 'author,agree',
      'Genesis is signed by the first login method and the recovery key.',
    );
    if (signed === 'check') ensureSignatures(null, entry, body, signatures);
    return applyGenesis(action, entry.timestamp, hash);
  }
  ensure(entry.number === before.head.number + 1, 'An entry is missing or out of its place.');
  ensure(equalBytes(entry.previous, before.head.hash), 'This entry does not follow the one before.');
  ensure(entry.timestamp >= before.timestamp, 'This entry is dated before the one it follows.');
  const after = applyEntry(before, entry);
  if (entry.timestamp < oldest - CLOCK_TOLERANCE)
    ensure(!beginsToWait(before, after), 'This entry is dated back: what it begins would be over at once.');
  if (signed === 'check') ensureSignatures(settle(before, entry.timestamp), entry, body, signatures);
  return { ...after, head: { number: entry.number, hash } };
}

const asBadLog = (error: unknown): unknown =>
  isWalletError(error, 'not-allowed') || isWalletError(error, 'bad-encoding')
    ? new WalletError('bad-log', `The membership log does not verify: ${error.message}`, { cause: error })
    : error;

function applyBytes(before: LogState | null, bytes: Uint8Array, now: number, oldest: number): LogState {
  const decoded = decodeEntry(bytes);
  ensure(!isAhead(decoded.entry, now), AHEAD);
  return applyDecoded(before, bytes, decoded, oldest, 'check');
}

/** `extendLog` that says `not-allowed` with its reason, for whoever writes the entry. */
export const extendOwn = (log: LogState | null, bytes: Uint8Array, now: number): LogState =>
  applyBytes(log, bytes, now, 0);

/**
 * The state after one more entry.
 * @param now the time now (ms since 1970)
 * @param oldest when `log`'s head was known to be the newest: what begins to wait must not claim to be older (default: no limit)
 * @throws WalletError bad-log
 */
export function extendLog(log: LogState, bytes: Uint8Array, now: number, oldest = 0): LogState {
  try {
    return applyBytes(log, bytes, now, oldest);
  } catch (error) {
    throw asBadLog(error);
  }
}

/** A log as far as it counts at this time. */
export interface PresentLog {
  log: LogState;
  /** How many entries at the end do not count yet, the first of them being dated ahead; what they say was not checked. */
  ahead: number;
}

/**
 * The state of a log as of now [Note: Dated ahead]. Where `ahead` is not 0, this computer's clock may be slow too: what was
 * seen before, the floor, is never left out for it.
 * @throws WalletError bad-log
 */
export function verifyPresentLog(entries: readonly Uint8Array[], options: VerifyOptions): PresentLog {
  const { now, floor, trusted } = options;
  try {
    let log: LogState | null = null;
    for (const [number, bytes] of entries.entries()) {
      const decoded = decodeEntry(bytes);
      const checked = trusted !== undefined && number <= trusted.number;
      // One that was checked was not of the future by the clock of that time: a clock set right since must lock nobody out.
      if (!checked && isAhead(decoded.entry, now)) {
        ensure(log !== null && (floor === undefined || number > floor.number), AHEAD);
        break;
      }
      const oldest = floor !== undefined && number > floor.number ? (floor.seenAt ?? 0) : 0;
      log = applyDecoded(log, bytes, decoded, oldest, checked ? 'checked' : 'check');
      // Before anything is built on unchecked entries: they must be the very ones that were checked.
      if (checked && number === trusted.number)
        ensure(equalBytes(log.head.hash, trusted.hash), 'It is not the log that was verified before.');
      if (options.forget === true) log = { ...log, previous: null };
    }
    ensure(log !== null, 'The log is empty.');
    ensure(trusted === undefined || log.head.number >= trusted.number, 'It ends before the entry that was verified.');
    ensure(
      floor === undefined || stateAt(log, floor) !== null,
      'It does not descend from the entry that was seen last.',
    );
    return { log, ahead: entries.length - 1 - log.head.number };
  } catch (error) {
    throw asBadLog(error);
  }
}

/** The state of a whole log, genesis first, no entry of which is dated ahead. @throws WalletError bad-log */
export function verifyLog(entries: readonly Uint8Array[], options: VerifyOptions): LogState {
  const { log, ahead } = verifyPresentLog(entries, options);
  if (ahead > 0) throw asBadLog(new WalletError('not-allowed', AHEAD));
  return log;
}
