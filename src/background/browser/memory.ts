/** Memory that outlives the worker and dies with the browser: `storage.session`, which no content script and no page of a site can read. */
import browser from 'webextension-polyfill';

export interface Memory<Value> {
  load(): Promise<Value | null>;
  save(value: Value | null): Promise<void>;
}

/**
 * [Note: Read ahead] While the wallet opens, its parts read some twenty values one after the other. Each of these questions takes the browser
 * as long as one about everything, so all is read once, while the disk is opened, and each value is taken from that the first time. What
 * this worker has written, or has read once, is asked for by itself, and so is everything once the wallet is open.
 */
let ahead: { found: Promise<Record<string, unknown>>; spent: Set<string> } | null = null;

/** Call it when the wallet begins to open. See [Note: Read ahead] */
export function readAhead(): void {
  const found = browser.storage.session.get(null);
  // Whoever reads then asks by itself, and meets the error.
  found.catch(() => forgetAhead());
  ahead = { found, spent: new Set() };
}

/** Call it when the wallet is open: what nobody took is forgotten. */
export function forgetAhead(): void {
  ahead = null;
}

async function load(name: string): Promise<unknown> {
  const known = await ahead?.found.catch(() => null);
  if (!known || !ahead || ahead.spent.has(name)) return (await browser.storage.session.get(name))[name];
  ahead.spent.add(name);
  return known[name];
}

/** One named JSON value. */
export function createMemory<Value>(name: string): Memory<Value> {
  return {
    load: async () => ((await load(name)) as Value | undefined) ?? null,
    async save(value) {
      ahead?.spent.add(name);
      if (value === null) await browser.storage.session.remove(name);
      else await browser.storage.session.set({ [name]: value });
    },
  };
}

/** The same value, with an act that has ended, or failed, before each write of it. */
export const beforeSaving = <Value>({ load, save }: Memory<Value>, act: () => Promise<void>): Memory<Value> => ({
  load,
  async save(value) {
    try {
      await act();
    } finally {
      await save(value);
    }
  },
});

/** Makes the named values of one identity, apart from those of the others. */
export type Memories = <Value>(name: string) => Memory<Value>;

/** The whole name of a value of one identity. @param compartment id of the identity's part of the vault */
export const memoryName = (compartment: string, name: string): string => `${compartment}/${name}`;

/** @param compartment id of the identity's part of the vault */
export const memoriesOf =
  (compartment: string): Memories =>
  (name) =>
    createMemory(memoryName(compartment, name));

/** Forgets every value of one identity. */
export async function forgetMemories(compartment: string): Promise<void> {
  forgetAhead();
  const names = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(names.filter((name) => name.startsWith(`${compartment}/`)));
}
