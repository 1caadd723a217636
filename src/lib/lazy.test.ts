/** What is loaded when it is first asked for. */
import { expect, it } from 'vitest';
import { lazyLoad } from './lazy.ts';

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
