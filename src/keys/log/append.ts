/** Writes log entries: encodes, signs, and verifies the result, so that every entry written here is one that a reader accepts. */
import { labels } from '../labels.ts';
import { sign } from '../sign.ts';
import type { EntryAction, EntrySigner, EntrySignerName, GenesisAction, SignerRole } from './entry.ts';
import { decodeBody, encodeBody, encodeEntry } from './entry-encoding.ts';
import type { LogState } from './state.ts';
import { extendOwn } from './verify.ts';

/** A new entry and the state after it. */
export interface Appended {
  entry: Uint8Array;
  log: LogState;
}

/**
 * [Note: Delays] A login method that is added, reset or raised into a managing level waits before it manages, unless the
 * recovery key or a second long-standing managing method agrees. A thief of one method therefore cannot take over the identity
 * at once: its owner has this time to cancel. This is the delay of a new identity: 72 hours, in ms.
 *
 * [Note: A lost recovery key] A managing method may add a recovery key, because otherwise a person whose paper is lost could never
 * have one again. It waits ten delays (30 days in a new identity), and no second managing method shortens that: a recovery key
 * ranks above every managing method and can remove the former recovery key, so this wait is all that protects a person whose
 * managing methods are stolen and who still has the paper. Until then any managing method and any recovery key may cancel it. A
 * recovery key that a recovery key agrees to does not wait.
 */
export const DEFAULT_DELAY = 72 * 60 * 60 * 1000;

/** Signature over an entry's body: 64 bytes. */
export const signEntry = (seed: Uint8Array, body: Uint8Array): Uint8Array => sign(seed, labels.logEntry, body);

const signerOrder = ['author', 'freeze-code', 'agree', 'possession'] as const;

const inOrder = <Signer extends EntrySignerName>(signers: readonly Signer[]): Signer[] =>
  [...signers].sort((a, b) => signerOrder.indexOf(a.role) - signerOrder.indexOf(b.role));

function bodyOf(
  log: LogState | null,
  timestamp: number,
  action: EntryAction,
  signers: readonly EntrySignerName[],
): { body: Uint8Array; time: number } {
  // An entry is dated no earlier than the head, so that a slow clock does not stop its owner.
  const time = Math.max(timestamp, log?.timestamp ?? 0);
  const body = encodeBody({
    number: log === null ? 0 : log.head.number + 1,
    previous: log === null ? new Uint8Array(32) : log.head.hash,
    timestamp: time,
    signers: signers.map(({ role, id }) => ({ role, id })),
    action,
  });
  return { body, time };
}

function write(
  log: LogState | null,
  timestamp: number,
  action: EntryAction,
  signers: readonly EntrySigner[],
): Appended {
  const ordered = inOrder(signers);
  const { body, time } = bodyOf(log, timestamp, action, ordered);
  const entry = encodeEntry(
    body,
    ordered.map((signer) => signEntry(signer.seed, body)),
  );
  return { entry, log: extendOwn(log, entry, time) };
}

/**
 * The body of the next entry, for signers on different computers; each of them signs it.
 * @param signers in any order
 */
export const prepareEntry = (
  log: LogState,
  draft: { timestamp: number; action: Exclude<EntryAction, GenesisAction> },
  signers: readonly EntrySignerName[],
): Uint8Array => bodyOf(log, draft.timestamp, draft.action, inOrder(signers)).body;

/**
 * The entry of a prepared body, with the signatures of all signers that it names.
 * @throws WalletError not-allowed: a signature is missing or wrong, or the log has a new head
 */
export function completeEntry(
  log: LogState,
  body: Uint8Array,
  signatures: readonly { role: SignerRole; signature: Uint8Array }[],
): Appended {
  const { signers, timestamp } = decodeBody(body);
  const entry = encodeEntry(
    body,
    signers.flatMap(({ role }) => signatures.filter((each) => each.role === role).map(({ signature }) => signature)),
  );
  return { entry, log: extendOwn(log, entry, timestamp) };
}

/**
 * The next entry. `signers` in any order: the author (or a freeze code), and for some kinds an agreeing signer
 * and the new key itself.
 * @param draft `timestamp` is the time now (ms since 1970)
 * @throws WalletError not-allowed, saying which rule
 */
export const appendEntry = (
  log: LogState,
  draft: { timestamp: number; action: Exclude<EntryAction, GenesisAction> },
  signers: readonly EntrySigner[],
): Appended => write(log, draft.timestamp, draft.action, signers);

/** The first entry. Its hash is the identity's id. @throws WalletError not-allowed */
export const createGenesis = (
  draft: { timestamp: number; action: GenesisAction },
  seeds: { firstSigningSeed: Uint8Array; recoverySigningSeed: Uint8Array },
): Appended =>
  write(null, draft.timestamp, draft.action, [
    { role: 'author', id: draft.action.firstMethod.id, seed: seeds.firstSigningSeed },
    { role: 'agree', id: draft.action.recoveryMethod.id, seed: seeds.recoverySigningSeed },
  ]);
