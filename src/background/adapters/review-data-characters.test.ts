/** The characters that a prompt may name: those that the login opens, and none that it only views. */
import { expect, it, vi } from 'vitest';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const named = (id: string, name: string, order: number) => ({ id, profile: { name, order } });
const granted = (characterId: string) => ({ characterId, accounts: [`0x${'11'.repeat(20)}`] });

const MAIN = `0x${'22'.repeat(20)}`;

const data = createReviewData({
  session: {
    profiles: {
      readable: async () => [named('market', 'Night Market', 1), named('everyday', 'Everyday', 0)],
      viewed: async () => [named('savings', 'Savings', 2)],
      read: async () => ({ accounts: [{ address: MAIN, name: 'Main', kind: 'hd' }] }),
    },
  },
  balances: {
    of: () => ({ native: new Map([[MAIN, 5n]]), tokens: new Map() }),
    // The node does not answer.
    read: () => new Promise(() => undefined),
  },
  permissions: { ofOrigin: async () => [granted('savings'), granted('market')] },
} as unknown as ReviewDataParts);

it('a viewed character is not among those that a site can be connected as', async () => {
  expect(await data.characters()).toEqual([
    { id: 'everyday', name: 'Everyday' },
    { id: 'market', name: 'Night Market' },
  ]);
});

it('a viewed character is not named as one that the site knows', async () => {
  expect(await data.knownAs('https://guild.xyz')).toEqual([{ id: 'market', name: 'Night Market' }]);
});

it('names accounts without waiting for a node, unless their balances are wanted', async () => {
  vi.useFakeTimers();
  try {
    const named = [{ address: MAIN, name: 'Main', balance: '5', viewOnly: false }];
    expect(await data.accounts('everyday', 1, false)).toEqual(named);
    const fresh = data.accounts('everyday', 1, true);
    expect(vi.getTimerCount()).toBe(1);
    await vi.runAllTimersAsync();
    expect(await fresh).toEqual(named);
  } finally {
    vi.useRealTimers();
  }
});
