/**
 * Tokens that came in, found in Transfer logs while a page is open, and the blocks that were read. Kept on this computer, sealed under
 * the character's key.
 */
import * as v from 'valibot';
import { type BlockRange, findIncoming } from '../../chain/incoming.ts';
import type { Network } from '../../chain/network.ts';
import { readNumber } from '../../chain/read-result.ts';
import { readTokens } from '../../chain/tokens.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createQueue } from '../../lib/queue.ts';
import type { Session } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';

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
});
type OnNetwork = v.InferOutput<typeof networkSchema>;

const storedSchema = v.record(v.string(), networkSchema);

/** Blocks that are looked at before the first one that was seen. */
const LOOK_BACK = 100_000;
/** Requests for logs at one time. */
const REQUESTS = 4;
/** How many tokens and other contracts are kept for each network: whoever sends more is not listened to. */
const MOST = 200;

const NOTHING: OnNetwork = { accounts: [], range: null, tokens: [], others: [] };

export interface FoundTokens {
  of(characterId: string, chainId: number): Promise<readonly FoundToken[]>;
  /**
   * Reads the logs of new blocks, and of some older ones. @returns the tokens that came in since
   * @throws WalletError no-network | locked | closed
   */
  look(characterId: string, network: Network, accounts: readonly Hex[]): Promise<Hex[]>;
  forget(): void;
}

export function createFoundTokens(
  rows: Session['incoming'],
  clients: Pick<ChainClients, 'client'>,
  /** Hashes of what the character sent itself. */
  sentBy: (characterId: string) => Iterable<string>,
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

  async function lookOnce(characterId: string, network: Network, accounts: readonly Hex[]): Promise<Hex[]> {
    const { chainId } = network;
    const client = clients.client(characterId, chainId);
    const stored = await load(characterId);
    const before = stored[chainId] ?? NOTHING;
    const latest = readNumber(await client.request('eth_blockNumber'), 'eth_blockNumber');
    const seen = accounts.every((account) => before.accounts.includes(account)) ? before.range : null;
    // A chain that is shorter than it was is another one: a local chain that was started anew.
    const { found, range } = await readLogs(seen !== null && seen.to > latest ? null : seen, latest, (part, most) =>
      findIncoming({ client, accounts, range: part, most, backwards: true }),
    );
    const came = [...new Set(found.flatMap(({ token, id }) => (id === null ? [token] : [])))];
    // Tokens of the list are known anyway.
    const known = new Set([...before.tokens, ...network.tokens].map((token) => token.address).concat(before.others));
    const fresh = came.filter((token) => !known.has(token));
    const tokens = await readTokens(client, network, fresh.slice(0, MOST));
    const own = new Set(sentBy(characterId));
    const added = tokens.flatMap((token): FoundToken[] => {
      if (token === null) return [];
      const { address: at, symbol, name, decimals } = token;
      const acted = found.some((each) => each.token === at && own.has(each.transaction));
      return [{ address: at, symbol, name, decimals, acted }];
    });
    const others = fresh.filter((at) => !added.some((token) => token.address === at));
    const next: OnNetwork = {
      accounts: [...accounts],
      range,
      tokens: [...before.tokens, ...added].slice(-MOST),
      others: [...before.others, ...others].slice(-MOST),
    };
    if (JSON.stringify(next) !== JSON.stringify(before)) {
      const after = { ...stored, [chainId]: next };
      await rows.save(characterId, after);
      read.set(characterId, after);
    }
    return came.filter((token) => !next.others.includes(token));
  }

  return {
    of: async (characterId, chainId) => (await load(characterId))[chainId]?.tokens ?? [],
    look: (characterId, network, accounts) => inTurn(() => lookOnce(characterId, network, accounts)),
    forget: () => read.clear(),
  };
}

type Found = Awaited<ReturnType<typeof findIncoming>>;

/** Reads from the latest block back to what was seen, then further back. What is too far away to be joined to it stands alone. */
async function readLogs(
  seen: BlockRange | null,
  latest: number,
  readPart: (range: BlockRange, most: number) => Promise<Found>,
): Promise<{ found: Found['found']; range: BlockRange | null }> {
  const first = Math.max(0, latest - LOOK_BACK + 1);
  const found: Found['found'] = [];
  let range = seen;
  if (seen === null || seen.to < latest) {
    const newest = await readPart({ from: Math.max(first, seen === null ? 0 : seen.to + 1), to: latest }, REQUESTS);
    if (newest.read === null) return { found, range };
    found.push(...newest.found);
    range = seen !== null && newest.read.from === seen.to + 1 ? { from: seen.from, to: latest } : newest.read;
  }
  if (seen === null || range === null || range.from <= first) return { found, range };
  const older = await readPart({ from: first, to: range.from - 1 }, 1);
  found.push(...older.found);
  return { found, range: older.read === null ? range : { from: older.read.from, to: range.to } };
}
