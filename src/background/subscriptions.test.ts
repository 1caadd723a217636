/** News goes to documents that are open and shown; nothing else makes the wallet ask a network. */
import { describe, expect, it } from 'vitest';
import type { PortMessage } from '../messaging/page.ts';
import { createSubscriptions, SOONEST } from './subscriptions.ts';

const A = 'page:1:0:a:';

function create(ids: string[] = ['0xa']) {
  const held = new Map([[A, ids]]);
  const said: PortMessage[] = [];
  const timers: { run: () => void; delay: number }[] = [];
  const state = { rounds: 0, answer: { news: [] as { id: string; news: unknown[] }[], failed: false } };
  const subscriptions = createSubscriptions({
    watches: {
      subscriptions: async (document) => held.get(document) ?? [],
      news: async () => {
        state.rounds++;
        return state.answer;
      },
      end: async () => {},
    },
    later: (run, delay) => timers.push({ run, delay }),
  });
  /** Lets the time pass; the delays that were waited. */
  const pass = async (): Promise<number[]> => {
    const due = timers.splice(0);
    for (const { run } of due) run();
    await new Promise((resolve) => setTimeout(resolve, 1));
    return due.map(({ delay }) => delay);
  };
  const open = () => subscriptions.opened(A, (message) => void said.push(message));
  return { subscriptions, held, said, state, pass, open, timers };
}

describe('subscriptions of a document', () => {
  it('are told on a new port and deliver what is new, one message each', async () => {
    const { open, pass, said, state } = create();
    await open();
    expect(said).toEqual([{ kind: 'subscriptions', ids: ['0xa'] }]);
    state.answer = { news: [{ id: '0xa', news: [1, 2] }], failed: false };
    await pass();
    expect(said.slice(1)).toEqual([
      { kind: 'news', subscription: '0xa', result: 1 },
      { kind: 'news', subscription: '0xa', result: 2 },
    ]);
  });

  it('are asked for more seldom while nothing is new, at once again after news, much less while no node answers', async () => {
    const { open, pass, state } = create();
    await open();
    const delays: number[] = [];
    for (let n = 0; n < 5; n++) delays.push(...(await pass()));
    expect(delays).toEqual([4_000, 6_000, 9_000, 12_000, 12_000]);
    state.answer = { news: [{ id: '0xa', news: [1] }], failed: false };
    await pass();
    state.answer = { news: [], failed: true };
    expect(await pass()).toEqual([SOONEST]);
    for (let n = 0; n < 6; n++) await pass();
    expect(await pass()).toEqual([60_000]);
  });

  it('ask nothing while the document is hidden, gone or has none', async () => {
    const { subscriptions, held, open, pass, state, timers } = create([]);
    await open();
    expect(timers).toEqual([]);
    held.set(A, ['0xa']);
    await subscriptions.changed(A);
    subscriptions.seen(A, false);
    await pass();
    expect([state.rounds, timers.length]).toEqual([0, 0]);
    subscriptions.seen(A, true);
    await pass();
    expect(state.rounds).toBe(1);
    subscriptions.closed(A);
    await pass();
    expect([state.rounds, timers.length]).toEqual([1, 0]);
    await open();
    held.set(A, []);
    await pass();
    expect([state.rounds, timers.length]).toEqual([1, 0]);
  });

  it('have one round at a time, however often the document is shown and hidden', async () => {
    const { subscriptions, open, timers } = create();
    await open();
    for (let n = 0; n < 5; n++) {
      subscriptions.seen(A, false);
      subscriptions.seen(A, true);
    }
    expect(timers).toHaveLength(1);
  });

  it('say so when they change', async () => {
    const { subscriptions, held, open, said } = create([]);
    await open();
    expect(said).toEqual([]);
    held.set(A, ['0xa']);
    await subscriptions.changed(A);
    held.set(A, []);
    await subscriptions.changed(A);
    expect(said).toEqual([
      { kind: 'subscriptions', ids: ['0xa'] },
      { kind: 'subscriptions', ids: [] },
    ]);
  });
});
