/** A list in session memory: the next worker finds what was saved last, a failed save changes nothing, and only what changed is written. */
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from '../testing/kept-browser.ts';
import { createMemoryList } from './memory-list.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../testing/kept-browser.ts')).browser }));

interface Entry {
  id: string;
  text: string;
}
const NAME = 'first/requests';
const { session } = browser.storage;
const create = () => createMemoryList<Entry>(NAME);
const entry = (id: string, text = id): Entry => ({ id, text });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  vi.restoreAllMocks();
  browser.sessionMemory.clear();
});

it('whatever was saved last is what the next worker finds, and nothing else is left', async () => {
  const lists = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.string() }), {
    selector: ({ id }) => id,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ entries: lists, fails: fc.boolean(), restarts: fc.boolean() })),
      async (acts) => {
        browser.sessionMemory.clear();
        let list = create();
        let last: readonly Entry[] = [];
        for (const { entries, fails, restarts } of acts) {
          if (restarts) list = create();
          if (restarts) expect(await list.load()).toEqual(last);
          const set = vi.spyOn(session, 'set');
          if (fails) set.mockRejectedValueOnce(new Error('Session memory is full.'));
          await list.save(entries).then(
            () => {
              last = entries;
            },
            () => expect(fails).toBe(true),
          );
          set.mockRestore();
          expect(await create().load()).toEqual(last);
        }
        await settled();
        const names = last.map(({ id }) => `${NAME}/${id}`);
        expect([...browser.sessionMemory.keys()].filter((name) => name !== NAME).sort()).toEqual(names.sort());
      },
    ),
  );
});

it('a change of one entry writes that one alone', async () => {
  const list = create();
  const [one, other] = [entry('one'), entry('other')];
  await list.save([one, other]);
  const set = vi.spyOn(session, 'set');
  await list.save([one, entry('other', 'changed')]);
  expect(set.mock.calls).toEqual([[{ [`${NAME}/other`]: entry('other', 'changed') }]]);
});

it('an entry that could not be removed is in no list, and goes with the next save', async () => {
  const list = create();
  await list.save([entry('one'), entry('other')]);
  vi.spyOn(session, 'remove').mockRejectedValueOnce(new Error('The browser is busy.'));
  await list.save([entry('other')]);
  expect(await create().load()).toEqual([entry('other')]);
  await settled();
  expect(browser.sessionMemory.has(`${NAME}/one`)).toBe(true);
  await list.save([entry('other', 'changed')]);
  await settled();
  expect(browser.sessionMemory.has(`${NAME}/one`)).toBe(false);
});

it('an entry that a stopped worker could not remove goes with the next save of the next worker', async () => {
  const list = create();
  await list.save([entry('one'), entry('other')]);
  vi.spyOn(session, 'remove').mockRejectedValueOnce(new Error('The worker is stopped.'));
  await list.save([entry('other')]);
  await settled();
  const next = create();
  await next.load();
  await next.save([entry('other', 'changed')]);
  await settled();
  expect([...browser.sessionMemory.keys()].sort()).toEqual([NAME, `${NAME}/other`]);
});
