/** The last picture is that of the newest snapshot, and none outlives a drop, however the two meet. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makePictureKey, openPicture, type StoredPicture } from '../../messaging/last-picture.ts';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { createLastPicture } from './last-picture.ts';

const snapshot = (kind: string) => ({ kind }) as unknown as Snapshot;
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function create(ready: Promise<unknown> = Promise.resolve()) {
  const key = await makePictureKey(new IDBFactory());
  const stored: { value: StoredPicture | null; saves: number } = { value: null, saves: 0 };
  const timers: (() => void)[] = [];
  /** What a save waits for. */
  let gate = Promise.resolve();
  const picture = createLastPicture({
    memory: {
      load: async () => stored.value,
      async save(value) {
        await gate;
        stored.value = value;
        stored.saves += 1;
      },
    },
    async key() {
      await ready;
      return key;
    },
    later: (act) => void timers.push(act),
  });
  return {
    picture,
    stored,
    kept: async () => stored.value && ((await openPicture(key, stored.value)) as { kind: string } | null)?.kind,
    fire: () => timers.splice(0).forEach((act) => void act()),
    /** Saves wait until the result is called. */
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async until(saves: number) {
      while (stored.saves < saves) await turn();
    },
  };
}

it('keeps the newest of several snapshots, in one write', async () => {
  const { picture, stored, kept, fire, until } = await create();
  for (const kind of ['locked', 'unlocked']) picture.taking()(snapshot(kind));
  fire();
  await until(1);
  expect([await kept(), stored.saves]).toEqual(['unlocked', 1]);
});

it('does not keep a slow snapshot in place of one whose taking began later', async () => {
  const { picture, kept, fire, until } = await create();
  const [slow, quick] = [picture.taking(), picture.taking()];
  quick(snapshot('locked'));
  slow(snapshot('unlocked'));
  fire();
  await until(1);
  expect(await kept()).toBe('locked');
});

it('does not keep a snapshot whose taking began before a drop', async () => {
  const { picture, kept, fire } = await create();
  const keep = picture.taking();
  await picture.drop();
  keep(snapshot('unlocked'));
  fire();
  await picture.drop();
  expect(await kept()).toBeNull();
});

it('has nothing left when a drop is answered that met a write', async () => {
  const { picture, kept, fire, hold } = await create();
  const release = hold();
  picture.taking()(snapshot('unlocked'));
  fire();
  await turn();
  const dropped = picture.drop();
  release();
  await dropped;
  expect(await kept()).toBeNull();
});

it('answers a drop while the key is not read yet, and keeps nothing from before it afterwards', async () => {
  let release: (value?: unknown) => void = () => {};
  const { picture, kept, fire, stored, until } = await create(
    new Promise((resolve) => {
      release = resolve;
    }),
  );
  picture.taking()(snapshot('unlocked'));
  fire();
  await turn();
  await picture.drop();
  release();
  picture.taking()(snapshot('locked'));
  fire();
  await until(2);
  expect([await kept(), stored.saves]).toEqual(['locked', 2]);
});

it('shows nothing from before the last drop, whatever came in which order', async () => {
  const act = fc.constantFrom('begin', 'end', 'fire', 'drop', 'turn');
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      const { picture, kept, fire } = await create();
      const begun: { keep: (taken: Snapshot) => void; drops: number }[] = [];
      let drops = 0;
      const waiting: Promise<void>[] = [];
      for (const each of [...acts, 'fire']) {
        if (each === 'begin') begun.push({ keep: picture.taking(), drops });
        if (each === 'end') {
          const next = begun.shift();
          next?.keep(snapshot(String(next.drops)));
        }
        if (each === 'fire') fire();
        if (each === 'turn') await turn();
        if (each === 'drop') {
          drops += 1;
          waiting.push(picture.drop());
        }
      }
      await Promise.all(waiting);
      for (let turns = 0; turns < 5; turns++) await turn();
      expect([null, String(drops)]).toContain(await kept());
    }),
    { numRuns: 60 },
  );
});
