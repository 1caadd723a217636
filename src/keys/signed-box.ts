/** [Note: Signed boxes] A body with the signature of a method or device, and the log head at which it was signed. A box opens only if the signer had the right at that head. */
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
  /** The state of the log at that head. */
  then: LogState;
}

const VERSION = 1;
const kinds = ['method', 'device'] as const;

/** The signed bytes: the box up to its signature, and the context, which the reader supplies. */
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

/** Signs a body. @param context identifiers, in the encoding of lib/encoding, the identity among them */
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

/** The unverified claims of a box. */
export interface BoxClaim {
  signer: { kind: 'method' | 'device'; id: Uint8Array };
  head: LogHead;
}

/** The signer and head that a box claims, unverified. @throws WalletError cannot-open */
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
 * @param notBefore number of the first allowed entry for the head: where the key inside began
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
