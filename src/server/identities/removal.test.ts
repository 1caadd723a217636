/** The operator's removal: against writes at the same moment, and beside a deletion that the owner asked for. */
import { expect, it } from 'vitest';
import { ids } from '../../keys/testing/identity.ts';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { StoreUnavailable } from '../store/store.ts';
import { sweep } from '../sweep.ts';
import { testApp } from '../testing/app.ts';
import { author, beginAt, newIdentity, openSession, sendWrite, writeEntry } from '../testing/identity.ts';
import { describeStores } from '../testing/stores.ts';
import { checkLogs } from './check-logs.ts';
import { detailOf, findIds, listIdentities, totalsOf } from './overview.ts';
import { cancelRemoval, REMOVAL_GRACE, removeNow, scheduleRemoval } from './removal.ts';

const box = () => ({
  name: `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`,
  bytes: randomBytes(10),
  replaces: null,
});

describeStores('A removal', (database) => {
  const begun = async () => {
    const app = await testApp(await (await database()).open());
    const identity = newIdentity();
    expect((await beginAt(app, identity)).status).toBe(200);
    const { store } = app.parts;
    const seed = identity.first.signingSeed;
    const put = async () => (await sendWrite(app, identity, seed, { boxes: [box()] })).status;
    const isServed = async () => (await openSession(app, identity, seed)).status === 200;
    const deletesAt = async () => (await detailOf(store, identity.id, app.clock.now))?.deletesAt ?? null;
    return { app, store, identity, put, isServed, deletesAt };
  };

  it('is not undone by writes at the same moment, and takes effect at its time', async () => {
    const { app, store, identity, put, isServed, deletesAt } = await begun();
    const at = app.clock.now + REMOVAL_GRACE;
    const [scheduled, ...statuses] = await Promise.all([
      scheduleRemoval(store, identity.id, at),
      ...Array.from({ length: 20 }, put),
    ]);
    expect([scheduled, await deletesAt()]).toEqual([{ deletesAt: at, removeAt: at }, at]);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await totalsOf(store)).deletes).toBe(1);
    app.clock.now = at - 1;
    expect(await isServed()).toBe(true);
    app.clock.now = at;
    expect([await isServed(), await put()]).toEqual([false, 422]);
    expect(await cancelRemoval(store, identity.id, app.clock.now)).toBe(false);
    expect((await listIdentities(store, { sort: 'id', limit: 9, page: 0, now: at }))[0]?.state).toBe('deleted');
    await sweep(app.parts);
    expect((await totalsOf(store)).identities).toBe(0);
  });

  it('at once gets through writes at the same moment, and leaves the ID alone', async () => {
    const { store, identity, put, isServed } = await begun();
    await store.run('INSERT INTO freeze_codes (public_key, identity) VALUES (?, ?)', randomBytes(32), identity.id);
    const statuses = Promise.all(Array.from({ length: 20 }, put));
    expect(await removeNow(store, identity.id)).toBe(true);
    for (const status of await statuses) expect([200, 422]).toContain(status);
    expect([await isServed(), await put()]).toEqual([false, 422]);
    for (const table of ['log_entries', 'boxes', 'writes', 'identity_tokens', 'freeze_codes'])
      expect([table, await rowsIn(store, table)]).toEqual([table, 0]);
    expect(await removeNow(store, identity.id)).toBe(false);
    expect(await findIds(store, bareHex(identity.id))).toEqual([]);
  });

  it('while its log is checked is no fault; missing entries are one, and a database that fails is none', async () => {
    const { app, store, identity } = await begun();
    const { now } = app.clock;
    const checkWith = (before: () => Promise<unknown>) => {
      const all: typeof store.all = async (sql, ...values) => {
        if (sql.includes('FROM log_entries')) await before();
        return store.all(sql, ...values);
      };
      return checkLogs({ ...store, all }, now);
    };
    const failing = checkWith(() => Promise.reject(new StoreUnavailable('on purpose')));
    await expect(failing).rejects.toThrow(StoreUnavailable);
    expect(await checkWith(() => removeNow(store, identity.id))).toEqual({ identities: 1, faults: [] });
    const other = newIdentity();
    expect((await beginAt(app, other)).status).toBe(200);
    await store.run('DELETE FROM log_entries WHERE identity = ?', other.id);
    const { faults } = await checkLogs(store, now);
    expect(faults).toEqual([`Identity ${bareHex(other.id)}: Entries are missing.`]);
  });

  it("that is asked for again keeps its first time, and is still the operator's", async () => {
    const { app, store, identity, deletesAt } = await begun();
    const at = app.clock.now + REMOVAL_GRACE;
    const first = { deletesAt: at, removeAt: at };
    expect(await scheduleRemoval(store, identity.id, at)).toEqual(first);
    expect(await scheduleRemoval(store, identity.id, at + 60_000)).toEqual(first);
    expect(await detailOf(store, identity.id, app.clock.now)).toMatchObject({ deletesAt: at, byOperator: true });
    expect(await cancelRemoval(store, identity.id, app.clock.now)).toBe(true);
    expect(await deletesAt()).toBe(null);
    expect(await scheduleRemoval(store, identity.id, at + 60_000)).toMatchObject({ deletesAt: at + 60_000 });
  });

  it('that is cancelled leaves what the owner asked for; the earlier of the two counts', async () => {
    const { app, store, identity, deletesAt } = await begun();
    const now = app.clock.now;
    await scheduleRemoval(store, identity.id, now + 1000);
    await writeEntry(app, identity, { kind: 'identity-delete' }, [author(identity.first)]);
    const owners = now + REMOVAL_GRACE;
    expect(await deletesAt()).toBe(now + 1000);
    expect(await cancelRemoval(store, identity.id, now)).toBe(true);
    expect(await deletesAt()).toBe(owners);
    expect(await scheduleRemoval(store, identity.id, owners + 1000)).toEqual({
      deletesAt: owners,
      removeAt: owners + 1000,
    });
    expect(await detailOf(store, identity.id, now)).toMatchObject({ deletesAt: owners, byOperator: false });
    await writeEntry(app, identity, { kind: 'identity-keep' }, [author(identity.first)]);
    expect(await deletesAt()).toBe(owners + 1000);
  });
});

const rowsIn = async (store: { get: (sql: string) => Promise<Record<string, unknown> | null> }, table: string) =>
  Number((await store.get(`SELECT count(*) AS number FROM ${table}`))?.number);
