/** A body signed by a method or device that had the right to at a log head (rule 3). A box without that right is never opened. */
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { type LogState, stateAt } from './log/state.ts';
import { hasRight, type Right, signerKey } from './right.ts';
import { SIGNATURE_LENGTH, sign, verify } from './sign.ts';

/** Who signs: a method with its signing seed, or a bound device with its device seed (32 bytes each). */
export interface BoxSigner {
  kind: 'method' | 'device';
  /** 16 bytes. */
  id: Uint8Array;
  seed: Uint8Array;
}

/** A place in the log: entry number, counted from genesis = 0, and that entry's hash (32 bytes). */
export interface LogHead {
  number: number;
  hash: Uint8Array;
}

export interface OpenedBox {
  body: Uint8Array;
  signer: { kind: 'method' | 'device'; id: Uint8Array };
  head: LogHead;
  /** The log as it was at that head. */
  then: LogState;
}

const VERSION = 1;
const kinds = ['method', 'device'] as const;

/** What is signed: the box up to its signature, and the context that the reader must bring itself. */
function signedPart(signer: Omit<BoxSigner, 'seed'>, head: LogHead, context: Uint8Array, body: Uint8Array): Uint8Array {
  return createWriter()
    .u8(VERSION)
    .u8(kinds.indexOf(signer.kind))
    .raw(signer.id, ID_LENGTH)
    .u64(head.number)
    .raw(head.hash, 32)
    .bytes(context)
    .bytes(body)
    .finish();
}

/** A box of bytes. @param context identifiers, in the encoding of lib/encoding; it names the identity */
export function signBox(draft: {
  signer: BoxSigner;
  head: LogHead;
  context: Uint8Array;
  body: Uint8Array;
}): Uint8Array {
  const { signer, head, context, body } = draft;
  const signature = sign(signer.seed, labels.signedBox, signedPart(signer, head, context, body));
  return createWriter()
    .u8(VERSION)
    .u8(kinds.indexOf(signer.kind))
    .raw(signer.id, ID_LENGTH)
    .u64(head.number)
    .raw(head.hash, 32)
    .bytes(body)
    .raw(signature, SIGNATURE_LENGTH)
    .finish();
}

/** What a box says of itself. */
export interface BoxClaim {
  signer: { kind: 'method' | 'device'; id: Uint8Array };
  head: LogHead;
}

/** Who a box says signed it, at which head: nothing of it is checked. @throws WalletError cannot-open */
export function claimOf(bytes: Uint8Array): BoxClaim {
  const { signer, head } = parseBox(bytes);
  return { signer, head };
}

function parseBox(bytes: Uint8Array): BoxClaim & { body: Uint8Array; signature: Uint8Array } {
  const reader = createReader(bytes);
  if (reader.u8() !== VERSION) throw cannotOpen();
  const kind = kinds[reader.u8()];
  if (kind === undefined) throw cannotOpen();
  const signer = { kind, id: reader.raw(ID_LENGTH) };
  const head = { number: reader.u64(), hash: reader.raw(32) };
  const body = reader.bytes();
  const signature = reader.raw(SIGNATURE_LENGTH);
  reader.finish();
  return { signer, head, body, signature };
}

/**
 * The body, if its signer had `right` at the head that the box names, and that head is in `log`.
 * @param notBefore number of the entry that the head must not precede: where the key inside began
 * @throws WalletError cannot-open
 */
export function readBox(bytes: Uint8Array, context: Uint8Array, log: LogState, right: Right, notBefore = 0): OpenedBox {
  try {
    const { signer, head, body, signature } = parseBox(bytes);
    if (head.number < notBefore) throw cannotOpen();
    const then = stateAt(log, head);
    if (then === null || !hasRight(then, signer, right)) throw cannotOpen();
    const publicKey = signerKey(then, signer);
    if (publicKey === null) throw cannotOpen();
    if (!verify(publicKey, labels.signedBox, signedPart(signer, head, context, body), signature)) throw cannotOpen();
    return { body, signer, head, then };
  } catch {
    throw cannotOpen();
  }
}
