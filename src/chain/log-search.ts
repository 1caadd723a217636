/** Searches logs backwards from the newest block, a range of blocks at a time: longer ranges while the node answers, shorter ones where it refuses. */
import { toQuantity } from '../ethereum/quantity.ts';
import { isWalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { type Log, readLogs } from './transfers.ts';
import { blockHeight } from './watch-logs.ts';

/** What is asked for in each range: `topics` as eth_getLogs takes them. */
export type LogTopics = readonly (string | readonly string[] | null)[];

/** How far a search has come. Data only: each step makes the next one. */
export interface LogSearch {
  /** The newest block of the search. */
  readonly top: number;
  /** The oldest block that it is to reach. */
  readonly bottom: number;
  /** The newest block that was not asked for yet; below `bottom` when all were. */
  readonly next: number;
  /** Blocks of the next request. */
  readonly range: number;
  /** The node has refused a range, so they do not grow any more. */
  readonly limited: boolean;
  /** The node's words, when it refuses even a short range at `next`. */
  readonly refusal: string | null;
}

/** Nearly every node takes this many blocks at once. */
const FIRST_RANGE = 10_000;
const GROWTH = 4;
/** A node that refuses so few blocks refuses those blocks, not the length of the range. */
const SHORTEST_RANGE = 10;

/** @throws WalletError no-network, NodeError */
export async function beginLogSearch(client: Client, bottom = 0): Promise<LogSearch> {
  const top = await blockHeight((method, params) => client.request(method, params));
  return { top, bottom: Math.max(0, bottom), next: top, range: FIRST_RANGE, limited: false, refusal: null };
}

export const isOver = ({ next, bottom, refusal }: LogSearch): boolean => next < bottom || refusal !== null;

/**
 * One request. The logs are what the node says: they may be false, and some may be missing.
 * @throws WalletError no-network
 */
export async function searchLogs(
  client: Client,
  topics: LogTopics,
  search: LogSearch,
): Promise<{ search: LogSearch; logs: Log[] }> {
  const { top, next, range } = search;
  const from = Math.max(search.bottom, next - range + 1);
  const filter = {
    fromBlock: toQuantity(BigInt(from)),
    // One of several nodes behind an address may not have the newest block of another yet.
    toBlock: next === top ? 'latest' : toQuantity(BigInt(next)),
    topics,
  };
  try {
    const logs = readLogs(await client.request('eth_getLogs', [filter]));
    return { search: { ...search, next: from - 1, range: search.limited ? range : range * GROWTH }, logs };
  } catch (error) {
    const asked = next - from + 1;
    // A node that needs too long for a long range does not answer at all.
    const isTooLong = error instanceof NodeError || (isWalletError(error, 'no-network') && asked > FIRST_RANGE);
    if (!isTooLong) throw error;
    if (asked <= SHORTEST_RANGE && error instanceof NodeError)
      return { search: { ...search, refusal: error.message }, logs: [] };
    return { search: { ...search, range: Math.max(SHORTEST_RANGE, asked >> 1), limited: true }, logs: [] };
  }
}
