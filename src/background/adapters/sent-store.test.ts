/** The list of sent transactions: what of it cannot be read stays through every save, is told, and goes when the person says so. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentTransaction } from '../../chain/sent.ts';
import type { ActivityHistory } from '../../session/session.ts';
import { damages } from '../../vault/testing/damage.ts';
import { createSentStore } from './sent-store.ts';

const address = (byte: string) => `0x${byte.repeat(20)}` as const;

const sentBy = (id: string, at: number): SentTransaction => ({
  id,
  characterId: 'a',
  origin: null,
  transaction: {
    type: 'eip1559',
    chainId: 1,
    from: address('11'),
    to: address('22'),
    nonce: at,
    gasLimit: '21000',
    value: '5',
    data: '0x',
    maxFeePerGas: '7',
    maxPriorityFeePerGas: '1',
    accessList: [],
  },
  raw: '0x02',
  hash: `0x${'33'.repeat(32)}`,
  at,
  title: 'Send 5 wei',
  detail: 'To somebody',
  amount: '5 wei',
  status: 'pending',
  block: null,
  feePaid: null,
  reason: null,
  replaces: null,
  replacedBy: null,
  reorganised: false,
  resend: true,
  settled: false,
  checkedAt: null,
  missedChecks: 0,
});

function create(stored: unknown) {
  const state = { stored: structuredClone(stored), damaged: false };
  const history: ActivityHistory = {
    load: async () => structuredClone(state.stored),
    save: async (_id, value) => {
      state.stored = JSON.parse(JSON.stringify(value));
    },
    loadAll: async (ids) =>
      ids.map((characterId) => ({ characterId, value: structuredClone(state.stored), isDamaged: state.damaged })),
    forgetDamaged: async () => {
      state.damaged = false;
    },
  };
  const store = createSentStore({ layers: async () => [{ characterIds: ['a'], viewedIds: [] }] as never }, history);
  return { state, store };
}

const LIST = [sentBy('one', 1), sentBy('two', 2)];

it('keeps every other entry and what cannot be read, whichever value is damaged', async () => {
  const whole = create(LIST);
  expect(await whole.store.load()).toEqual(LIST);
  expect(whole.store.unread().get('a')).toEqual([]);
  await fc.assert(
    fc.asyncProperty(damages(LIST), async ({ raw }) => {
      const { state, store } = create(raw);
      await store.save(sentBy('three', 3));
      const kept = state.stored as unknown[];
      expect(kept).toHaveLength(3);
      for (const entry of [...(raw as unknown[]), sentBy('three', 3)]) expect(kept).toContainEqual(entry);
      expect(await store.load()).toContainEqual(sentBy('three', 3));
    }),
  );
});

describe('a stored history that is no list', () => {
  for (const stored of [{ version: 2, sent: ['newer'] }, 'text', 7])
    it(`stays beside transactions sent from now on: ${JSON.stringify(stored)}`, async () => {
      const { state, store } = create(stored);
      expect(await store.load()).toEqual([]);
      expect(store.unread().get('a')).toHaveLength(1);
      await store.save(sentBy('one', 1));
      expect(state.stored).toEqual([sentBy('one', 1), stored]);
      expect(await store.load()).toEqual([sentBy('one', 1)]);
    });
});

it('is deleted when the person says so, and nothing else is', async () => {
  const { state, store } = create([sentBy('one', 1), 'damaged']);
  state.damaged = true;
  await store.load();
  expect(store.unread().get('a')).toHaveLength(2);
  await store.forgetUnread();
  expect(state).toEqual({ stored: [sentBy('one', 1)], damaged: false });
  expect(store.unread().get('a')).toEqual([]);
});
