/** What a transaction on a network that is no longer in the list is called when it ends. */
import { expect, it, vi } from 'vitest';
import { createNetworkParts, type NetworkDeps } from './networks.ts';
import { nothingOpen } from './open-state.ts';

const create = vi.hoisted(() => vi.fn(async (_id: string, _shown: { title: string }) => 'id'));
vi.mock('webextension-polyfill', () => {
  const nothing = async () => undefined;
  const action = { setBadgeText: nothing, setTitle: nothing, setBadgeBackgroundColor: nothing };
  return { default: { notifications: { create }, runtime: { getURL: (path: string) => path }, action } };
});

it('a notification names a network of the list, and another one by its number', async () => {
  const deps = {
    session: {
      history: {
        loadAll: async () => [{ characterId: 'everyday', value: [], isDamaged: false }],
        change: async () => undefined,
      },
    },
    preferences: {
      settings: () => ({ notifications: true, privateNotifications: false }),
      network: (chainId: number) => (chainId === 8453 ? { name: 'Base' } : null),
    },
    memory: () => ({}),
    shown: { current: () => null },
    open: nothingOpen(),
    changed: () => undefined,
  } as unknown as NetworkDeps;
  const { tracker } = createNetworkParts(deps);
  for (const chainId of [8453, 424242]) {
    const transaction = { chainId, from: `0x${'11'.repeat(20)}`, nonce: 1, value: '7', data: '0x' };
    const sent = { id: `on ${chainId}`, characterId: 'everyday', title: 'Send 7 wei', transaction };
    await tracker.record(sent as never);
    await tracker.abandon(sent.id, 'Not sent.');
  }
  expect(create.mock.calls.map(([, { title }]) => title)).toEqual(['Not sent on Base', 'Not sent on Network 424242']);
});
