/** Asks a node for the status of one sent transaction and returns the changes for its record. Writes no record itself. */
import { toQuantity } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import { chainSent as t } from '../locales/en/chain/sent.ts';
import { broadcastRaw, isNonceUsed } from './broadcast.ts';
import type { Client } from './client-type.ts';
import { codeOverride, readPastBlock, toCallObject } from './next-block.ts';
import { isRevert, NodeError } from './node-error.ts';
import { readData, readNumber, readObject, readQuantity } from './read-result.ts';
import { readNodeReason } from './revert.ts';
import type { SentTransaction } from './sent.ts';
import { isAwaitedThere } from './through.ts';

/** A transaction is final after this many blocks. */
const FINAL_DEPTH = 12;
/** ms. On a chain that makes blocks only on demand, a transaction is final after this time. */
const SETTLE_AFTER = 60 * 60_000;
/** A transaction counts as missing after this many checks in a row, because the nodes behind one address differ. */
const MISSING_LOOKS = 3;

/** ms. A transaction that nodes refuse is not dropped before this time has passed. */
const PATIENCE = 5 * 60_000;
/** ms. A transaction that no node has is dropped after a day, because its fees are out of date by then. */
const GIVE_UP_AFTER = 24 * 60 * 60_000;

/** The fields to change in the record. */
export type StatusUpdate = Partial<SentTransaction>;

export interface StatusCheck {
  client: Client;
  /** ms since 1970. */
  now: number;
  /** Hash of a later transaction of ours with the same nonce; if set, this one is not sent again. */
  supersededBy: Hex | null;
  /** True if, with this many nonces used, every nonce before the transaction's own belongs to a pending transaction of ours. */
  isNext: (used: number) => boolean;
  /** Asked when it would be sent again: what has happened since the look began counts. */
  maySend: () => boolean;
}

/**
 * Returns what has changed for this transaction.
 * @param sent a record that is not settled
 * @throws WalletError no-network, NodeError
 */
export async function checkStatus(sent: SentTransaction, looking: StatusCheck): Promise<StatusUpdate> {
  const { client } = looking;
  const [answer, head] = await Promise.all([
    client.request('eth_getTransactionReceipt', [sent.hash]),
    // Known to be in a block: how far the chain is since then is asked for together with the receipt.
    sent.block === null ? null : readHead(client),
  ]);
  const receipt = readObject(answer, 'eth_getTransactionReceipt');
  if (receipt !== null && receipt.blockHash !== null)
    return lookAtReceipt(sent, receipt, head ?? (await readHead(client)), looking);
  if (sent.block !== null && head !== null && head < sent.block.number) return lookAtBehind(sent);
  const lost: StatusUpdate =
    sent.block === null ? {} : { status: 'pending', block: null, reason: null, feePaid: null, reorganised: true };
  const known = readObject(await client.request('eth_getTransactionByHash', [sent.hash]), 'eth_getTransactionByHash');
  if (known !== null) return { ...lost, status: 'pending', reason: null, missedChecks: 0 };
  const { from, nonce } = sent.transaction;
  const used = readNumber(await client.request('eth_getTransactionCount', [from, 'latest']), 'eth_getTransactionCount');
  if (used > nonce) return lookAtUsedNonce(sent, lost);
  if (looking.supersededBy !== null)
    return { ...lost, status: 'replaced', replacedBy: looking.supersededBy, reason: null };
  return lookAtMissing(sent, lost, used, looking);
}

const readHead = async (client: Client): Promise<number> =>
  readNumber(await client.request('eth_blockNumber'), 'eth_blockNumber');

/**
 * The node's head is below the block of the transaction. A node that lags behind catches up in seconds. A chain that does
 * not was restarted (as local chains are), and the bytes must not be sent there.
 */
function lookAtBehind(sent: SentTransaction): StatusUpdate {
  const missedChecks = sent.missedChecks + 1;
  return { missedChecks, settled: missedChecks >= 4 * MISSING_LOOKS };
}

async function lookAtReceipt(
  sent: SentTransaction,
  receipt: Record<string, unknown>,
  head: number,
  { client, now }: StatusCheck,
): Promise<StatusUpdate> {
  const block = {
    number: readNumber(receipt.blockNumber, 'blockNumber'),
    hash: readData(receipt.blockHash, 'blockHash'),
    index: readNumber(receipt.transactionIndex, 'transactionIndex'),
  };
  const worked = receipt.status !== '0x0';
  const same = sent.block?.hash === block.hash;
  return {
    status: worked ? 'included' : 'failed',
    block,
    feePaid: readFee(receipt),
    replacedBy: null,
    reason: worked ? null : same && sent.reason !== null ? sent.reason : await findReason(sent, block.number, client),
    missedChecks: 0,
    settled:
      (head - block.number >= FINAL_DEPTH || now - sent.at > SETTLE_AFTER) && !(worked && isAwaitedThere(sent, now)),
  };
}

/** Wei, decimal: gas used times gas price, plus the L1 data fee if the receipt of a rollup has one. */
function readFee(receipt: Record<string, unknown>): string | null {
  if (typeof receipt.gasUsed !== 'string' || typeof receipt.effectiveGasPrice !== 'string') return null;
  const onEthereum = typeof receipt.l1Fee === 'string' ? readQuantity(receipt.l1Fee, 'l1Fee') : 0n;
  const gas = readQuantity(receipt.gasUsed, 'gasUsed') * readQuantity(receipt.effectiveGasPrice, 'effectiveGasPrice');
  return (gas + onEthereum).toString();
}

/** Runs the failed transaction again on the state before its block, with the values of that block, to find the revert reason; `null` when that gives none. */
async function findReason({ transaction }: SentTransaction, block: number, client: Client): Promise<string | null> {
  const before = toQuantity(Math.max(0, block - 1));
  const call = toCallObject(transaction);
  const overrides = transaction.type === 'eip7702' ? { [transaction.from]: codeOverride(transaction) } : {};
  try {
    await client.request('eth_call', [call, before, overrides, await readPastBlock(client, block)]);
    return null;
  } catch (error) {
    if (!(error instanceof NodeError) || isRevert(error)) return reasonOf(error);
  }
  // The node does not accept block overrides.
  return client.request('eth_call', [call, before]).then(() => null, reasonOf);
}

const reasonOf = (error: unknown): string | null => (isRevert(error) ? readNodeReason(error) : null);

/** The nonce is used but the transaction is in no block: after several checks it counts as replaced. */
function lookAtUsedNonce(sent: SentTransaction, lost: StatusUpdate): StatusUpdate {
  const missedChecks = sent.missedChecks + 1;
  if (missedChecks < MISSING_LOOKS) return { ...lost, missedChecks };
  return { ...lost, status: 'replaced', reason: null, missedChecks, settled: missedChecks >= 2 * MISSING_LOOKS };
}

/**
 * No node has the transaction although its nonce is unused. It is sent again, unless a node refused it before or an earlier
 * nonce is missing. A dropped transaction stays dropped: the person was told so and may have paid in another way.
 */
async function lookAtMissing(
  sent: SentTransaction,
  lost: StatusUpdate,
  used: number,
  looking: StatusCheck,
): Promise<StatusUpdate> {
  if (!looking.maySend()) return { ...lost, status: 'dropped', settled: looking.now - sent.at > SETTLE_AFTER };
  const missedChecks = sent.missedChecks + 1;
  const patient = missedChecks < MISSING_LOOKS || looking.now - sent.at < PATIENCE;
  if (!looking.isNext(used)) {
    if (patient) return { ...lost, missedChecks };
    return { ...lost, ...DROPPED, reason: t.earlierMissing, missedChecks };
  }
  if (looking.now - sent.at > GIVE_UP_AFTER) return { ...lost, ...DROPPED, settled: true };
  try {
    await broadcastRaw(looking.client, sent.raw, sent.hash);
    return { ...lost, status: 'pending', reason: null, missedChecks: 0 };
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    if (isNonceUsed(error) || patient) return { ...lost, missedChecks };
    return { ...lost, ...DROPPED, reason: readNodeReason(error), missedChecks };
  }
}

const DROPPED = { status: 'dropped', resend: false } as const;
