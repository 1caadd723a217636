/** Filters and subscriptions of sites, each with how far it was read. Stored, so that they outlive the worker. Polls nothing by itself. */
import { advanceWatch, startWatch } from '../chain/watch.ts';
import type { AskNode, Position, Watched } from '../chain/watch-type.ts';
import { createQueue, type Queue } from '../lib/queue.ts';
import { createUuid } from '../lib/uuid.ts';
import { invalidInput, tooMany } from './fault.ts';
import type { BlockRange } from './log-selection.ts';

/** Which node answers: the route of this character on this network. */
export interface WatchRoute {
  /** `null`: a site that is not connected. */
  characterId: string | null;
  chainId: number;
}

/** Who has a filter or subscription. */
export interface WatchOwner {
  origin: string;
  /** What the keys of all requests of the document begin with. */
  document: string;
  /** Key of the request: asked again, it gets the same filter. */
  key: string;
}

export interface WatchRecord extends WatchOwner {
  id: string;
  /** A subscription, whose news is sent to the page; otherwise a filter, whose news the page fetches. */
  pushes: boolean;
  watched: Watched;
  range: BlockRange;
  route: WatchRoute;
  position: Position;
  /** ms since 1970. */
  usedAt: number;
}

export interface WatchesDeps {
  store: { load(): Promise<WatchRecord[] | null>; save(records: WatchRecord[]): Promise<void> };
  /** The route of a site at present. */
  route(origin: string): Promise<WatchRoute>;
  request(route: WatchRoute, method: string, params: readonly unknown[]): Promise<unknown>;
  /** ms since 1970. */
  clock: () => number;
  /** The subscriptions of a document changed. */
  onSubscriptions(document: string): void;
}

/** Filters are known to the site that made them, subscriptions to the document. */
export interface Watches {
  /** @returns id, 0x and 32 hex digits @throws ProviderRpcError -32005 for too many; NodeError, WalletError no-network */
  add(owner: WatchOwner, watched: Watched, options: { pushes: boolean; range?: BlockRange }): Promise<string>;
  /** @returns false if there was none */
  remove(owner: WatchOwner, id: string, options: { pushes: boolean }): Promise<boolean>;
  /** What is new for a filter since it was last asked. @throws ProviderRpcError -32000 for no such filter; as `add` */
  changes(owner: WatchOwner, id: string): Promise<unknown[]>;
  /** All logs that a filter selects. @throws as `changes` */
  logs(owner: WatchOwner, id: string): Promise<unknown>;
  /** Ids of the subscriptions of a document. */
  subscriptions(document: string): Promise<string[]>;
  /** What is new for the subscriptions of a document. `failed`: a node did not answer; its news comes later. */
  news(document: string): Promise<{ news: { id: string; news: unknown[] }[]; failed: boolean }>;
  /** Ends what documents had subscribed to. */
  end(isGone: (document: string) => boolean): Promise<void>;
}

/** As with nodes, a filter that nobody asks for so long (ms) is forgotten. */
const FILTER_LIFE = 5 * 60_000;
const MAX_OF_DOCUMENT = 16;
const MAX_OF_SITE = 32;
const MAX_OF_ALL = 128;
/** The time of the last use is stored this often (ms). */
const STORE_USE = 60_000;
/** Subscriptions share what nodes said within this time (ms). */
const SHARED_FOR = 1_000;

export function createWatches({ store, route, request, clock, onSubscriptions }: WatchesDeps): Watches {
  const inTurn = createQueue();
  const queues = new Map<string, Queue>();
  const shared = new Map<string, { at: number; answer: Promise<unknown> }>();
  /** Later than what is stored. By id; in memory only. */
  const lastUse = new Map<string, number>();
  let records: WatchRecord[] | null = null;

  const useOf = ({ id, usedAt }: WatchRecord): number => lastUse.get(id) ?? usedAt;
  const isAlive = (record: WatchRecord): boolean => record.pushes || useOf(record) + FILTER_LIFE > clock();

  async function all(): Promise<WatchRecord[]> {
    if (records === null) {
      const found = (await store.load()) ?? [];
      // What was changed meanwhile counts.
      records ??= found;
    }
    return records.filter(isAlive);
  }

  /** Changes the list, one change at a time; `null` changes nothing. */
  const change = (to: (now: WatchRecord[]) => WatchRecord[] | null): Promise<void> =>
    inTurn(async () => {
      const next = to(await all());
      if (next === null) return;
      // Stored first: what cannot be stored is read again.
      await store.save(next);
      const kept = new Set(next.map(({ id }) => id));
      for (const map of [queues, lastUse]) for (const id of map.keys()) if (!kept.has(id)) map.delete(id);
      records = next;
    });

  const direct =
    (along: WatchRoute): AskNode =>
    (method, params) =>
      request(along, method, params);

  /** Several subscriptions ask the same at the same time. */
  const sharing =
    (along: WatchRoute): AskNode =>
    (method, params) => {
      const question = JSON.stringify([along.characterId, along.chainId, method, params]);
      for (const [key, { at }] of shared) if (at + SHARED_FOR <= clock()) shared.delete(key);
      const known = shared.get(question) ?? { at: clock(), answer: request(along, method, params) };
      shared.set(question, known);
      return known.answer;
    };

  const inTurnOf = (id: string): Queue => {
    const known = queues.get(id) ?? createQueue();
    queues.set(id, known);
    return known;
  };

  /** Reads on from the position of a record. After a change of network or character it begins anew there. */
  const advance = (id: string, asking: (along: WatchRoute) => AskNode): Promise<unknown[]> =>
    inTurnOf(id)(async () => {
      const record = (await all()).find((one) => one.id === id);
      if (!record) return [];
      const along = await route(record.origin);
      const isSame = along.characterId === record.route.characterId && along.chainId === record.route.chainId;
      const { position, news } = isSame
        ? await advanceWatch(record.watched, record.position, asking(along))
        : { position: await startWatch(record.watched, asking(along)), news: [] };
      const now = clock();
      lastUse.set(id, now);
      if (position !== record.position || record.usedAt + STORE_USE <= now)
        await change((list) =>
          list.map((one) => (one.id === id ? { ...one, route: along, position, usedAt: now } : one)),
        );
      return news;
    });

  function ensureRoom(list: readonly WatchRecord[], { origin, document }: WatchOwner): void {
    const ofSite = list.filter((one) => one.origin === origin);
    const ofDocument = ofSite.filter((one) => one.document === document);
    if (ofSite.length >= MAX_OF_SITE || ofDocument.length >= MAX_OF_DOCUMENT)
      throw tooMany('This site has too many filters and subscriptions. It has to end some of them first.');
  }

  /** Without the filter that was not used for the longest time, if there are too many of all sites. */
  function withRoom(list: readonly WatchRecord[]): WatchRecord[] {
    if (list.length < MAX_OF_ALL) return [...list];
    const [oldest] = list.filter(({ pushes }) => !pushes).toSorted((a, b) => useOf(a) - useOf(b));
    if (!oldest) throw tooMany('Too many sites have subscriptions.');
    return list.filter((one) => one !== oldest);
  }

  const filterOf = async ({ origin }: WatchOwner, id: string): Promise<WatchRecord> => {
    const found = (await all()).find((one) => !one.pushes && one.id === id && one.origin === origin);
    if (!found) throw invalidInput('filter not found');
    return found;
  };

  const subscriptions = async (document: string): Promise<string[]> =>
    (await all()).filter((one) => one.pushes && one.document === document).map(({ id }) => id);

  return {
    async add(owner, watched, { pushes, range = {} }) {
      const before = (await all()).find(({ key }) => key === owner.key);
      if (before) return before.id;
      ensureRoom(await all(), owner);
      const along = await route(owner.origin);
      const position = await startWatch(watched, direct(along));
      const id = `0x${createUuid().replaceAll('-', '')}`;
      await change((list) => {
        ensureRoom(list, owner);
        const { origin, document, key } = owner;
        const made = { id, origin, document, key, pushes, watched, range, route: along, position, usedAt: clock() };
        return [...withRoom(list), made];
      });
      if (pushes) onSubscriptions(owner.document);
      return id;
    },
    async remove({ origin, document }, id, { pushes }) {
      let found = false;
      await change((list) => {
        const left = list.filter(
          (one) =>
            one.id !== id || one.pushes !== pushes || (pushes ? one.document !== document : one.origin !== origin),
        );
        found = left.length < list.length;
        return found ? left : null;
      });
      if (found && pushes) onSubscriptions(document);
      return found;
    },
    async changes(owner, id) {
      await filterOf(owner, id);
      return advance(id, direct);
    },
    async logs(owner, id) {
      const { watched, range } = await filterOf(owner, id);
      if (watched.kind !== 'logs') throw invalidInput('filter not found');
      return request(await route(owner.origin), 'eth_getLogs', [{ ...watched.selection, ...range }]);
    },
    subscriptions,
    async news(document) {
      const ids = await subscriptions(document);
      const read = await Promise.allSettled(ids.map(async (id) => ({ id, news: await advance(id, sharing) })));
      const news = read.flatMap((one) => (one.status === 'fulfilled' && one.value.news.length > 0 ? [one.value] : []));
      return { news, failed: read.some(({ status }) => status === 'rejected') };
    },
    end: (isGone) =>
      change((list) => {
        const left = list.filter(({ document, pushes }) => !pushes || !isGone(document));
        return left.length < list.length ? left : null;
      }),
  };
}
