/** Sent transactions of the open characters, each in its character's own history document. */
import type { SentStore, SentTransaction } from '../chain/sent.ts';
import type { History } from '../session/history.ts';
import type { Session } from '../session/session.ts';

/** Finished ones beyond this number are forgotten, oldest first. */
const KEPT = 500;

const isFinished = ({ status }: SentTransaction) => status !== 'signed' && status !== 'pending';

export function createSentStore(session: Session, history: History): SentStore {
  let turn: Promise<unknown> = Promise.resolve();

  const read = async (characterId: string): Promise<SentTransaction[]> =>
    ((await history.load(characterId)) as SentTransaction[] | null) ?? [];

  return {
    async load() {
      const open = (await session.layers()).flatMap((layer) => layer.characterIds);
      return (await Promise.all([...new Set(open)].map(read))).flat();
    },
    save(transaction) {
      const act = async () => {
        const before = await read(transaction.characterId);
        const all = [...before.filter((known) => known.id !== transaction.id), transaction].sort((a, b) => a.at - b.at);
        const surplus = all.filter(isFinished).slice(0, Math.max(0, all.length - KEPT));
        await history.save(
          transaction.characterId,
          all.filter((known) => !surplus.includes(known)),
        );
      };
      const next = turn.then(act, act);
      turn = next.catch(() => undefined);
      return next;
    },
  };
}
