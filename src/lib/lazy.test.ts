/** What is loaded when it is first asked for. */
import { expect, it } from 'vitest';
import { lazyActs, lazyLoad } from './lazy.ts';

it('loads once for all who ask meanwhile and later, and again after it failed', async () => {
  let loads = 0;
  const load = lazyLoad(async () => {
    loads += 1;
    if (loads === 1) throw new Error('It did not load.');
    return loads;
  });
  const asked = [load(), load()];
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(loads).toBe(1);
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(await load()).toBe(2);
});

it('acts wait for what they are of, in the order of the calls; a load that failed is told by the act, and tried again', async () => {
  const done: string[] = [];
  let loads = 0;
  const acts = lazyActs<{ one(what: string): Promise<number>; two(): Promise<void> }>(
    { one: true, two: true },
    async () => {
      loads += 1;
      if (loads === 1) throw new Error('It did not load.');
      return {
        one: async (what) => done.push(what),
        async two() {
          done.push('two');
          throw new Error('Its own.');
        },
      };
    },
  );
  await expect(acts.one('lost')).rejects.toThrow('It did not load.');
  expect(done).toEqual([]);
  const asked = await Promise.allSettled([acts.one('one'), acts.two(), acts.one('three')]);
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(done).toEqual(['one', 'two', 'three']);
  expect(loads).toBe(2);
});
