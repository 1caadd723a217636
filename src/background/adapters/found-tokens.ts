/**
 * What came in: tokens and transfers found in logs while a page is open, coins told by balances, and the blocks that were read. Kept on this
 * computer, sealed under the character's key.
 */
import * as v from 'valibot';
import type { Client } from '../../chain/client-type.ts';
import { type BlockRange, findIncoming } from '../../chain/incoming.ts';
import type { Network } from '../../chain/network.ts';
import { type Head, readCoinsAt, readHead, readTimes } from '../../chain/reading.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { readTokens } from '../../chain/tokens.ts';
import { isOtherChain, takenBack } from '../../chain/watch-logs.ts';
import { toQuantity } from '../../ethereum/quantity.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createQueue } from '../../lib/queue.ts';
import type { Session } from '../../session/session.ts';
import { orElse } from '../../vault/stored.ts';
import type { ChainClients } from './chain-clients.ts';
import {
  coinsBetween,
  joinReceived,
  missingIn,
  type Reading,
  type Received,
  readingsSchema,
  receivedListSchema,
  toReceived,
} from './received.ts';

const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const foundSchema = v.object({
  address,
  symbol: v.string(),
  name: v.string(),
  decimals: count,
  /** A transaction of the person brought it, a swap for example; otherwise somebody sent it. */
  acted: v.boolean(),
});
export type FoundToken = v.InferOutput<typeof foundSchema>;

const networkSchema = v.object({
  /** Whose logs were read. */
  accounts: v.array(address),
  /** The blocks that were read. */
  range: v.nullable(v.object({ from: count, to: count })),
  tokens: v.array(foundSchema),
  /** Contracts that log transfers and are no ERC-20 token. */
  others: v.array(address),
  /** Contracts that came in and of which nobody said yet what they are. */
  unasked: orElse(v.array(address), []),
  /** What the accounts held of the coin when it was last read. */
  readings: orElse(readingsSchema, []),
  /** Newest first. */
  received: orElse(receivedListSchema, []),
});
type OnNetwork = v.InferOutput<typeof networkSchema>;

const storedSchema = v.record(v.string(), networkSchema);

/** Blocks that are looked at before the first one that was seen. */
const LOOK_BACK = 100_000;
/** Blocks that are read again each time: a re-organisation changes them, and a node that lagged behind had not all of their logs. */
const AGAIN = 32;
/** Requests for logs at one time. */
const REQUESTS = 4;
/** How many tokens and other contracts are kept for each network: whoever sends more is not listened to. */
const MOST = 200;

const NOTHING: OnNetwork = {
  accounts: [],
  range: null,
  tokens: [],
  others: [],
  unasked: [],
  readings: [],
  received: [],
};

export interface LookQuestion {
  characterId: string;
  /** With all tokens of its list. */
  network: Network;
  accounts: readonly Hex[];
  /** Tokens that the person chose to see. */
  chosen: readonly Hex[];
}

export interface ReceivedOn {
  chainId: number;
  received: readonly Received[];
  /** Tokens that came in and are not on the list. */
  tokens: readonly FoundToken[];
}

export interface FoundTokens {
  of(characterId: string, chainId: number): Promise<readonly FoundToken[]>;
  /**
   * Reads the logs of new blocks, and of some older ones. @returns the tokens that came in since
   * @throws WalletError no-network | locked | closed
   */
  look(question: LookQuestion): Promise<Hex[]>;
  /** What came in, network by network, each the newest first. */
  received(characterId: string): Promise<ReceivedOn[]>;
  forget(): void;
}

export function createFoundTokens(
  rows: Session['incoming'],
  clients: Pick<ChainClients, 'client'>,
  sentBy: (characterId: string) => readonly SentTransaction[],
): FoundTokens {
  const inTurn = createQueue();
  const read = new Map<string, Record<string, OnNetwork>>();

  async function load(characterId: string): Promise<Record<string, OnNetwork>> {
    const known = read.get(characterId);
    if (known) return known;
    const parsed = v.safeParse(storedSchema, await rows.load(characterId));
    const stored = parsed.success ? parsed.output : {};
    read.set(characterId, stored);
    return stored;
  }

  async function lookOnce({ characterId, network, accounts, chosen }: LookQuestion): Promise<Hex[]> {
    const { chainId } = network;
    const client = clients.client(characterId, chainId);
    const stored = await load(characterId);
    const before = stored[chainId] ?? NOTHING;
    const own = sentBy(characterId).filter(({ transaction }) => transaction.chainId === chainId);
    const { head, gone } = await readHead(client, before.readings);
    // A node that lags behind has nothing new. A chain that is much shorter is another one: a local chain that was started anew.
    if (before.range !== null && head.block < before.range.to && !isOtherChain(head.block, before.range.to)) return [];
    const isAnew = before.range !== null && head.block < before.range.to;
    const seen = !isAnew && accounts.every((account) => before.accounts.includes(account)) ? before.range : null;
    const { found, range, again } = await readLogs(seen, head.block, (part, most) =>
      findIncoming({ client, accounts, range: part, most, backwards: true }),
    );
    const amounts = [...new Set(found.flatMap(({ token, id }) => (id === null ? [token] : [])))];
    const hashes = new Set<string>(own.map(({ hash }) => hash.toLowerCase()));
    const byPerson = new Set(found.flatMap((each) => (hashes.has(each.transaction) ? [each.token] : [])));
    const fresh = await readNew(client, network, before, [
      ...amounts.filter((token) => byPerson.has(token)),
      ...(isAnew ? [] : before.unasked),
      ...amounts.filter((token) => !byPerson.has(token)),
    ]);
    const added = fresh.tokens.map((token): FoundToken => ({ ...token, acted: byPerson.has(token.address) }));
    const coins = await lookForCoins(client, accounts, head, isAnew ? [] : before.readings, gone, own);
    const wanted = new Set<Hex>([...network.tokens.map(({ address }) => address), ...chosen]);
    const came = toReceived(found, hashes);
    const there = await stillThere(client, isAnew ? [] : before.received, came, again, gone);
    const received = joinReceived(
      there,
      [...came, ...coins.came],
      ({ token, acted }) => token === null || acted || wanted.has(token),
    );
    const next: OnNetwork = {
      accounts: [...accounts],
      range,
      tokens: withinMost([...before.tokens, ...added]),
      others: [...before.others, ...fresh.others].slice(-MOST),
      unasked: fresh.unasked,
      readings: coins.readings,
      received: await withTimes(client, received),
    };
    if (JSON.stringify(next) !== JSON.stringify(before)) {
      const after = { ...stored, [chainId]: next };
      await rows.save(characterId, after);
      read.set(characterId, after);
    }
    const since = found.filter(({ place }) => place === null || !isIn(place.block, seen)).map(({ token }) => token);
    return amounts.filter((token) => since.includes(token) && !next.others.includes(token));
  }

  return {
    of: async (characterId, chainId) => (await load(characterId))[chainId]?.tokens ?? [],
    received: async (characterId) =>
      Object.entries(await load(characterId)).map(([chainId, { received, tokens }]) => ({
        chainId: Number(chainId),
        received,
        tokens,
      })),
    look: (question) => inTurn(() => lookOnce(question)),
    forget: () => read.clear(),
  };
}

/** What new contracts are: ERC-20 tokens and others. Tokens of the list are known anyway. */
async function readNew(client: Client, network: Network, before: OnNetwork, came: readonly Hex[]) {
  const known = new Set([...before.tokens, ...network.tokens].map((token) => token.address).concat(before.others));
  const fresh = [...new Set(came)].filter((token) => !known.has(token));
  const asked = fresh.slice(0, MOST);
  const said = await readTokens(client, network, asked);
  const tokens = said.flatMap((token) => {
    if (token === null || token === 'unanswered') return [];
    const { address: at, symbol, name, decimals } = token;
    return [{ address: at, symbol, name, decimals }];
  });
  const others = asked.filter((_at, index) => said[index] === null);
  const isSaid = new Set([...tokens.map((token) => token.address), ...others]);
  // One that was not asked, or of which the node did not answer, may be a token: it is asked the next time.
  return { tokens, others, unasked: fresh.filter((at) => !isSaid.has(at)).slice(0, MOST) };
}

/** What the person brought comes first, then what was there before: a flood pushes nothing out. */
const withinMost = (tokens: readonly FoundToken[]): FoundToken[] =>
  [...tokens.filter(({ acted }) => acted), ...tokens.filter(({ acted }) => !acted)].slice(0, MOST);

const isIn = (block: number, range: BlockRange | null): boolean =>
  range !== null && block >= range.from && block <= range.to;

type Found = Awaited<ReturnType<typeof findIncoming>>;

/**
 * Reads from the latest block back to what was seen, some of it again, then further back. What is too far away to be joined to it stands alone.
 * @returns the logs, what is read now in all, and the newest part that was read just now
 */
async function readLogs(
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
async function stillThere(
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
async function lookForCoins(
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
async function withTimes(client: Client, received: readonly Received[]): Promise<Received[]> {
  const blocks = [...new Set(received.flatMap(({ at, block }) => (at === null ? [block] : [])))];
  const times = await readTimes(client, blocks);
  return received.map((one) => ({ ...one, at: one.at ?? times.get(one.block) ?? null }));
}
