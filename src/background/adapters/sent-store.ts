/** Sent transactions of the open and viewed characters, each in its character's own history document. */

import * as v from 'valibot';
import { type SentStore, type SentTransaction, sentListSchema } from '../../chain/sent.ts';
import { briefOf, briefSchema, isAtRest } from '../../chain/sent-state.ts';
import { createQueue } from '../../lib/queue.ts';
import type { ActivityHistory, LoadedHistory, Session } from '../../session/session.ts';
import { joinUnread, type Read, readStored, type Unread, writeStored } from '../../vault/stored.ts';

/** Finished transactions beyond this number are dropped, oldest first. */
const KEPT = 500;

/** So many changes of a list are kept beside it before it takes them in. */
const MOST_NEWS = 16;

const isFinished = ({ status }: SentTransaction) => status !== 'signed' && status !== 'pending';

export interface KeptSent extends SentStore {
  /** Parts of the histories that were opened and could not be read, by character; as a whole by the path `history`. */
  unread(): ReadonlyMap<string, readonly Unread[]>;
  /** Deletes those parts. */
  forgetUnread(): Promise<void>;
}

/** What is no list is kept like an entry that cannot be read: in a list there is no place beside the entries. */
function readSent(raw: unknown): Read<SentTransaction[]> {
  if (!Array.isArray(raw)) return { value: [], unread: [{ path: [null], value: raw }] };
  return readStored(sentListSchema, raw) ?? { value: [], unread: raw.map((value) => ({ path: [null], value })) };
}

/** A list of which nothing is said, or something that cannot be read, may have anything in it. */
function isLeft(brief: unknown, now: number): boolean {
  const read = v.safeParse(briefSchema, brief);
  return read.success && isAtRest(read.output, now);
}

/** Each of the news takes the place of the one with its id. */
function withNews(list: readonly SentTransaction[], news: readonly SentTransaction[]): SentTransaction[] {
  const changed = new Set(news.map(({ id }) => id));
  return [...list.filter(({ id }) => !changed.has(id)), ...news].sort((a, b) => a.at - b.at);
}

function readWithNews(value: unknown, news: unknown): Read<SentTransaction[]> {
  const found = readSent(value ?? []);
  if (news === null) return found;
  const fresh = readSent(news);
  return { value: withNews(found.value, fresh.value), unread: joinUnread(found.unread, fresh.unread) };
}

/** `null`: the whole list is written, because these are too many, or nobody waits for any of them any more. */
function notedWith(news: unknown, transactions: readonly SentTransaction[]): SentTransaction[] | null {
  const { value, unread } = readSent(news ?? []);
  const all = withNews(value, transactions);
  return unread.length > 0 || all.length > MOST_NEWS || all.every(({ settled }) => settled) ? null : all;
}

/**
 * As it is stored. Parts that cannot be read are told at each opening: without a brief, the list is opened every time. So it is where a whole
 * list does not open or was put aside: a brief says nothing then.
 */
const written = (sent: SentTransaction[], unread: readonly Unread[]) => ({
  value: writeStored(sent, unread),
  brief: unread.length === 0 ? briefOf(sent) : undefined,
});

export function createSentStore(
  session: Pick<Session, 'layers'>,
  history: ActivityHistory,
  clock: () => number,
): KeptSent {
  const inTurn = createQueue();
  const unreadOf = new Map<string, readonly Unread[]>();

  function taken({ characterId, value, news, isDamaged }: LoadedHistory): Read<SentTransaction[]> {
    const found = readWithNews(value, news);
    const whole: Unread[] = isDamaged ? [{ path: ['history'], value: null }] : [];
    unreadOf.set(characterId, [...whole, ...found.unread]);
    return found;
  }

  /** @throws WalletError locked | closed */
  async function read(characterId: string): Promise<Read<SentTransaction[]>> {
    const [loaded] = await history.loadAll([characterId]);
    // Of a character that is not open, `load` says why.
    return taken(loaded ?? { characterId, value: await history.load(characterId), news: null, isDamaged: false });
  }

  return {
    async load(isKnown) {
      const layers = await session.layers();
      const openIds = [...new Set(layers.flatMap((layer) => [...layer.characterIds, ...layer.viewedIds]))];
      const briefs = await history.briefs(openIds.filter((id) => !isKnown(id)));
      const wanted = [...briefs].filter(([, brief]) => !isLeft(brief, clock())).map(([id]) => id);
      const loaded = await history.loadAll(wanted);
      return { openIds, lists: loaded.map((one) => ({ characterId: one.characterId, sent: taken(one).value })) };
    },
    loadOf: async (characterId) => (await read(characterId)).value,
    save(...transactions) {
      return inTurn(async () => {
        const [{ characterId }] = transactions as [SentTransaction];
        // What cannot be read has its place in the whole list.
        const isPlain = unreadOf.get(characterId)?.length === 0;
        if (isPlain && (await history.note(characterId, (news) => notedWith(news, transactions)))) return;
        await history.change(characterId, (before, news) => {
          const { value, unread } = readWithNews(before(), news());
          const all = withNews(value, transactions);
          const surplus = new Set(all.filter(isFinished).slice(0, Math.max(0, all.length - KEPT)));
          return written(surplus.size === 0 ? all : all.filter((known) => !surplus.has(known)), unread);
        });
      });
    },
    unread: () => unreadOf,
    forgetUnread: () =>
      inTurn(async () => {
        // Nothing that nobody was told of.
        const told = [...unreadOf].filter(([, unread]) => unread.length > 0).map(([id]) => id);
        for (const { characterId: id } of await history.loadAll(told)) {
          const { value, unread } = await read(id);
          const kept = unread.filter(({ why }) => why === 'newer');
          if (kept.length < unread.length) await history.change(id, () => written(value, kept));
          await history.forgetDamaged(id);
          await read(id);
        }
      }),
  };
}
