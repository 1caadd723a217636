/** Who may take tokens or items of a character's accounts: searched when a page asks, part by part, and kept in the worker's memory alone. */
import { allowancesIn, allowanceTopics } from '../../chain/allowance-logs.ts';
import { readAllowances } from '../../chain/allowances.ts';
import { beginLogSearch, isOver, type LogSearch, searchLogs } from '../../chain/log-search.ts';
import { readNumber, readObject } from '../../chain/read-result.ts';
import { isOtherChain } from '../../chain/watch-logs.ts';
import { toQuantity } from '../../ethereum/quantity.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { createRemembered } from '../../lib/remembered.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import {
  type AllowanceList,
  type AllowanceRef,
  type AllowanceView,
  allowanceKey,
} from '../../messaging/allowance-view.ts';
import type { Session } from '../../session/session.ts';
import { createAllowanceViews } from '../views/allowance-views.ts';
import { compareAllowances } from '../views/sort-allowances.ts';
import type { ChainClients } from './chain-clients.ts';

export interface AllowanceKeeper {
  /** One part of the search, a few requests long. @throws WalletError no-network | not-found | locked | closed, NodeError */
  search(characterId: string, chainId: number, go: 'begin' | 'continue' | 'further'): Promise<AllowanceList>;
  forget(): void;
}

/** Requests for logs in one part, after which the page learns of the progress. */
const IN_A_PART = 8;
/** Requests for logs until the person is asked whether to go on. */
const IN_A_ROW = 160;
/** At most this many rights are kept, and those over tokens of the network's list: anybody can log false ones of other contracts. */
const MOST = 1_000;
/** Blocks below the newest one that are searched again: a re-organisation changes them. */
const LOOK_BACK = 64;

interface Known {
  accounts: readonly Hex[];
  /** The newest block that was asked for. */
  top: number;
  /** What is new since the last time, then the rest of the chain. */
  searches: LogSearch[];
  /** Requests for logs that may still be made. */
  left: number;
  found: Map<string, AllowanceRef>;
  /** Keys of those that were found and not read yet. */
  unread: Set<string>;
  rows: Map<string, AllowanceView>;
  views: ReturnType<typeof createAllowanceViews>;
}

export function createAllowanceKeeper(
  session: Pick<Session, 'profiles'>,
  clients: Pick<ChainClients, 'client' | 'network'>,
  clock: () => number,
): AllowanceKeeper {
  const known = createRemembered<Known>();
  const inTurn = createQueue();

  /** What is known, with a search of what came since; or a new search of everything. */
  async function begin(characterId: string, chainId: number, before: Known | undefined): Promise<Known> {
    const { accounts: all } = await session.profiles.read(characterId);
    const accounts = all.map(({ address }) => address.toLowerCase() as Hex);
    const client = clients.client(characterId, chainId);
    const newest = await beginLogSearch(client, before && before.top - LOOK_BACK + 1);
    if (before && accounts.join() === before.accounts.join() && !isOtherChain(newest.top, before.top)) {
      // A part that a node refused is asked for again, perhaps of another node.
      const left = before.searches.filter((one, at, { length }) => at === length - 1 || one.next >= one.bottom);
      before.searches = [newest, ...left.map((one) => ({ ...one, refusal: null }))];
      before.top = Math.max(newest.top, before.top);
      before.unread = new Set(before.found.keys());
      before.left = Math.max(before.left, IN_A_PART);
      return before;
    }
    return {
      accounts,
      top: newest.top,
      searches: [{ ...newest, bottom: 0 }],
      left: IN_A_ROW,
      found: new Map(),
      unread: new Set(),
      rows: new Map(),
      views: createAllowanceViews({ client, network: clients.network(chainId) }),
    };
  }

  async function searchPart(state: Known, client: ReturnType<ChainClients['client']>): Promise<void> {
    const listed = clients.network(client.chainId).tokens;
    const topics = allowanceTopics(state.accounts);
    for (let requests = 0; requests < IN_A_PART && state.left > 0; requests++) {
      const at = state.searches.findIndex((search) => !isOver(search));
      const search = state.searches[at];
      if (search === undefined) return;
      const next = await searchLogs(client, topics, search);
      state.searches[at] = next.search;
      state.left--;
      for (const ref of allowancesIn(next.logs, state.accounts)) {
        const key = allowanceKey(ref);
        const isKnown = state.found.has(key) || listed.some(({ address }) => address === ref.token);
        if (!isKnown && state.found.size >= MOST) continue;
        state.found.set(key, ref);
        state.unread.add(key);
      }
    }
  }

  async function readFound(state: Known, characterId: string, chainId: number): Promise<void> {
    const keys = [...state.unread];
    const refs = keys.flatMap((key) => state.found.get(key) ?? []);
    if (refs.length === 0) return;
    const client = clients.client(characterId, chainId);
    const { stand, unanswered } = await readAllowances(client, clients.network(chainId), refs, clock());
    const views = await state.views(stand, await session.profiles.read(characterId));
    // What the node did not say stays as it was known, and is asked again.
    state.unread = new Set(unanswered.map(allowanceKey));
    for (const key of keys) if (!state.unread.has(key)) state.rows.delete(key);
    for (const view of views) state.rows.set(allowanceKey(view), view);
  }

  return {
    search: (characterId, chainId, go) =>
      inTurn(async () => {
        const key = `${characterId}/${chainId}`;
        const keep = known.asking();
        const before = known.get(key);
        const state = before === undefined || go === 'begin' ? await begin(characterId, chainId, before) : before;
        if (state !== before) keep(key, state);
        if (state.accounts.length === 0) return nothing();
        if (go === 'further') state.left = Math.max(state.left, IN_A_ROW);
        const client = clients.client(characterId, chainId);
        await searchPart(state, client);
        await readFound(state, characterId, chainId);
        const list = listOf(state, await timeOf(client, oldestOf(state)));
        // Another may have begun anew; but what was locked meanwhile is nobody's to see.
        if (!known.has(key)) throw new WalletError('locked', t.locked);
        return list;
      }),
    forget: known.forget,
  };
}

const nothing = (): AllowanceList => ({
  rows: [],
  state: 'whole',
  searched: 0,
  blocks: 0,
  since: null,
  refusal: null,
  more: false,
});

/** The search of the whole chain. */
const restOf = ({ searches }: Known): LogSearch => searches.at(-1) as LogSearch;

/** The oldest block that was searched, where the search does not go on by itself; else `null`. */
function oldestOf(state: Known): number | null {
  const rest = restOf(state);
  const goesOn = state.searches.some((search) => !isOver(search)) && state.left > 0;
  return goesOn || rest.next < rest.bottom || rest.next === rest.top ? null : rest.next + 1;
}

/** ms since 1970; `null` where the node does not say. */
async function timeOf(client: ReturnType<ChainClients['client']>, block: number | null): Promise<number | null> {
  if (block === null) return null;
  try {
    const answer = await client.request('eth_getBlockByNumber', [toQuantity(BigInt(block)), false]);
    return readNumber(readObject(answer, 'eth_getBlockByNumber')?.timestamp, 'timestamp') * 1000;
  } catch {
    return null;
  }
}

function listOf(state: Known, since: number | null): AllowanceList {
  const rest = restOf(state);
  const unsaid = state.unread.size > 0 ? t.standUnknown : null;
  const refusal = state.searches.find((search) => search.refusal !== null)?.refusal ?? unsaid;
  const goesOn = state.searches.some((search) => !isOver(search));
  return {
    rows: [...state.rows.values()].toSorted(compareAllowances),
    state: goesOn ? (state.left > 0 ? 'searching' : 'paused') : refusal === null ? 'whole' : 'refused',
    searched: rest.top - Math.max(rest.next, rest.bottom - 1),
    blocks: rest.top + 1,
    since,
    refusal,
    more: state.found.size >= MOST,
  };
}
