/** The parts of a check for incoming assets: which blocks are read, which entries stay, and what coins were added. found-tokens.ts puts them together. */
import type { Client } from '../../chain/client-type.ts';
import type { BlockRange, findIncoming } from '../../chain/incoming.ts';
import { type Head, readCoinsAt, readTimes } from '../../chain/reading.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { takenBack } from '../../chain/watch-logs.ts';
import { toQuantity } from '../../ethereum/quantity.ts';
import type { Hex } from '../../lib/bytes.ts';
import { coinsBetween, missingIn, type Reading, type Received } from './received.ts';

/** Blocks that are looked at before the first one that was seen. */
const LOOK_BACK = 100_000;
/** Blocks that are read again each time: a re-organisation changes them, and a node that lagged behind had not all of their logs. */
const AGAIN = 32;
/** Requests for logs at one time. */
const REQUESTS = 4;

export const isIn = (block: number, range: BlockRange | null): boolean =>
  range !== null && block >= range.from && block <= range.to;

type Found = Awaited<ReturnType<typeof findIncoming>>;

/**
 * Reads from the latest block back to what was seen, some of it again, then further back. What is too far away to be joined to it stands alone.
 * @returns the logs, what is read now in all, and the newest part that was read just now
 */
export async function readLogs(
  seen: BlockRange | null,
  latest: number,
  readPart: (range: BlockRange, most: number) => Promise<Found>,
): Promise<{ found: Found['found']; range: BlockRange | null; again: BlockRange | null }> {
  const first = Math.max(0, latest - LOOK_BACK + 1);
  const found: Found['found'] = [];
  let range = seen;
  let again: BlockRange | null = null;
  if (seen === null || seen.to < latest) {
    const from = seen === null ? 0 : Math.max(seen.from, seen.to - AGAIN + 1);
    const newest = await readPart({ from: Math.max(first, from), to: latest }, REQUESTS);
    if (newest.read === null) return { found, range, again };
    found.push(...newest.found);
    again = newest.read;
    range = seen !== null && again.from <= seen.to + 1 ? { from: seen.from, to: latest } : again;
  }
  if (seen === null || range === null || range.from <= first) return { found, range, again };
  const older = await readPart({ from: first, to: range.from - 1 }, 1);
  found.push(...older.found);
  return { found, range: older.read === null ? range : { from: older.read.from, to: range.to }, again };
}

/** Without the entries that a re-organisation took back. */
export async function stillThere(
  client: Client,
  before: readonly Received[],
  found: readonly Received[],
  again: BlockRange | null,
  gone: readonly Reading[],
): Promise<Received[]> {
  const missing = again === null ? [] : missingIn(before, found, again);
  const lost = await takenBack(
    missing.map((one) => ({ one, blockHash: one.blockHash, blockNumber: toQuantity(BigInt(one.block)) })),
    (method, params) => client.request(method, params),
  );
  const taken = new Set([...lost].map(({ one }) => one));
  const goneHashes = new Set(gone.map(({ hash }) => hash));
  return before.filter((one) => !taken.has(one) && !(one.token === null && goneHashes.has(one.blockHash)));
}

/** Compares what the accounts hold with the last reading whose block is still there. */
export async function lookForCoins(
  client: Client,
  accounts: readonly Hex[],
  head: Head,
  readings: readonly Reading[],
  gone: readonly Reading[],
  own: readonly SentTransaction[],
): Promise<{ came: Received[]; readings: Reading[] }> {
  const standing = readings.filter((reading) => !gone.includes(reading));
  const before = standing.at(-1);
  if (before && head.block <= before.block) return { came: [], readings: standing };
  const coins = await readCoinsAt(client, accounts, head.block);
  if (coins === null) return { came: [], readings: standing };
  const now = { ...head, coins };
  return { came: before ? coinsBetween(before, now, own) : [], readings: [...standing, now].slice(-2) };
}

/** With the times of their blocks, which some nodes do not say in a log. */
export async function withTimes(client: Client, received: readonly Received[]): Promise<Received[]> {
  const blocks = [...new Set(received.flatMap(({ at, block }) => (at === null ? [block] : [])))];
  const times = await readTimes(client, blocks);
  return received.map((one) => ({ ...one, at: one.at ?? times.get(one.block) ?? null }));
}
