/**
 * Receipts: the server's signed statement of an identity's head. A wallet compares it with the server's other receipts. The key that signs
 * them can be replaced; each key signs its successor, and the server serves the chain of these statements.
 */

import { signingKeyPair } from '../../keys/sign.ts';
import type { LogHead } from '../../keys/signed-box.ts';
import { receiptStatement } from '../../keys/statement.ts';
import { type Successor, signSuccessor } from '../../keys/succession.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import type { ReceiptKey } from '../generations.ts';
import type { Parts } from '../parts.ts';

export interface Confirmed {
  epoch: number;
  head: LogHead;
  sequence: number;
}

export interface Receipt extends Confirmed {
  signature: Uint8Array;
}

/** By seed: a public key takes a millisecond to derive, and everybody may ask for it. */
const publicKeys = new WeakMap<Uint8Array, Uint8Array>();

export function publicKeyOf({ seed }: Pick<ReceiptKey, 'seed'>): Uint8Array {
  const known = publicKeys.get(seed) ?? signingKeyPair(seed).publicKey;
  publicKeys.set(seed, known);
  return known;
}

/** The fingerprint of a server: the first 16 bytes of its public receipt key in groups of four hex digits. */
export const fingerprintOf = (key: Pick<ReceiptKey, 'seed'>): string =>
  (bareHex(publicKeyOf(key)).slice(0, 32).match(/.{4}/g) ?? []).join(' ');

/**
 * Gives the statements by which each key names the next, from the last that no key signed; also one whose moment has not come yet. Anybody
 * may ask for them, so they are signed once for each new key.
 */
export function createSuccession({ secrets, origin }: Pick<Parts, 'secrets' | 'origin'>): () => Successor[] {
  let made: { last: Uint8Array | null; steps: Successor[] } = { last: null, steps: [] };
  return () => {
    const all = secrets.receiptKeys;
    const last = all.at(-1)?.seed ?? new Uint8Array(0);
    if (made.last !== null && equalBytes(made.last, last)) return made.steps;
    const keys = all.slice(all.findLastIndex(({ isSigned }) => !isSigned));
    const steps = keys.slice(1).map((key, at) => {
      const { seed: before } = keys[at] as ReceiptKey;
      return signSuccessor(before, { origin, epoch: key.epoch, number: at + 1, after: publicKeyOf(key) });
    });
    made = { last, steps };
    return steps;
  };
}

/** The receipt of one point of the history; always the same bytes under one key, as Ed25519 is deterministic. */
export function receiptOf(
  { signing, origin }: Pick<Parts, 'signing' | 'origin'>,
  identityId: Uint8Array,
  confirmed: Confirmed,
): Receipt {
  const { epoch, head, sequence } = confirmed;
  const signature = receiptStatement.sign(signing.present().seed, { origin, epoch, identityId, head, sequence });
  return { epoch, head, sequence, signature };
}
