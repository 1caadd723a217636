/** What the operator lets in: new identities, bytes, a network's share; and that nobody who is here already is shut out by it. */
import { expect, it } from 'vitest';
import { ids } from '../../keys/testing/identity.ts';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { createMetrics } from '../metrics.ts';
import { StoreUnavailable } from '../store/store.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { author, beginAt, newIdentity, sendWrite, type TestIdentity, writeEntry } from '../testing/identity.ts';
import { describeStores } from '../testing/stores.ts';
import { admitMore, createAdmission } from './admission.ts';

const HOUR = 60 * 60 * 1000;
const begin = async (app: TestApp): Promise<string> => {
  const { status, body } = await beginAt(app, newIdentity());
  return status === 200 ? 'begun' : (body.error?.code ?? '');
};
const box = (length = 10) => ({
  name: `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`,
  bytes: randomBytes(length),
  replaces: null,
});
const putBox = async (app: TestApp, identity: TestIdentity, length?: number): Promise<number> =>
  (await sendWrite(app, identity, identity.first.signingSeed, { boxes: [box(length)] })).status;

describeStores('Registration', (database) => {
  it('that is closed takes those that were admitted, one each, for as long as they were; two apps on one database count together', async () => {
    const store = await (await database()).open();
    const ceilings = { registration: 'closed' } as const;
    const [app, other] = [await testApp(store, { ceilings }), await testApp(store, { ceilings })];
    expect(await begin(app)).toBe('closed');
    await admitMore(store, 2, app.clock.now + HOUR);
    const answers = await Promise.all([app, other, app, other, app].map(begin));
    expect(answers.filter((answer) => answer === 'begun')).toHaveLength(2);
    expect(answers.filter((answer) => answer === 'closed')).toHaveLength(3);
    await admitMore(store, 2, app.clock.now + HOUR);
    app.clock.now += HOUR;
    expect(await begin(app)).toBe('closed');
    await admitMore(store, 0, app.clock.now + HOUR);
    expect(await begin(app)).toBe('closed');
  });

  it('that is closed gives an admission back when the write comes to nothing, and not after they were taken back', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { ceilings: { registration: 'closed' } });
    const admission = createAdmission({ ...app.parts, metrics: createMetrics() });
    const until = app.clock.now + HOUR;
    await admitMore(store, 1, until);
    const admitting = (act: () => Promise<boolean>) => admission.admitting(randomBytes(32), null, act);
    expect(await admitting(async () => false)).toBe(false);
    await expect(admitting(() => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose');
    const failing = admitting(async () => {
      // It is spent meanwhile.
      await expect(admitting(async () => true)).rejects.toMatchObject({ code: 'closed' });
      return false;
    });
    expect(await failing).toBe(false);
    expect(await admission.takes()).toBe('anybody');
    await admitting(async () => {
      await admitMore(store, 0, until);
      return false;
    });
    expect(await begin(app)).toBe('closed');
  });

  it('that is closed keeps an admission spent when the identity is there and only the answer of its commit was lost', async () => {
    const store = await (await database()).open();
    // It makes the secrets, in a transaction.
    await testApp(store, { processes: 0 });
    const usesLeft = async () => (await store.all('SELECT uses FROM admissions')).map(({ uses }) => uses);
    // A first write has two transactions: that of the admission, and its own.
    for (const lost of [1, 2])
      for (const isDone of [false, true]) {
        let count = 0;
        const transaction: typeof store.transaction = async (act) => {
          count++;
          if (count !== lost) return store.transaction(act);
          if (isDone) await store.transaction(act);
          throw new StoreUnavailable('on purpose');
        };
        const app = await testApp({ ...store, transaction }, { ceilings: { registration: 'closed' }, processes: 1 });
        await admitMore(store, 1, app.clock.now + HOUR);
        const [identity, draft] = [newIdentity(), { key: randomBytes(16) }];
        expect((await beginAt(app, identity, draft)).status).toBe(503);
        expect(await usesLeft()).toEqual([isDone ? 0 : 1]);
        expect((await beginAt(app, identity, draft)).status).toBe(200);
        expect(await usesLeft()).toEqual([0]);
        expect(await begin(app)).toBe('closed');
      }
  });

  it('that is closed answers the same first write alike in two processes at once, with one admission', async () => {
    const place = await database();
    const ceilings = { registration: 'closed' } as const;
    const store = await place.open();
    let [isHeld, goOn] = [() => {}, () => {}];
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const going = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let count = 0;
    // The first process stops between the admission and the write, until the second one is done.
    const transaction: typeof store.transaction = async (act) => {
      if (++count === 2) {
        isHeld();
        await going;
      }
      return store.transaction(act);
    };
    const one = await testApp({ ...store, transaction }, { ceilings, processes: 0 });
    const two = await testApp(store, { ceilings });
    await admitMore(store, 1, one.clock.now + HOUR);
    const identity = newIdentity();
    const draft = { key: randomBytes(16) };
    const first = beginAt(one, identity, draft);
    await held;
    const second = await beginAt(two, identity, draft);
    goOn();
    expect(second.status).toBe(200);
    expect(await first).toEqual(second);
    expect((await store.all('SELECT uses FROM admissions')).map(({ uses }) => uses)).toEqual([0]);
  });

  it('that is closed goes on for those who are here, and answers the first write again', async () => {
    const store = await (await database()).open();
    const identity = newIdentity();
    const open = await testApp(store);
    expect((await beginAt(open, identity)).status).toBe(200);
    const app = await testApp(store, { ceilings: { registration: 'closed' } });
    expect(await putBox(app, identity)).toBe(200);
    expect((await beginAt(app, identity)).status).not.toBe(403);
  });

  it('ends where the server holds as many identities as it may, and begins again when one is gone', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { ceilings: { identities: 2 } });
    expect([await begin(app), await begin(app), await begin(app)]).toEqual(['begun', 'begun', 'closed']);
    await store.run('UPDATE identities SET delete_at = 0 WHERE id IN (SELECT id FROM identities LIMIT 1)');
    app.clock.now += 60_000;
    expect(await begin(app)).toBe('begun');
  });

  it('of one network has a share of each day; another network begins meanwhile', async () => {
    const app = await testApp(await (await database()).open(), { ceilings: { newPerDay: 2 }, processes: 1 });
    expect([await begin(app), await begin(app), await begin(app)]).toEqual(['begun', 'begun', 'too-many']);
    app.clock.now += 12 * HOUR;
    expect([await begin(app), await begin(app)]).toEqual(['begun', 'too-many']);
  });
});

describeStores('A full server', (database) => {
  it('takes log entries of those who are here, and no more boxes or identities', async () => {
    const store = await (await database()).open();
    const identity = newIdentity();
    const app = await testApp(store, { ceilings: { bytes: 20_000 } });
    expect((await beginAt(app, identity)).status).toBe(200);
    expect(await putBox(app, identity, 20_000)).toBe(200);
    app.clock.now += 60_000;
    expect(await putBox(app, identity)).toBe(413);
    expect(await begin(app)).toBe('closed');
    const deleted = { kind: 'identity-delete' } as const;
    expect((await writeEntry(app, identity, deleted, [author(identity.first)])).status).toBe(200);
  });

  it('is not made by one network in a day', async () => {
    const app = await testApp(await (await database()).open(), { ceilings: { bytesPerDay: 50_000 }, processes: 1 });
    const identity = newIdentity();
    await beginAt(app, identity);
    expect(await putBox(app, identity, 30_000)).toBe(200);
    expect(await putBox(app, identity, 30_000)).toBe(429);
    app.clock.now += 24 * HOUR;
    expect(await putBox(app, identity, 30_000)).toBe(200);
  });
});
