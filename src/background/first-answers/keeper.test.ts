/** No basis is kept that is older than a change, whatever the order in which acts, reads and writes end. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Table, Vault } from '../../vault/vault.ts';
import type { Basis } from './basis.ts';
import { createBasisKeeper, memoriesWithin, vaultWithin } from './keeper.ts';
import { REMEMBERED } from './remembered.ts';

const basisOf = (version: number): Basis => ({
  version: String(version),
  inUse: 'first',
  others: [],
  settings: { windowEthereum: true, windowNostr: true, httpSites: false },
});

it('keeps what is true now, or nothing', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom('change', 'failed change', 'renew', 'timer'), { maxLength: 12 }),
      async (scheduler, events) => {
        // Of an earlier worker, and still true.
        let kept: Basis | null = basisOf(0);
        let truth = 0;
        const timers: (() => void)[] = [];
        const look = (): void => expect([null, String(truth)]).toContain(kept?.version ?? null);
        const keeper = createBasisKeeper({
          memory: {
            load: async () => kept,
            save: (value) =>
              scheduler.schedule(Promise.resolve(), 'save').then(() => {
                kept = value;
                look();
              }),
          },
          async read() {
            const read = basisOf(truth);
            await scheduler.schedule(Promise.resolve(), 'read');
            return read;
          },
          later: (act) => timers.push(act),
        });
        const changes: Promise<unknown>[] = [];
        const sequence = events.map((event) => async () => {
          if (event === 'renew') keeper.renew();
          else if (event === 'timer') timers.shift()?.();
          else
            changes.push(
              keeper
                .around(async () => {
                  // Nothing is kept from before when it begins, nor when it has taken effect.
                  expect(kept).toBeNull();
                  await scheduler.schedule(Promise.resolve(), 'change');
                  truth += 1;
                  look();
                  await scheduler.schedule(Promise.resolve(), 'change is told');
                  if (event === 'failed change') throw new Error('This change failed.');
                })
                .catch((error: Error) => {
                  if (error.message !== 'This change failed.') throw error;
                }),
            );
        });
        scheduler.scheduleSequence(sequence);
        await scheduler.waitIdle();
        await Promise.all(changes);
        // In the end there is one again.
        keeper.renew();
        while (timers.length > 0) {
          timers.shift()?.();
          await scheduler.waitIdle();
        }
        expect(kept?.version).toBe(String(truth));
      },
    ),
    { numRuns: 500 },
  ));

/** What is remembered of one identity, over memory that can fail. */
function createRemembered() {
  const state = { kept: null as Basis | null, reads: 0, fails: false, timers: [] as (() => void)[] };
  const values = new Map<string, unknown>();
  const keeper = createBasisKeeper({
    memory: {
      load: async () => state.kept,
      async save(value) {
        state.kept = value;
      },
    },
    async read() {
      state.reads += 1;
      return basisOf(state.reads);
    },
    later: (act) => state.timers.push(act),
  });
  const memories = memoriesWithin(
    keeper.around,
    <Value>(name: string) => ({
      load: async () => (values.get(name) as Value | undefined) ?? null,
      async save(value: Value | null) {
        if (state.fails) throw new Error('There is no room.');
        values.set(name, value);
      },
    }),
    'first',
  );
  /** Whatever waits has come. */
  async function settled(): Promise<Basis | null> {
    for (let turns = 0; turns < 4; turns++) {
      state.timers.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return state.kept;
  }
  return { state, keeper, memories, settled };
}

it.each(['keyring', 'guest', REMEMBERED.grants, REMEMBERED.blocked])(
  'a basis goes before %s is written, and does not come back before it could be written',
  async (name) => {
    const { state, keeper, memories, settled } = createRemembered();
    keeper.renew();
    expect(await settled()).not.toBeNull();
    const memory = memories<string>(name);
    state.fails = true;
    const writing = memory.save('new');
    await expect(writing).rejects.toThrow('no room');
    expect(state.kept).toBeNull();
    expect(await settled()).toBeNull();
    // What is written meanwhile is another thing.
    await keeper.around(async () => undefined);
    expect(await settled()).toBeNull();
    state.fails = false;
    await memory.save('new');
    expect(state.kept).toBeNull();
    expect(await settled()).not.toBeNull();
  },
);

it('a value that the first script does not follow from leaves the basis alone', async () => {
  const { keeper, memories, settled } = createRemembered();
  keeper.renew();
  const before = await settled();
  await memories<string>('draft').save('new');
  expect(await settled()).toBe(before);
});

it('there is no basis while something is in doubt, and what came meanwhile keeps it in doubt', async () => {
  const { state, keeper, settled } = createRemembered();
  keeper.renew();
  expect(await settled()).not.toBeNull();
  keeper.doubt('sites');
  expect(await settled()).toBeNull();
  await keeper.ending('sites', async () => keeper.doubt('sites'));
  expect(await settled()).toBeNull();
  await expect(keeper.ending('sites', () => Promise.reject(new Error('A part failed.')))).rejects.toThrow();
  keeper.renew();
  expect(await settled()).toBeNull();
  await keeper.ending('sites', async () => undefined);
  expect(await settled()).not.toBeNull();
  expect(state.timers).toEqual([]);
});

it.each<[string, boolean, readonly [Table, string][]]>([
  [
    'what was sent',
    true,
    [
      ['local', 'first/history-news/00/1'],
      ['local', 'first/history/00/1'],
    ],
  ],
  ['what came in', true, [['local', 'first/incoming/00/1']]],
  [
    'what was sent with something else',
    false,
    [
      ['local', 'first/history/00/1'],
      ['local', 'first/bound/00'],
    ],
  ],
  ['nothing, to wait for what is under way', false, []],
  ['another table', false, [['boxes', 'first/history/00/1']]],
  ['a row outside of every compartment', false, [['local', 'history/00/1']]],
  ['a row with such a name in it', false, [['local', 'first/x/history/00/1']]],
])('the disk gets %s while the basis stays: %s', async (_what, stays, rows) => {
  const { state, keeper, settled } = createRemembered();
  keeper.renew();
  expect(await settled()).not.toBeNull();
  const seen: unknown[] = [];
  const commit = async () => void seen.push(state.kept !== null);
  const vault = vaultWithin(keeper.around, { commit } as Partial<Vault> as Vault);
  await vault.commit(rows.map(([table, key]) => ({ table, key, value: new Uint8Array() })));
  expect(seen).toEqual([stays]);
});
