/** Finds tokens and items that came in, in the transfer logs of a range of blocks. A node that limits the range or the answer is asked for less. */
import { toQuantity } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ItemStandard } from '../messaging/item-view.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { type Log, readLogs, readTransfers, TRANSFER, TRANSFER_BATCH, TRANSFER_SINGLE } from './transfers.ts';

export interface Incoming {
  token: Hex;
  /** The zero address where it was made. */
  from: Hex;
  to: Hex;
  amount: bigint;
  /** Hash of the transaction that brought it. */
  transaction: string;
  /** Number of an item; `null` for an amount of a token. */
  id: bigint | null;
  /** Of an item, as its log has it; `null` for a token. */
  standard: ItemStandard | null;
  /** Where the log stands; `null` where the node does not say. */
  place: LogPlace | null;
}

export interface LogPlace {
  block: number;
  hash: Hex;
  /** In its block. */
  index: number;
  /** Time of the block (ms since 1970); `null` where the node does not say it here. */
  at: number | null;
}

export interface BlockRange {
  /** Both ends included. */
  from: number;
  to: number;
}

export interface IncomingQuestion {
  client: Client;
  /** Of one character. */
  accounts: readonly Hex[];
  range: BlockRange;
  /** Answers at most. */
  most: number;
  /** The newest blocks first. */
  backwards: boolean;
}

/** At most this many accounts stand in one question. */
const ACCOUNTS = 100;
/** Blocks of the first request. */
const BLOCKS = 10_000;
/** Items that one log may name: who sends more at once is read no further. */
const ITEMS = 50;
/** A node that refuses even this range is asked no more. */
const FEWEST = 10;

/**
 * What came in, and the part of the range that was read: less than asked where `most` requests did not suffice or a node refused.
 * @throws WalletError no-network
 */
export async function findIncoming(
  question: IncomingQuestion,
): Promise<{ found: Incoming[]; read: BlockRange | null }> {
  const { client, range, most, backwards } = question;
  const accounts = question.accounts.slice(0, ACCOUNTS);
  const found: Incoming[] = [];
  let read: BlockRange | null = null;
  let blocks = BLOCKS;
  let { from, to } = range;
  for (let answers = 0; answers < most && from <= to; ) {
    const part = backwards
      ? { from: Math.max(from, to - blocks + 1), to }
      : { from, to: Math.min(to, from + blocks - 1) };
    const logs = await readPart(client, accounts, part);
    if (logs === null) {
      blocks = Math.floor((part.to - part.from + 1) / 2);
      if (blocks < FEWEST) break;
      continue;
    }
    // Refusals are few, as each halves the range: a node that takes little is still read.
    answers++;
    found.push(...logs);
    read = read === null ? part : { from: Math.min(read.from, part.from), to: Math.max(read.to, part.to) };
    if (backwards) to = part.from - 1;
    else from = part.to + 1;
  }
  return { found, read };
}

/** `null` where the node refuses: too many blocks or logs at once. */
async function readPart(
  client: Client,
  accounts: readonly Hex[],
  { from, to }: BlockRange,
): Promise<Incoming[] | null> {
  const owners = accounts.map((account) => `0x${account.slice(2).padStart(64, '0')}`);
  const [fromBlock, toBlock] = [toQuantity(BigInt(from)), toQuantity(BigInt(to))];
  // The two standards name the receiver in different places, and a question has one for each place.
  const answers = await client.batch(
    [
      [TRANSFER, null, owners],
      [[TRANSFER_SINGLE, TRANSFER_BATCH], null, null, owners],
    ].map((topics) => ({ method: 'eth_getLogs', params: [{ fromBlock, toBlock, topics }] })),
  );
  const own = new Set(owners);
  return answers.some((answer) => answer instanceof NodeError)
    ? null
    : answers.flatMap((logs) => readLogs(logs).flatMap((log) => incomingIn(log, own)));
}

/** A node may give more than it was asked for. */
function incomingIn(log: Log, owners: ReadonlySet<string>): Incoming[] {
  const standard = standardOf(log);
  const owner = log.topics[standard === 'ERC1155' ? 3 : 2];
  if (standard === 'other' || owner === undefined || !owners.has(owner.toLowerCase())) return [];
  if (!/^0x[0-9a-f]{40}$/.test(log.address)) return [];
  const hash = (log as { transactionHash?: unknown }).transactionHash;
  const transaction = typeof hash === 'string' ? hash.toLowerCase() : '';
  const place = placeOf({ ...log });
  return readTransfers(log)
    .slice(0, ITEMS)
    .flatMap(({ from, to, id, amount }) =>
      from === null || to === null ? [] : [{ token: log.address, from, to, amount, id, standard, transaction, place }],
    );
}

/** `null`: an amount of a token. */
function standardOf({ topics: [event, , , third] }: Log): ItemStandard | null | 'other' {
  if (event === TRANSFER) return third === undefined ? null : 'ERC721';
  return event === TRANSFER_SINGLE || event === TRANSFER_BATCH ? 'ERC1155' : 'other';
}

function placeOf(log: Record<string, unknown>): LogPlace | null {
  const [block, index] = [numberOf(log.blockNumber), numberOf(log.logIndex)];
  const { blockHash } = log;
  if (block === null || index === null || typeof blockHash !== 'string' || !/^0x[0-9a-f]{64}$/i.test(blockHash))
    return null;
  const seconds = numberOf(log.blockTimestamp);
  return {
    block,
    hash: blockHash.toLowerCase() as Hex,
    index,
    at: seconds === null || seconds > LAST_SECOND ? null : seconds * 1_000,
  };
}

/** A date can show no later time. */
const LAST_SECOND = 8_640_000_000_000;

function numberOf(quantity: unknown): number | null {
  if (typeof quantity !== 'string' || !/^0x[0-9a-f]{1,13}$/i.test(quantity)) return null;
  return Number(quantity);
}
