/**
 * The status of a user operation (ERC-4337) that was sent to a bundler. The bundler only says where to look: what counts is the log of the
 * entry point in a receipt of the character's own node.
 */
import { toQuantity } from '../ethereum/quantity.ts';
import { topicOf } from '../ethereum/selector.ts';
import { ENTRY_POINT } from '../ethereum/user-operation.ts';
import { fromHex, fromUtf8, type Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { StatusUpdate } from './check-status.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { OPERATION_EVENT, readOperation } from './operation-logs.ts';
import { readData, readNumber, readObject } from './read-result.ts';
import { readNodeReason } from './revert.ts';
import type { SentTransaction } from './sent.ts';
import { readLogs } from './transfers.ts';

/** It is final after this many blocks, or after this time in ms. */
const FINAL_DEPTH = 12;
const SETTLE_AFTER = 60 * 60_000;
/** ms. A dropped one is looked for until this time has passed: whoever has it can still hand it in. */
const LOOKED_FOR = 48 * 60 * 60_000;
/** ms. It is not dropped before this time has passed, and not sent again after a day: the paymaster's promise is over by then. */
const PATIENCE = 5 * 60_000;
const GIVE_UP_AFTER = 24 * 60 * 60_000;

/** Blocks that nearly every node searches at once. */
const NEWEST = 10_000;

export type SentOperation = SentTransaction & { operation: NonNullable<SentTransaction['operation']> };

export const isOperation = (sent: SentTransaction): sent is SentOperation => sent.operation !== undefined;

/** Sends the stored operation; sending it again is the same operation. @throws NodeError, WalletError no-network */
async function sendOperation(client: Client, { raw, hash }: SentTransaction): Promise<void> {
  try {
    await client.request('eth_sendUserOperation', [JSON.parse(fromUtf8(fromHex(raw))), ENTRY_POINT]);
  } catch (error) {
    if (!(error instanceof NodeError) || (!/already|duplicate/i.test(error.message) && !(await isKnown(client, hash))))
      throw error;
  }
}

/** Notes the newest block first, from which on the own node looks for it. @throws NodeError, WalletError no-network */
export async function sendFirst(
  client: Client,
  sent: SentOperation,
  note: (news: StatusUpdate) => Promise<void>,
): Promise<void> {
  const since = readNumber(await client.request('eth_blockNumber'), 'eth_blockNumber');
  await note({ operation: { ...sent.operation, since } });
  await sendOperation(client, sent);
}

const isKnown = (client: Client, hash: Hex): Promise<boolean> =>
  client.request('eth_getUserOperationByHash', [hash]).then(
    (answer) => answer !== null,
    () => false,
  );

/** @throws WalletError no-network, NodeError of the character's own node */
export async function checkOperation(sent: SentOperation, client: Client, now: number): Promise<StatusUpdate> {
  const places = [sent.operation.transactionHash, () => fromBundler(client, sent.hash), () => fromLogs(client, sent)];
  for (const place of places) {
    const transactionHash = typeof place === 'function' ? await place() : place;
    const update = transactionHash === null ? null : await lookAt(sent, transactionHash, client, now);
    if (update !== null) return update;
  }
  const lost: StatusUpdate =
    sent.block === null
      ? {}
      : {
          status: 'pending',
          block: null,
          reason: null,
          reorganised: true,
          operation: { ...sent.operation, transactionHash: null },
        };
  if (!sent.resend) return { ...lost, status: 'dropped', settled: now - sent.at > LOOKED_FOR };
  if (now - sent.at > GIVE_UP_AFTER) return { ...lost, status: 'dropped', resend: false };
  if (await isKnown(client, sent.hash)) return { ...lost, status: 'pending', missedChecks: 0 };
  try {
    await sendOperation(client, sent);
    return { ...lost, status: 'pending', missedChecks: 0 };
  } catch (error) {
    const missedChecks = sent.missedChecks + 1;
    if (!(error instanceof NodeError) || now - sent.at < PATIENCE) return { ...lost, missedChecks };
    return { ...lost, status: 'dropped', resend: false, reason: readNodeReason(error), missedChecks };
  }
}

/** What the own node says of it in this transaction; `null`: it is not there. */
async function lookAt(
  sent: SentOperation,
  transactionHash: Hex,
  client: Client,
  now: number,
): Promise<StatusUpdate | null> {
  const receipt = readObject(
    await client.request('eth_getTransactionReceipt', [transactionHash]),
    'eth_getTransactionReceipt',
  );
  if (receipt === null || receipt.blockHash === null) return null;
  const outcome = readOperation(readLogs(receipt.logs), sent.hash, sent.transaction.from);
  if (outcome === null) return null;
  const block = {
    number: readNumber(receipt.blockNumber, 'blockNumber'),
    hash: readData(receipt.blockHash, 'blockHash'),
    index: readNumber(receipt.transactionIndex, 'transactionIndex'),
  };
  const head = readNumber(await client.request('eth_blockNumber'), 'eth_blockNumber');
  return {
    status: outcome.worked ? 'included' : 'failed',
    block,
    feePaid: '0',
    reason: outcome.worked ? null : outcome.reason,
    operation: { ...sent.operation, transactionHash },
    missedChecks: 0,
    settled: head - block.number >= FINAL_DEPTH || now - sent.at > SETTLE_AFTER,
  };
}

const isHash = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value);

const hasHash = (log: unknown): log is { transactionHash: Hex } =>
  typeof log === 'object' && log !== null && 'transactionHash' in log && isHash(log.transactionHash);

/** The transaction in which the bundler says it is; `null`: it does not say. */
async function fromBundler(client: Client, hash: Hex): Promise<Hex | null> {
  try {
    const answer = await client.request('eth_getUserOperationReceipt', [hash]);
    const { receipt } = (answer ?? {}) as { receipt?: { transactionHash?: unknown } };
    return isHash(receipt?.transactionHash) ? receipt.transactionHash : null;
  } catch (error) {
    if (isWalletError(error)) return null;
    throw error;
  }
}

/** The transaction that the own node finds by the log of the entry point; `null`: none. */
async function fromLogs(client: Client, { hash, operation: { since } }: SentOperation): Promise<Hex | null> {
  if (since === null) return null;
  try {
    return await searchFrom(since, hash, client);
  } catch (error) {
    if (isWalletError(error, 'no-network')) return null;
    if (!(error instanceof NodeError)) throw error;
  }
  // The node does not search that far back.
  const head = readNumber(await client.request('eth_blockNumber'), 'eth_blockNumber');
  const newest = head - NEWEST + 1;
  return newest > since
    ? searchFrom(newest, hash, client).catch((error: unknown) => {
        if (isWalletError(error)) return null;
        throw error;
      })
    : null;
}

async function searchFrom(block: number, hash: Hex, client: Client): Promise<Hex | null> {
  const filter = { address: ENTRY_POINT, topics: [topicOf(OPERATION_EVENT), hash], fromBlock: toQuantity(block) };
  const answer = await client.request('eth_getLogs', [filter]);
  const log: unknown = Array.isArray(answer) ? answer[0] : null;
  return hasHash(log) ? log.transactionHash : null;
}
