/** Tests that a stolen login method can fill neither the room kept for freezing it nor the server's memory. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ids, namesFreezeCode, type TestMethod, testMethod } from '../../keys/testing/identity.ts';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { numberIn, type Store } from '../store/store.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { author, beginAt, newIdentity, sendWrite, type TestIdentity, writeEntry } from '../testing/identity.ts';
import { describeStores, type TestDatabase } from '../testing/stores.ts';
import { createLogCache } from './log-cache.ts';
import { ensureQuota, QUOTA, type Sizes } from './quota.ts';

const target = () => `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`;
const box = (name = target(), length = 10) => ({ name, bytes: randomBytes(length), replaces: null });

interface Scene {
  app: TestApp;
  store: Store;
  identity: TestIdentity;
  low: TestMethod;
}

async function scene(database: () => Promise<TestDatabase>): Promise<Scene> {
  const store = await (await database()).open();
  const app = await testApp(store);
  const identity = newIdentity();
  await beginAt(app, identity);
  const low = testMethod('low', 'passkey', ids.everyday);
  const own = { role: 'possession', id: low.id, seed: low.signingSeed } as const;
  const added = { kind: 'mode-add', method: low.descriptor } as const;
  expect((await writeEntry(app, identity, added, [author(identity.first), own])).status).toBe(200);
  return { app, store, identity, low };
}

describeStores('The room of an identity', (database) => {
  it.each([
    ['box_bytes', QUOTA.bytes],
    ['box_count', QUOTA.names],
  ])('is left to those above, and to a freeze always: %s', async (column, most) => {
    const { app, store, identity, low } = await scene(database);
    const { first, recovery } = identity;
    const mine = box();
    await sendWrite(app, identity, low.signingSeed, { boxes: [mine] });
    const holds = (share: number) => store.run(`UPDATE identities SET ${column} = ?`, Math.floor(most * share));
    const put = async ({ signingSeed }: TestMethod) =>
      (await sendWrite(app, identity, signingSeed, { boxes: [box()] })).status;
    await holds(0.5);
    expect([await put(low), await put(first), await put(recovery)]).toEqual([413, 200, 200]);
    await holds(0.75);
    expect([await put(low), await put(first), await put(recovery)]).toEqual([413, 413, 200]);
    await holds(1);
    expect([await put(low), await put(first), await put(recovery)]).toEqual([413, 413, 413]);
    const removed = { ...mine, bytes: null, replaces: 3 };
    expect((await sendWrite(app, identity, low.signingSeed, { boxes: [removed] })).status).toBe(200);
    await holds(1);
    const frozen = { kind: 'mode-freeze', methodId: low.id } as const;
    expect((await writeEntry(app, identity, frozen, [author(first)])).status).toBe(200);
  });

  it('is counted as it is used: names that existed, bytes of boxes and bytes of entries', async () => {
    const { app, store, identity, low } = await scene(database);
    const held = new Map<string, number>();
    const names = Array.from({ length: 4 }, target);
    let sequence = 2;
    for (const step of [0, 1, 2, 3, 0, 1, 0, 2].entries()) {
      const name = names[step[1]] as string;
      const bytes = step[0] % 3 === 2 ? null : randomBytes(10 + step[0]);
      const replaces = held.get(name) ?? null;
      const sent = await sendWrite(app, identity, low.signingSeed, { boxes: [{ name, bytes, replaces }] });
      expect(sent.status).toBe(200);
      held.set(name, ++sequence);
    }
    const counted = async () => {
      const row = (await store.get('SELECT box_count, box_bytes FROM identities')) ?? {};
      return [numberIn(row, 'box_count'), numberIn(row, 'box_bytes')];
    };
    const sum = async (table: string) =>
      Number((await store.get(`SELECT sum(length(bytes)) AS total FROM ${table}`))?.total);
    expect(await counted()).toEqual([4, (await sum('boxes')) + (await sum('log_entries'))]);
    const before = await counted();
    const twice = [0, 1].map(() => ({
      name: names[3] as string,
      bytes: null,
      replaces: held.get(names[3] as string) ?? null,
    }));
    expect((await sendWrite(app, identity, low.signingSeed, { boxes: twice })).status).toBe(400);
    expect(await counted()).toEqual(before);
  });

  it('holds one state of the log in memory, not one for each entry', async () => {
    const { app, identity } = await scene(database);
    for (let at = 0; at < 3; at++) {
      const { action, own } = namesFreezeCode(identity.first, randomBytes(32));
      await writeEntry(app, identity, action, [author(identity.first), own]);
    }
    const cold = await createLogCache(app.parts).standingOf(identity.id);
    expect([cold?.log.head.number, cold?.log.previous]).toEqual([4, null]);
  });
});

it('no write grows beyond its share, and a write that does not grow is never refused', () => {
  const sizes = fc.record(
    Object.fromEntries(Object.keys(QUOTA).map((name) => [name, fc.nat(100)])),
  ) as fc.Arbitrary<Sizes>;
  const hundred = Object.fromEntries(Object.keys(QUOTA).map((name) => [name, 100])) as Sizes;
  const share = { other: 50, managing: 75, recovery: 100 };
  fc.assert(
    fc.property(
      sizes,
      sizes,
      fc.constantFrom('other' as const, 'managing' as const, 'recovery' as const),
      (before, after, rank) => {
        const names = Object.keys(QUOTA) as (keyof Sizes)[];
        const over = names.some((name) => after[name] > before[name] && after[name] > share[rank]);
        const act = () => ensureQuota(before, after, rank, hundred);
        if (over) expect(act).toThrow();
        else act();
      },
    ),
  );
});
