/** Sent transactions of the open characters, each in its character's own history document. */
import { type SentStore, type SentTransaction, sentListSchema } from '../chain/sent.ts';
import type { History } from '../session/history.ts';
import type { Session } from '../session/session.ts';
import { type Read, readStored, type Unread, writeStored } from '../vault/stored.ts';

/** Finished ones beyond this number are forgotten, oldest first. */
const KEPT = 500;

const isFinished = ({ status }: SentTransaction) => status !== 'signed' && status !== 'pending';

export interface KeptSent extends SentStore {
  /** Parts of the open characters' histories that could not be read, by character. */
  unread(): ReadonlyMap<string, readonly Unread[]>;
}

export function createSentStore(session: Pick<Session, 'layers'>, history: History): KeptSent {
  let turn: Promise<unknown> = Promise.resolve();

  const unreadOf = new Map<string, readonly Unread[]>();

  async function read(characterId: string): Promise<Read<SentTransaction[]>> {
    const found = readStored(sentListSchema, (await history.load(characterId)) ?? []) ?? { value: [], unread: [] };
    unreadOf.set(characterId, found.unread);
    return found;
  }

  return {
    async load() {
      const open = (await session.layers()).flatMap((layer) => layer.characterIds);
      return (await Promise.all([...new Set(open)].map(read))).flatMap(({ value }) => value);
    },
    save(transaction) {
      const act = async () => {
        const { value: before, unread } = await read(transaction.characterId);
        const all = [...before.filter((known) => known.id !== transaction.id), transaction].sort((a, b) => a.at - b.at);
        const surplus = all.filter(isFinished).slice(0, Math.max(0, all.length - KEPT));
        const kept = all.filter((known) => !surplus.includes(known));
        await history.save(transaction.characterId, writeStored(kept, unread));
      };
      const next = turn.then(act, act);
      turn = next.catch(() => undefined);
      return next;
    },
    unread: () => unreadOf,
  };
}
