/**
 * What came in: tokens, items and transfers found in logs while a page is open, coins told by balances, and the blocks that were read; and what
 * was held at the last reading. Kept on this computer, sealed under the character's key.
 */
import * as v from 'valibot';
import type { Client } from '../../chain/client-type.ts';
import { findIncoming } from '../../chain/incoming.ts';
import type { Network } from '../../chain/network.ts';
import { readHead } from '../../chain/reading.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { bareSymbol, readTokens } from '../../chain/tokens.ts';
import { isOtherChain } from '../../chain/watch-logs.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createQueue } from '../../lib/queue.ts';
import { createRemembered } from '../../lib/remembered.ts';
import type { Session } from '../../session/session.ts';
import { orElse } from '../../vault/stored.ts';
import type { Balances } from './balances-type.ts';
import type { ChainClients } from './chain-clients.ts';
import { collectionsOf, type FoundItem, foundItemsSchema, joinItems } from './found-items.ts';
import { isWorthKeeping, type KeptBalances, keptBalancesSchema, toKept } from './kept-balances.ts';
import { isIn, lookForCoins, readLogs, stillThere, withTimes } from './look-parts.ts';
import { cameSince, joinReceived, type Received, readingsSchema, receivedListSchema, toReceived } from './received.ts';

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
  /** Items that came in, the newest first, and the names of their collections. */
  items: orElse(foundItemsSchema, []),
  collections: orElse(v.record(v.string(), v.nullable(v.string())), {}),
  /** What the accounts held of the coin when it was last read. */
  readings: orElse(readingsSchema, []),
  /** Newest first. */
  received: orElse(receivedListSchema, []),
  /** What was held when balances were last read; `null`: not kept. */
  held: orElse(v.nullable(keptBalancesSchema), null),
});
type OnNetwork = v.InferOutput<typeof networkSchema>;

const storedSchema = v.record(v.string(), networkSchema);

/** How many tokens and other contracts are kept for each network: whoever sends more is not listened to. */
const MOST = 200;

const NOTHING: OnNetwork = {
  accounts: [],
  range: null,
  tokens: [],
  others: [],
  unasked: [],
  items: [],
  collections: {},
  readings: [],
  received: [],
  held: null,
};

export interface LookQuestion {
  characterId: string;
  /** With all tokens of its list. */
  network: Network;
  accounts: readonly Hex[];
  /** Tokens and collections that the person chose to see. */
  chosen: readonly Hex[];
}

/** What came in since the look before, the newest first. */
export interface JustCame {
  characterId: string;
  chainId: number;
  received: readonly Received[];
}

export interface ReceivedOn {
  chainId: number;
  received: readonly Received[];
  /** Tokens that came in and are not on the list. */
  tokens: readonly FoundToken[];
  /** Names of collections by address; `null`: it has no readable one. */
  collections: Readonly<Record<string, string | null>>;
}

export interface FoundTokens {
  of(characterId: string, chainId: number): Promise<readonly FoundToken[]>;
  /** Items that came in, whoever holds them now, and the names of their collections by address. */
  items(
    characterId: string,
    chainId: number,
  ): Promise<{ items: readonly FoundItem[]; collections: Readonly<Record<string, string | null>> }>;
  /**
   * Reads the logs of new blocks, and of some older ones. @returns the tokens that came in since
   * @throws WalletError no-network | locked | closed
   */
  look(question: LookQuestion): Promise<Hex[]>;
  /** What came in, network by network, each the newest first. */
  received(characterId: string): Promise<ReceivedOn[]>;
  /** Keeps what was held, for a time when the network is not asked. Writes only what has changed. @throws WalletError locked | closed */
  keepHeld(characterId: string, chainId: number, balances: Balances): Promise<void>;
  /** What was kept, by chain id. */
  held(characterId: string): Promise<ReadonlyMap<number, KeptBalances>>;
  forget(): void;
}

/** @param tell hears of what came in since the look before, once it is stored */
export function createFoundTokens(
  rows: Session['incoming'],
  clients: Pick<ChainClients, 'client'>,
  sentBy: (characterId: string) => Promise<readonly SentTransaction[]>,
  tell: (came: JustCame) => void = () => {},
): FoundTokens {
  const inTurn = createQueue();
  const read = createRemembered<Record<string, OnNetwork>>();

  async function load(characterId: string): Promise<Record<string, OnNetwork>> {
    const known = read.get(characterId);
    if (known) return known;
    const keep = read.asking();
    const parsed = v.safeParse(storedSchema, await rows.load(characterId));
    const stored = parsed.success ? parsed.output : {};
    keep(characterId, stored);
    return stored;
  }

  async function lookOnce({ characterId, network, accounts, chosen }: LookQuestion): Promise<Hex[]> {
    const { chainId } = network;
    const client = clients.client(characterId, chainId);
    const keep = read.asking();
    const stored = await load(characterId);
    const before = stored[chainId] ?? NOTHING;
    const own = (await sentBy(characterId)).filter(({ transaction }) => transaction.chainId === chainId);
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
    const items = joinItems(isAnew ? [] : before.items, came, found, accounts);
    const next: OnNetwork = {
      accounts: [...accounts],
      range,
      tokens: withinMost([...before.tokens, ...added]),
      others: [...before.others, ...fresh.others].slice(-MOST),
      unasked: fresh.unasked,
      items,
      collections: await collectionsOf(client, network, items, isAnew ? {} : before.collections),
      readings: coins.readings,
      received: await withTimes(client, received),
      held: before.held,
    };
    if (JSON.stringify(next) !== JSON.stringify(before)) {
      const after = { ...stored, [chainId]: next };
      await rows.save(characterId, after);
      keep(characterId, after);
    }
    const news = cameSince(before.received, next.received, seen, accounts);
    if (news.length > 0) tell({ characterId, chainId, received: news });
    const since = found.filter(({ place }) => place === null || !isIn(place.block, seen)).map(({ token }) => token);
    return amounts.filter((token) => since.includes(token) && !next.others.includes(token));
  }

  return {
    of: async (characterId, chainId) => (await load(characterId))[chainId]?.tokens ?? [],
    async items(characterId, chainId) {
      const { items, collections } = (await load(characterId))[chainId] ?? NOTHING;
      return { items, collections };
    },
    received: async (characterId) =>
      Object.entries(await load(characterId)).map(([chainId, { received, tokens, collections }]) => ({
        chainId: Number(chainId),
        received,
        tokens,
        collections,
      })),
    keepHeld: (characterId, chainId, balances) =>
      inTurn(async () => {
        const keep = read.asking();
        const stored = await load(characterId);
        const before = stored[chainId] ?? NOTHING;
        const held = toKept(balances);
        if (held === null || !isWorthKeeping(before.held, held)) return;
        const after = { ...stored, [chainId]: { ...before, held } };
        await rows.save(characterId, after);
        keep(characterId, after);
      }),
    held: async (characterId) =>
      new Map(
        Object.entries(await load(characterId)).flatMap(([chainId, { held }]) =>
          held === null ? [] : [[Number(chainId), held]],
        ),
      ),
    look: (question) => inTurn(() => lookOnce(question)),
    forget: read.forget,
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
    const { address: at, name, decimals } = token;
    return [{ address: at, symbol: bareSymbol(token), name, decimals }];
  });
  const others = asked.filter((_at, index) => said[index] === null);
  const isSaid = new Set([...tokens.map((token) => token.address), ...others]);
  // One that was not asked, or of which the node did not answer, may be a token: it is asked the next time.
  return { tokens, others, unasked: fresh.filter((at) => !isSaid.has(at)).slice(0, MOST) };
}

/** What the person brought comes first, then what was there before: a flood pushes nothing out. */
const withinMost = (tokens: readonly FoundToken[]): FoundToken[] =>
  [...tokens.filter(({ acted }) => acted), ...tokens.filter(({ acted }) => !acted)].slice(0, MOST);
