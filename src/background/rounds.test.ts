/** When rounds happen: together what comes together, one at a time, and none while nothing is open. */
import { describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { createRounds } from './rounds.ts';

type RoundOutcome = Awaited<ReturnType<Session['keyServer']['synchronise']>>;

function begun(outcome: RoundOutcome = { kind: 'in-step', rejected: [], news: false }) {
  const state = { open: true, running: 0, most: 0, rounds: 0, news: 0, at: 0, timers: [] as (() => void)[] };
  const session = {
    layers: async () => (state.open ? [{}] : []),
    keyServer: {
      async synchronise() {
        state.running += 1;
        state.most = Math.max(state.most, state.running);
        await new Promise((resolve) => setImmediate(resolve));
        state.running -= 1;
        state.rounds += 1;
        return outcome;
      },
    },
  } as unknown as Session;
  const rounds = createRounds({
    session,
    news: async () => {
      state.news += 1;
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

  it('report changes of other devices, and nothing else', async () => {
    for (const [outcome, told] of [
      [{ kind: 'in-step', rejected: [], news: true }, 1],
      [{ kind: 'in-step', rejected: [], news: false }, 0],
      [{ kind: 'none' }, 0],
      [{ kind: 'closed', why: 'Frozen.' }, 0],
    ] as const) {
      const { state, rounds } = begun(outcome as RoundOutcome);
      await rounds.now();
      expect(state.news).toBe(told);
    }
  });
});
