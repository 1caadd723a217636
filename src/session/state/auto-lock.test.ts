/** The deadline of a session: it holds at once, and of several writes the last one stays. */
import { expect, it } from 'vitest';
import { createAutoLock, type Deadline } from './auto-lock.ts';

it('a use that nobody waited for is stored before the end of the session, however slow the store is', async () => {
  const stored: (Deadline | null)[] = [];
  const slowFirst = [20, 0];
  const autoLock = createAutoLock({
    memory: {
      load: async () => null,
      async save(value) {
        await new Promise((resolve) => setTimeout(resolve, slowFirst.shift()));
        stored.push(value);
      },
    },
    clock: () => 1_000,
    minutes: () => 5,
  });
  const used = autoLock.touch();
  expect(await autoLock.isOver()).toBe(false);
  expect(await autoLock.lockAt()).toBe(301_000);
  await autoLock.clear();
  expect(await autoLock.isOver()).toBe(true);
  await used;
  expect(stored).toEqual([{ lockAt: 301_000 }, null]);
});

it('a use or an end of the session during a read of the former deadline stays', async () => {
  for (const [former, act, after] of [
    [{ lockAt: 10_000 }, 'touch', 301_000],
    [null, 'touch', 301_000],
    [{ lockAt: 10_000 }, 'clear', 0],
  ] as const) {
    let stored: Deadline | null = former;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const autoLock = createAutoLock({
      memory: {
        async load() {
          const value = stored;
          await held;
          return value;
        },
        async save(value) {
          await held;
          stored = value;
        },
      },
      clock: () => 1_000,
      minutes: () => 5,
    });
    const read = autoLock.lockAt();
    const written = autoLock[act]();
    letGo();
    expect([await read, await autoLock.lockAt()]).toEqual([after, after]);
    await written;
    expect(await autoLock.lockAt()).toBe(after);
  }
});
