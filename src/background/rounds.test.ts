/** When rounds happen: together what comes together, one at a time, and none while nothing is open. */
import { describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { createRounds, type Rounds } from './rounds.ts';

/** @param during what happens while the server is asked */
function begun(during: (rounds: Rounds) => void = () => undefined) {
  const state = {
    open: true,
    running: 0,
    most: 0,
    rounds: 0,
    news: 0,
    newsFail: false,
    at: 0,
    timers: [] as (() => void)[],
  };
  const session = {
    layers: async () => (state.open ? [{}] : []),
    keyServer: {
      async synchronise() {
        state.running += 1;
        state.most = Math.max(state.most, state.running);
        await new Promise((resolve) => setImmediate(resolve));
        state.running -= 1;
        state.rounds += 1;
        during(rounds);
        return { kind: 'none' };
      },
    },
  } as unknown as Session;
  const rounds: Rounds = createRounds({
    session,
    news: async () => {
      state.news += 1;
      if (state.newsFail) throw new Error('A part failed.');
    },
    changed: () => undefined,
    clock: () => state.at,
    later: (act) => void state.timers.push(act),
  });
  return { state, rounds };
}

describe('rounds', () => {
  it('are one for calls that come together', async () => {
    const { state, rounds } = begun();
    for (let n = 0; n < 5; n++) rounds.soon();
    expect(state.timers).toHaveLength(1);
    state.timers[0]?.();
    await rounds.now();
    expect(state.rounds).toBe(2);
    rounds.soon();
    expect(state.timers).toHaveLength(2);
  });

  it('are one at a time, and each that was asked for happens', async () => {
    const { state, rounds } = begun();
    await Promise.all([rounds.now(), rounds.now(), rounds.now()]);
    expect([state.most, state.rounds]).toEqual([1, 3]);
  });

  it('run about every minute, not at each tick', async () => {
    const { state, rounds } = begun();
    await rounds.tick();
    await rounds.tick();
    expect(state.rounds).toBe(1);
    state.at += 60_000 - 1;
    await rounds.tick();
    expect(state.rounds).toBe(1);
    state.at += 30_001;
    await rounds.tick();
    expect(state.rounds).toBe(2);
  });

  it('do not run while nothing is open', async () => {
    const { state, rounds } = begun();
    state.open = false;
    await rounds.now();
    await rounds.tick();
    expect(state.rounds).toBe(0);
  });

  it('report what other computers did, also where the round fails after that, and nothing else', async () => {
    const failing = (rounds: Rounds): void => {
      rounds.hasNews();
      throw new Error('The outbox could not be sent.');
    };
    for (const [during, told] of [
      [(rounds: Rounds) => rounds.hasNews(), 1],
      [failing, 1],
      [() => undefined, 0],
    ] as const) {
      const { state, rounds } = begun(during);
      await rounds.now();
      expect(state.news).toBe(told);
    }
  });

  it('report it again at the next round where a part failed with it', async () => {
    let hasNews = true;
    const { state, rounds } = begun((all) => {
      if (hasNews) all.hasNews();
      hasNews = false;
    });
    state.newsFail = true;
    await rounds.now();
    state.newsFail = false;
    await rounds.now();
    await rounds.now();
    expect(state.news).toBe(2);
  });

  it('come soon after another part has read something', async () => {
    const { state, rounds } = begun();
    rounds.hasNews();
    expect(state.timers).toHaveLength(1);
    state.timers[0]?.();
    await rounds.now();
    expect(state.news).toBe(1);
  });
});
