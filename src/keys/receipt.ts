/**
 * Signed receipts of a key server. [Note: Server receipts] A receipt says that at one sequence of the server's history this was the
 * identity's head. Two receipts that contradict each other prove that the server told two stories; the wallet stores such a pair as
 * evidence and sends nothing to that server any more.
 */
import { equalBytes } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
import { labels } from './labels.ts';
import { SIGNATURE_LENGTH, SIGNING_KEY_LENGTH } from './sign.ts';
import { type ReceiptStatement, receiptStatement } from './statement.ts';
import { keysOfSuccession, type Successor } from './succession.ts';

/** A receipt with everything that a third party needs to verify it. */
export interface Receipt extends ReceiptStatement {
  /** Ed25519 public key of the server, 32 bytes, as it was pinned. */
  receiptKey: Uint8Array;
  /** 64 bytes. */
  signature: Uint8Array;
}

/** Does the server's signature hold? The functions below check this first. */
export const isReceipt = (receipt: Receipt): boolean =>
  receiptStatement.holds(receipt.receiptKey, receipt.signature, receipt);

const sameHash = (a: Receipt, b: Receipt): boolean =>
  a.head.number === b.head.number && equalBytes(a.head.hash, b.head.hash);

/** Do two receipts of one identity, in one epoch of one server, contradict each other? */
function contradict(a: Receipt, b: Receipt): boolean {
  // Two different heads at one entry number, or at one sequence of the server.
  if (a.head.number === b.head.number) return !equalBytes(a.head.hash, b.head.hash);
  if (a.sequence === b.sequence) return !sameHash(a, b);
  // Within an epoch a log never gets shorter.
  return a.sequence < b.sequence !== a.head.number < b.head.number;
}

/** Are these two keys one, or keys of one chain? */
function belongTogether(a: Receipt, b: Receipt, succession: readonly Successor[]): boolean {
  if (equalBytes(a.receiptKey, b.receiptKey)) return true;
  const keys = keysOfSuccession(a.origin, succession) ?? [];
  return [a, b].every(({ receiptKey }) => keys.some((key) => equalBytes(key, receiptKey)));
}

/**
 * Do two validly signed receipts of one server for one identity prove that it told two stories? Receipts of different epochs prove
 * nothing, as a new epoch says that the server was restored.
 * @param succession the chain between their keys, where these differ
 */
export const equivocates = (a: Receipt, b: Receipt, succession: readonly Successor[] = []): boolean =>
  belongTogether(a, b, succession) &&
  a.origin === b.origin &&
  equalBytes(a.identityId, b.identityId) &&
  a.epoch === b.epoch &&
  contradict(a, b) &&
  isReceipt(a) &&
  isReceipt(b);

const VERSION = 1;

/** The stored form of a receipt. */
export const encodeReceipt = (receipt: Receipt): Uint8Array =>
  createWriter()
    .text(labels.keptReceipt)
    .u8(VERSION)
    .text(receipt.origin)
    .raw(receipt.receiptKey, SIGNING_KEY_LENGTH)
    .u32(receipt.epoch)
    .raw(receipt.identityId, 32)
    .u64(receipt.head.number)
    .raw(receipt.head.hash, 32)
    .u64(receipt.sequence)
    .raw(receipt.signature, SIGNATURE_LENGTH)
    .finish();

/** @throws WalletError bad-encoding: not a receipt, or its signature does not hold */
export function decodeReceipt(bytes: Uint8Array): Receipt {
  const reader = createReader(bytes);
  if (reader.text() !== labels.keptReceipt || reader.u8() !== VERSION)
    throw new WalletError('bad-encoding', t.notAReceipt);
  const receipt: Receipt = {
    origin: reader.text(),
    receiptKey: reader.raw(SIGNING_KEY_LENGTH),
    epoch: reader.u32(),
    identityId: reader.raw(32),
    head: { number: reader.u64(), hash: reader.raw(32) },
    sequence: reader.u64(),
    signature: reader.raw(SIGNATURE_LENGTH),
  };
  reader.finish();
  if (!isReceipt(receipt)) throw new WalletError('bad-encoding', t.receiptUnsigned);
  return receipt;
}
