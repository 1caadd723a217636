/**
 * Pairing (*add this computer*): messages, commitment and words. It believes nothing from the mailbox before
 * the person has seen the same words on both screens.
 *
 * A manages the identity and invites; N is the new computer. They share a short code, which a person typed. All
 * messages go through a mailbox at the key server. The server is the adversary: it can find the code's keys by trying out codes, and it can
 * withhold, change, replace and reorder every message.
 *
 *   A  invite      server, identity id, anchor, log head
 *   N  commit      hash of the offer that follows
 *   A  reply       nonce of A, made before the commitment came and shown after it
 *   N  offer       its method's id, kind and public keys, the row of its account if it has one, nonce of N
 *      words       hash of these four messages, on both screens: the person compares them
 *   A  entry       body of the `mode-add` entry, after the person confirmed with a managing login method
 *   N  possession  signature of the new method over it, after the person said that the words are the same
 *   A  done        the head after the entry
 *
 * A machine in the middle can pose as A to N and as N to A, with an invitation or keys of its own. Then the two screens
 * show hashes of different messages. Its commitment fixes its offer before A shows its nonce, and it must fix its nonce
 * towards N before N opens its offer. So whichever side it finishes first, the words of the other side are a fresh random
 * draw and equal with probability 2^-24. It cannot try again: a mailbox takes each message once, and only a person starts a
 * new code. What it learns is public (identity ID, public keys) or is of the server itself (the row of an account there).
 *
 * After the words, each side still checks: N signs an entry only if it adds N's own keys; A accepts a signature only under the
 * key that the words covered; N opens the identity only through the log, verified from genesis, with the ID and the head that
 * the words covered and with N's own keys in it (session/login/method-login.ts).
 */
import { equalBytes } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
import { labelledHash } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { signEntry } from './log/append.ts';
import type { LogEntry, LogMethodKind, MethodDescriptor } from './log/entry.ts';
import { decodeBody } from './log/entry-encoding.ts';
import type { PairingKeys } from './pairing-code.ts';
import { PAIRING_WORDS } from './pairing-words.ts';
import { isSealKey, SEAL_PUBLIC_KEY_LENGTH } from './seal-key.ts';
import { SIGNING_KEY_LENGTH, verify } from './sign.ts';
import type { LogHead } from './signed-box.ts';
import { unwrap, wrap } from './wrap.ts';

const VERSION = 1;
const NONCE_LENGTH = 32;
/** Number of compared words: three of a list of 256 are 24 bits. */
const WORDS = 3;

/** A's invitation. */
export interface Invite {
  /** Serialised origin of the key server. */
  origin: string;
  /** 32 bytes. */
  identityId: Uint8Array;
  /** 32 bytes: the new method's keys are derived with it. */
  anchor: Uint8Array;
  head: LogHead;
}

/** N's offer: its method without a level and a person, which A chooses. */
export type OfferedMethod = Omit<MethodDescriptor, 'levelId' | 'personId' | 'freezePublicKey'>;

/** The row of N's account at the key server, for a method that has one: with it, A can free the account when the method is removed. */
export interface OfferedRow {
  /** How the names of the identity tell whose row it is; at most 500 characters. */
  account: string;
  /** Control token of the row, 32 bytes. The server that could see it here holds the row itself. */
  control: Uint8Array;
}

/** The four messages, as encoded, that the words cover. */
export interface Transcript {
  invite: Uint8Array;
  commit: Uint8Array;
  reply: Uint8Array;
  offer: Uint8Array;
}

const broken = (): WalletError => new WalletError('bad-pairing', t.pairingChanged);

/** Reads one message whole. @throws WalletError bad-pairing */
function read<Value>(bytes: Uint8Array, parse: (reader: ReturnType<typeof createReader>) => Value): Value {
  try {
    const reader = createReader(bytes);
    const value = parse(reader);
    reader.finish();
    return value;
  } catch {
    throw broken();
  }
}

const context = (box: Uint8Array, slot: string): Uint8Array =>
  createWriter().text(labels.wrapPairing).raw(box, 32).text(slot).finish();

/** Encrypts a message for the mailbox. @param slot one of SLOTS (messaging/key-server/mailbox.ts); a message opens in its own slot only */
export const sealMail = ({ box, key }: PairingKeys, slot: string, message: Uint8Array): Uint8Array =>
  wrap(key, 'pairing', context(box, slot), message);

/** @throws WalletError bad-pairing */
export function openMail({ box, key }: PairingKeys, slot: string, mail: Uint8Array): Uint8Array {
  try {
    return unwrap(key, 'pairing', context(box, slot), mail);
  } catch {
    throw broken();
  }
}

export const encodeInvite = ({ origin, identityId, anchor, head }: Invite): Uint8Array =>
  createWriter()
    .u8(VERSION)
    .text(origin)
    .raw(identityId, 32)
    .raw(anchor, 32)
    .u64(head.number)
    .raw(head.hash, 32)
    .finish();

/** @throws WalletError bad-pairing | newer-version */
export function decodeInvite(bytes: Uint8Array): Invite {
  if (bytes.length > 0 && bytes[0] !== VERSION) throw new WalletError('newer-version', t.pairingVersions);
  return read(bytes, (reader) => {
    reader.u8();
    const [origin, identityId, anchor] = [reader.text(), reader.raw(32), reader.raw(32)];
    return { origin, identityId, anchor, head: { number: reader.u64(), hash: reader.raw(32) } };
  });
}

/** @param nonce 32 random bytes of N @param row of a method that is found by an account */
export const encodeOffer = (method: OfferedMethod, nonce: Uint8Array, row: OfferedRow | null = null): Uint8Array =>
  createWriter()
    .raw(method.id, ID_LENGTH)
    .text(method.kind)
    .raw(method.authenticationPublicKey, SEAL_PUBLIC_KEY_LENGTH)
    .raw(method.signingPublicKey, SIGNING_KEY_LENGTH)
    .text(row?.account ?? '')
    .bytes(row?.control ?? new Uint8Array())
    .raw(nonce, NONCE_LENGTH)
    .finish();

/** The kinds of methods that pairing can add, and whether each has a row of an account. */
const KINDS: Partial<Record<LogMethodKind, boolean>> = {
  passkey: false,
  'security-key': false,
  password: true,
  oidc: true,
  certificate: false,
  'own-storage': false,
};

const LONGEST_ACCOUNT = 500;

/** @throws WalletError bad-pairing */
export const decodeOffer = (bytes: Uint8Array): { method: OfferedMethod; row: OfferedRow | null } =>
  read(bytes, (reader) => {
    const id = reader.raw(ID_LENGTH);
    const named = reader.text();
    const kind = (Object.keys(KINDS) as LogMethodKind[]).find((known) => known === named);
    if (kind === undefined) throw broken();
    const method = {
      id,
      kind,
      authenticationPublicKey: reader.raw(SEAL_PUBLIC_KEY_LENGTH),
      signingPublicKey: reader.raw(SIGNING_KEY_LENGTH),
    };
    const [account, control] = [reader.text(), reader.bytes()];
    reader.raw(NONCE_LENGTH);
    if (!isSealKey(method.authenticationPublicKey)) throw broken();
    const hasRow = KINDS[kind] === true;
    if (account.length > LONGEST_ACCOUNT || (account !== '') !== hasRow || control.length !== (hasRow ? 32 : 0))
      throw broken();
    return { method, row: hasRow ? { account, control } : null };
  });

/** Commitment to an encoded offer, 32 bytes: hides it (the nonce in it is random) and fixes it. */
export const commitmentTo = (offer: Uint8Array): Uint8Array =>
  labelledHash(labels.pairingCommitment, (hash) => hash.bytes(offer));

/** Checks the offer against its commitment. @throws WalletError bad-pairing */
export function ensureCommitted(commit: Uint8Array, offer: Uint8Array): void {
  if (!equalBytes(commit, commitmentTo(offer))) throw broken();
}

/** @throws WalletError bad-pairing unless it is a nonce or commitment of 32 bytes */
export function ensureThirtyTwo(message: Uint8Array): void {
  if (message.length !== NONCE_LENGTH) throw broken();
}

/** The words that both screens show. Each side passes the messages that it sent and received. */
export function pairingWords({ invite, commit, reply, offer }: Transcript): string[] {
  const hash = labelledHash(labels.pairingWords, (writer) =>
    writer.bytes(invite).bytes(commit).bytes(reply).bytes(offer),
  );
  return [...hash.slice(0, WORDS)].map((byte) => PAIRING_WORDS[byte] as string);
}

function entryOf(body: Uint8Array): LogEntry {
  try {
    return decodeBody(body);
  } catch {
    throw broken();
  }
}

/**
 * N's signature (64 bytes) over the entry that adds it. It signs only a `mode-add` of exactly its own method after the
 * head that the words covered.
 * @throws WalletError bad-pairing
 */
export function signOwnEntry(body: Uint8Array, own: OfferedMethod, head: LogHead, signingSeed: Uint8Array): Uint8Array {
  const { action, signers, number } = entryOf(body);
  const possession = signers.filter(({ role }) => role === 'possession');
  const isOwn =
    action.kind === 'mode-add' &&
    equalBytes(action.method.id, own.id) &&
    action.method.kind === own.kind &&
    equalBytes(action.method.authenticationPublicKey, own.authenticationPublicKey) &&
    equalBytes(action.method.signingPublicKey, own.signingPublicKey) &&
    action.method.freezePublicKey === null &&
    possession.length === 1 &&
    possession.every(({ id }) => equalBytes(id, own.id)) &&
    number > head.number;
  if (!isOwn) throw broken();
  return signEntry(signingSeed, body);
}

/** Checks N's signature over the entry that A prepared. @throws WalletError bad-pairing */
export function ensurePossession(own: OfferedMethod, body: Uint8Array, signature: Uint8Array): void {
  if (!verify(own.signingPublicKey, labels.logEntry, body, signature)) throw broken();
}

export const encodeDone = (head: LogHead): Uint8Array => createWriter().u64(head.number).raw(head.hash, 32).finish();
