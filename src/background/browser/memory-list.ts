/** A list in session memory whose entries are stored one by one: what one change costs follows from that entry, not from how many there are. */
import browser from 'webextension-polyfill';

export interface MemoryList<Entry> {
  load(): Promise<Entry[]>;
  /** All of it or none. An entry that has changed must be another object than the one that was saved or loaded before. */
  save(entries: readonly Entry[]): Promise<void>;
}

interface Stored {
  ids: readonly string[];
  /** See `left`. */
  gone: readonly string[];
}
const NONE: Stored = { ids: [], gone: [] };

/** @param name whole name of the list; its entries are stored under names that begin with it (`memoryName`) */
export function createMemoryList<Entry extends { readonly id: string }>(name: string): MemoryList<Entry> {
  const nameOf = (id: string): string => `${name}/${id}`;
  /** The entries as they are stored, in their order. */
  let stored: ReadonlyMap<string, Entry> = new Map();
  /** Names of entries that are not in the list any more and may still be stored. They are stored too: this worker may be stopped before. */
  const left = new Set<string>();

  async function clean(): Promise<void> {
    const names = [...left];
    if (names.length === 0) return;
    await browser.storage.session.remove(names);
    for (const one of names) left.delete(one);
  }

  return {
    async load() {
      const { ids, gone } = ((await browser.storage.session.get(name))[name] as Stored | undefined) ?? NONE;
      for (const one of gone) left.add(one);
      const found = await browser.storage.session.get(ids.map(nameOf));
      stored = new Map(ids.flatMap((id) => (nameOf(id) in found ? [[id, found[nameOf(id)] as Entry]] : [])));
      return [...stored.values()];
    },
    async save(entries) {
      const next = new Map(entries.map((entry) => [entry.id, entry]));
      const changed = entries.filter((entry) => stored.get(entry.id) !== entry);
      const ids = [...next.keys()];
      const isOther = ids.join() !== [...stored.keys()].join();
      const dropped = [...stored.keys()].filter((id) => !next.has(id)).map(nameOf);
      const gone = new Set([...left, ...dropped]);
      for (const id of ids) gone.delete(nameOf(id));
      // One call is written as a whole.
      await browser.storage.session.set({
        ...Object.fromEntries(changed.map((entry) => [nameOf(entry.id), entry])),
        ...(isOther && { [name]: { ids, gone: [...gone] } satisfies Stored }),
      });
      for (const one of dropped) left.add(one);
      for (const id of ids) left.delete(nameOf(id));
      stored = next;
      // What is left over is in no list: nobody waits until it is gone.
      void clean().catch(() => undefined);
    },
  };
}
