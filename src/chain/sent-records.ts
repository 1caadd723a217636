/**
 * The records of sent transactions in memory.
 *
 * [Note: Read when needed] The records of a character are in memory all or none: what is signed, sent again or replaced is compared with
 * all of them. Those of a character that has an unfinished transaction are read when the wallet is opened, the others when somebody asks
 * (`readOf`). A brief that is stored beside the records says which is which; without a brief they are read.
 */
import { WalletError } from '../lib/errors.ts';
import { createQueue } from '../lib/queue.ts';
import { chainSent as t } from '../locales/en/chain/sent.ts';
import type { SentStore, SentTransaction } from './sent.ts';

export interface SentRecords {
  all(): SentTransaction[];
  /** Newest first; none of a character that was not read. */
  list(characterId: string): SentTransaction[];
  get(id: string): SentTransaction | undefined;
  set(sent: SentTransaction): void;
  /** Reads the unfinished ones, and forgets those of characters that were closed. `false`: all was forgotten meanwhile. */
  start(): Promise<boolean>;
  /** Reads the records of a character, once. @throws WalletError locked | closed, also when it was closed meanwhile */
  readOf(characterId: string): Promise<void>;
  forget(): void;
}

export function createSentRecords(store: Pick<SentStore, 'load' | 'loadOf'>): SentRecords {
  const records = new Map<string, SentTransaction>();
  /** Characters whose records are in memory, or on the way there. */
  const read = new Map<string, Promise<void>>();
  /** Raised whenever all is forgotten: a start that was called before it adds nothing after it. */
  let times = 0;
  /** One start after the other: each takes what it knows and what is open at one moment. */
  const inTurn = createQueue();

  function add(sent: readonly SentTransaction[]): void {
    // What is in memory may be newer.
    for (const one of sent) if (!records.has(one.id)) records.set(one.id, one);
  }

  async function startSince(called: number): Promise<boolean> {
    const known = new Set([...read.keys(), ...[...records.values()].map(({ characterId }) => characterId)]);
    const { openIds, lists } = await store.load((characterId) => read.has(characterId));
    if (called !== times) return false;
    // A character that was opened since is not among `openIds`, nor among those that were known.
    for (const characterId of openIds) known.delete(characterId);
    for (const [id, { characterId }] of records) if (known.has(characterId)) records.delete(id);
    for (const characterId of known) read.delete(characterId);
    for (const { characterId, sent } of lists) {
      add(sent);
      if (!read.has(characterId)) read.set(characterId, Promise.resolve());
    }
    return true;
  }

  return {
    all: () => [...records.values()],
    list: (characterId) =>
      [...records.values()]
        .filter((sent) => sent.characterId === characterId)
        .sort((a, b) => b.at - a.at || b.transaction.nonce - a.transaction.nonce),
    get: (id) => records.get(id),
    set: (sent) => void records.set(sent.id, sent),
    start() {
      const called = times;
      return inTurn(() => startSince(called));
    },
    readOf(characterId) {
      const known = read.get(characterId);
      if (known) return known;
      const reading = store.loadOf(characterId).then((sent) => {
        if (read.get(characterId) !== reading) throw new WalletError('closed', t.characterClosed);
        add(sent);
      });
      read.set(characterId, reading);
      reading.catch(() => read.get(characterId) === reading && read.delete(characterId));
      return reading;
    },
    forget() {
      times += 1;
      records.clear();
      read.clear();
    },
  };
}
