/** No basis is kept that is older than a change, whatever the order in which acts, reads and writes end. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Basis } from './basis.ts';
import { createBasisKeeper } from './keeper.ts';

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
