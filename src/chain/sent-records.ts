/**
 * The records of sent transactions in memory.
 *
 * [Note: Read when needed] The records of a character are in memory all or none: what is signed, sent again or replaced is compared with
 * all of them. Those of a character that has an unfinished transaction are read when the wallet is opened, the others when somebody asks
 * (`readOf`). A brief that is stored beside the records says which is which; without a brief they are read.
 */
import { WalletError } from '../lib/errors.ts';
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
  /** Raised whenever all is forgotten: a start that began before it adds nothing after it. */
  let times = 0;

  function add(sent: readonly SentTransaction[]): void {
    // What is in memory may be newer.
    for (const one of sent) if (!records.has(one.id)) records.set(one.id, one);
  }

  return {
    all: () => [...records.values()],
    list: (characterId) =>
      [...records.values()]
        .filter((sent) => sent.characterId === characterId)
        .sort((a, b) => b.at - a.at || b.transaction.nonce - a.transaction.nonce),
    get: (id) => records.get(id),
    set: (sent) => void records.set(sent.id, sent),
    async start() {
      const begun = times;
      const { openIds, lists } = await store.load((characterId) => read.has(characterId));
      if (begun !== times) return false;
      for (const [id, { characterId }] of records) if (!openIds.includes(characterId)) records.delete(id);
      for (const characterId of read.keys()) if (!openIds.includes(characterId)) read.delete(characterId);
      for (const { characterId, sent } of lists) {
        add(sent);
        if (!read.has(characterId)) read.set(characterId, Promise.resolve());
      }
      return true;
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
