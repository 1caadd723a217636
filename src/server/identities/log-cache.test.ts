/** How long the cache of verified logs holds what nobody asks for. */
import { expect, it } from 'vitest';
import { testApp } from '../testing/app.ts';
import { beginAt, newIdentity } from '../testing/identity.ts';
import { describeStores } from '../testing/stores.ts';
import { createLogCache } from './log-cache.ts';

const MINUTE = 60_000;

describeStores('The cache of logs', (database) => {
  it('forgets a log that nobody asked for in five minutes, and no other', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const [first, second] = [newIdentity(), newIdentity()];
    for (const identity of [first, second]) expect((await beginAt(app, identity)).status).toBe(200);
    let time = 0;
    let reads = 0;
    const all: typeof store.all = (sql, ...values) => {
      if (sql.includes('FROM log_entries')) reads += 1;
      return store.all(sql, ...values);
    };
    const cache = createLogCache({ store: { ...store, all }, now: app.parts.now }, () => time);
    const readsOf = async (identity: typeof first): Promise<number> => {
      const before = reads;
      expect((await cache.standingOf(identity.id))?.log.head).toEqual(identity.log.head);
      return reads - before;
    };
    expect([await readsOf(first), await readsOf(second), await readsOf(first)]).toEqual([1, 1, 0]);
    time += 4 * MINUTE;
    expect(await readsOf(first)).toBe(0);
    time += 2 * MINUTE;
    // Six minutes after the last use of the second, two after the first.
    expect([await readsOf(first), await readsOf(second)]).toEqual([0, 1]);
    time += 6 * MINUTE;
    expect([await readsOf(second), await readsOf(first)]).toEqual([0, 1]);
  });
});
