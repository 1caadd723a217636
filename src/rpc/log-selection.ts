/** Parses the object that selects logs in eth_newFilter and eth_subscribe. Strict, because it is stored and asked for again and again. */
import type { LogSelection, Watched } from '../chain/watch-type.ts';
import { parseSigner } from '../ethereum/address.ts';
import { parseFixedData, parseSmallQuantity } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import { invalidParams } from './fault.ts';

/** Longest JSON of a selection: about 170 addresses. All filters of all sites share the memory of the session with the requests that wait. */
const MAX_LENGTH = 8_000;
const MAX_TOPICS = 4;
const TAGS: readonly unknown[] = ['earliest', 'latest', 'pending', 'safe', 'finalized'];

/** The block range as the site gave it. */
export interface BlockRange {
  fromBlock?: string;
  toBlock?: string;
}

/** @throws ProviderRpcError -32602, WalletError bad-input */
export function parseLogFilter(value: unknown): { watched: Watched & { kind: 'logs' }; range: BlockRange } {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value)))
    throw invalidParams('Logs are selected by an object with address and topics.');
  if (value !== undefined && JSON.stringify(value).length > MAX_LENGTH)
    throw invalidParams('A filter can name at most 8 kB of addresses and topics.');
  const { address, topics, fromBlock, toBlock, blockHash } = (value ?? {}) as Record<string, unknown>;
  if (isGiven(blockHash)) throw invalidParams('A filter waits for new blocks, so it takes no blockHash.');
  const selection: LogSelection = {};
  if (isGiven(address)) selection.address = oneOrMore(address, (one) => parseSigner(one, 'address'));
  if (isGiven(topics)) selection.topics = parseTopics(topics);
  const range: BlockRange = {};
  if (isGiven(fromBlock)) range.fromBlock = parseBlock(fromBlock, 'fromBlock');
  if (isGiven(toBlock)) range.toBlock = parseBlock(toBlock, 'toBlock');
  const last = numberOf(range.toBlock);
  return { watched: { kind: 'logs', selection, first: numberOf(range.fromBlock) ?? 0, last }, range };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function oneOrMore(value: unknown, parse: (one: unknown) => Hex): Hex | Hex[] {
  if (!Array.isArray(value)) return parse(value);
  return value.map(parse);
}

function parseTopics(value: unknown): (Hex | Hex[] | null)[] {
  if (!Array.isArray(value) || value.length > MAX_TOPICS)
    throw invalidParams(`The topics are a list of at most ${MAX_TOPICS}.`);
  return value.map((topic: unknown) =>
    topic === null ? null : oneOrMore(topic, (one) => parseFixedData(one, 32, 'topics')),
  );
}

function parseBlock(value: unknown, field: string): string {
  if (!TAGS.includes(value)) parseSmallQuantity(value, field);
  return value as string;
}

const numberOf = (block: string | undefined): number | null =>
  block?.startsWith('0x') === true ? Number(block) : block === 'earliest' ? 0 : null;
