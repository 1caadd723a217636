/** Memory that outlives the worker and dies with the browser: `storage.session`, which no content script and no page of a site can read. */
import browser from 'webextension-polyfill';

export interface Memory<Value> {
  load(): Promise<Value | null>;
  save(value: Value | null): Promise<void>;
}

/** One named JSON value. */
export function createMemory<Value>(name: string): Memory<Value> {
  return {
    async load() {
      const found = await browser.storage.session.get(name);
      return (found[name] as Value | undefined) ?? null;
    },
    async save(value) {
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
  const names = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(names.filter((name) => name.startsWith(`${compartment}/`)));
}
