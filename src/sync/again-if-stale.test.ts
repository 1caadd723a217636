/** Only an overtaken change is repeated, and not forever. */
import { expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { againIfStale } from './again-if-stale.ts';

/** A work that fails with these errors in turn, and then returns how often it ran. */
function failing(...errors: Error[]) {
  let runs = 0;
  return {
    runs: () => runs,
    work: async () => {
      const error = errors[runs++];
      if (error) throw error;
      return runs;
    },
  };
}

const stale = new WalletError('stale', 'This was changed in the meantime.');

it('repeats a work that was overtaken', async () => {
  const { work } = failing(stale, stale, stale);
  expect(await againIfStale(work)).toBe(4);
});

it('gives up after four tries with the last error', async () => {
  const { work, runs } = failing(stale, stale, stale, stale, stale);
  await expect(againIfStale(work)).rejects.toBe(stale);
  expect(runs()).toBe(4);
});

it('does not repeat any other error', async () => {
  const locked = new WalletError('locked', 'The wallet is locked.');
  const { work, runs } = failing(locked);
  await expect(againIfStale(work)).rejects.toBe(locked);
  expect(runs()).toBe(1);
});
