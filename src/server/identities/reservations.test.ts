/** Uses of invitations when a process is killed in a first write, or is only slow: each use admits one identity, never two, and none is lost. */
import { afterEach, expect, it, vi } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { createMetrics } from '../metrics.ts';
import type { Store } from '../store/store.ts';
import { sweep } from '../sweep.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { startDyingApp } from '../testing/dying-app.ts';
import { type Asker, newIdentity, signedWrite, type TestIdentity } from '../testing/identity.ts';
import { describeStores, EVERY_LEVEL, type TestDatabase } from '../testing/stores.ts';
import { admitMore, createAdmission } from './admission.ts';
import { listInvitations, makeInvitation } from './invitations.ts';
import { RESERVATION_LIFE, reserve, settleReservation, sweepReservations } from './reservations.ts';

const HOUR = 60 * 60 * 1000;
const ceilings = { registration: 'invited' } as const;

/** The first write of an identity, with an invitation. */
const firstWrite = (identity: TestIdentity, code: Uint8Array): object => ({
  ...signedWrite(identity, identity.first.signingSeed, {
    expect: null,
    entries: [identity.genesis],
    head: { number: 0, hash: identity.id },
  }),
  invitation: toBase64Url(code),
});

/** @returns `begun`, the code of the error, or `gone` with the process */
async function send(app: Asker, { path }: TestIdentity, body: object): Promise<string> {
  const response = await app.ask('POST', `${path}/writes`, { body }).catch(() => null);
  if (response === null) return 'gone';
  const answer = (await response.json()) as { error?: { code: string } };
  return response.status === 200 ? 'begun' : (answer.error?.code ?? '');
}

const begin = (app: Asker, code: Uint8Array): Promise<string> => {
  const identity = newIdentity();
  return send(app, identity, firstWrite(identity, code));
};

const isThere = async (store: Store, { id }: TestIdentity): Promise<boolean> =>
  (await store.get('SELECT 1 AS there FROM identities WHERE id = ?', id)) !== null;
const leftOver = async (store: Store): Promise<number> =>
  (await store.all('SELECT 1 AS there FROM reservations')).length +
  (await store.all('SELECT 1 AS there FROM reservation_tickets')).length;

/** Statements of a first write, in their order. The process is killed before one of them. */
const STATEMENTS = [
  'INSERT INTO reservation_tickets',
  'UPDATE admissions',
  'INSERT INTO reservations',
  'INSERT INTO identities',
  'DELETE FROM reservation_tickets',
  'INSERT INTO writes',
  'DELETE FROM reservations',
] as const;

const processes: { end(): void }[] = [];
afterEach(() => {
  for (const { end } of processes.splice(0)) end();
});

/** Sends a first write to a process that is killed in it. */
async function killedIn(database: TestDatabase, statement: string, code: Uint8Array) {
  const dying = await startDyingApp(database, statement);
  processes.push(dying);
  const identity = newIdentity();
  const write = firstWrite(identity, code);
  expect(await send(dying.app, identity, write), statement).toBe('gone');
  expect(await dying.ended).toBe('SIGKILL');
  return { identity, write };
}

describeStores('An invitation in whose first write the process is killed', (database) => {
  const opened = async () => {
    const place = await database();
    const store = await place.open();
    const app = await testApp(store, { ceilings });
    const invited = async (uses: number) => (await makeInvitation(store, { uses, ends: app.clock.now + HOUR })).code;
    const usesLeft = async () => (await listInvitations(store)).map(({ uses }) => uses);
    return { place, store, app, invited, usesLeft };
  };

  it('admits that identity when the write is sent again, at once and once', async () => {
    const { place, store, app, invited, usesLeft } = await opened();
    for (const statement of STATEMENTS) {
      const code = await invited(1);
      const { identity, write } = await killedIn(place, statement, code);
      const answers = await Promise.all(Array.from({ length: 4 }, () => send(app, identity, write)));
      expect(new Set(answers), statement).toEqual(new Set(['begun']));
      expect(await begin(app, code), statement).toBe('not-invited');
    }
    expect(await usesLeft()).toEqual(STATEMENTS.map(() => 0));
    app.clock.now += RESERVATION_LIFE;
    await sweep(app.parts);
    expect(await usesLeft()).toEqual(STATEMENTS.map(() => 0));
    app.clock.now += 30 * HOUR;
    await sweep(app.parts);
    expect(await leftOver(store)).toBe(0);
  }, 180_000);

  it('admits somebody else a minute later, if that identity did not begin', async () => {
    const { place, store, app, invited } = await opened();
    // Before these a kill leaves a reservation; the earlier ones are undone with their transaction.
    const statements = STATEMENTS.slice(STATEMENTS.indexOf('INSERT INTO identities'));
    for (const statement of statements) {
      const code = await invited(1);
      const { identity } = await killedIn(place, statement, code);
      const begun = await isThere(store, identity);
      expect(begun, statement).toBe(statement === 'DELETE FROM reservations');
      app.clock.now = Date.now() + RESERVATION_LIFE;
      const answers = await Promise.all(Array.from({ length: 4 }, () => begin(app, code)));
      expect(answers.filter((answer) => answer === 'begun')).toHaveLength(begun ? 0 : 1);
      app.clock.now = Date.now();
    }
    expect((await store.get('SELECT count(*) AS number FROM identities'))?.number).toBe(statements.length);
  }, 180_000);

  it('has its use again after a sweep', async () => {
    const { place, store, app, invited, usesLeft } = await opened();
    await killedIn(place, 'INSERT INTO identities', await invited(1));
    expect(await usesLeft()).toEqual([0]);
    await sweep(app.parts);
    expect(await usesLeft()).toEqual([0]);
    app.clock.now = Date.now() + RESERVATION_LIFE;
    for (let at = 0; at < 2; at++) {
      await sweep(app.parts);
      expect(await usesLeft()).toEqual([1]);
    }
    expect(await leftOver(store)).toBe(0);
  });
});

describeStores('A first write that is slow', (database) => {
  /** @param before called before the transaction with this number */
  const pausing = (store: Store, number: number, before: () => Promise<unknown>): Store => {
    let count = 0;
    return {
      ...store,
      async transaction(act) {
        if (++count === number) await before();
        return store.transaction(act);
      },
    };
  };

  it('is not carried out after its use was given to somebody else', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { ceilings });
    const { code } = await makeInvitation(store, { uses: 1, ends: app.clock.now + HOUR });
    let other = '';
    const late = await testApp(
      pausing(store, 2, async () => {
        app.clock.now = Date.now() + RESERVATION_LIFE;
        other = await begin(app, code);
      }),
      { ceilings, processes: 0 },
    );
    const identity = newIdentity();
    expect([await send(late, identity, firstWrite(identity, code)), other]).toEqual(['not-invited', 'begun']);
    expect(await isThere(store, identity)).toBe(false);
    expect(await listInvitations(store)).toMatchObject([{ uses: 0 }]);
    expect(await leftOver(store)).toBe(0);
  });

  it('goes on with another use of the same invitation, when it has one', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { ceilings });
    const { code } = await makeInvitation(store, { uses: 2, ends: app.clock.now + HOUR });
    const settled = async (): Promise<void> => {
      app.clock.now = Date.now() + RESERVATION_LIFE;
      expect(await sweep(app.parts)).toBe(1);
    };
    const late = await testApp(pausing(store, 2, settled), { ceilings, processes: 0 });
    expect(await begin(late, code)).toBe('begun');
    expect(await listInvitations(store)).toMatchObject([{ uses: 1 }]);
  });

  it('gives nothing back to an admission that the operator made anew meanwhile', async () => {
    const store = await (await database()).open();
    const app: TestApp = await testApp(store, { ceilings: { registration: 'closed' } });
    const admission = createAdmission({ ...app.parts, metrics: createMetrics() });
    await admitMore(store, 1, app.clock.now + HOUR);
    const failing = admission.admitting(newIdentity().id, null, async () => {
      await admitMore(store, 3, app.clock.now + HOUR);
      return false;
    });
    expect(await failing).toBe(false);
    expect((await store.all('SELECT uses FROM admissions')).map(({ uses }) => uses)).toEqual([3]);
  });
});

const ANYBODY = new Uint8Array(0);

/** A store whose transactions stop before the first statement that begins so, until `goOn` is called. */
function stoppingBefore(store: Store, statement: string) {
  let [isReached, goOn] = [() => {}, () => {}];
  const reached = new Promise<void>((resolve) => {
    isReached = resolve;
  });
  const going = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const stopping: Store = {
    ...store,
    transaction: (act) =>
      store.transaction((queries) =>
        act({
          ...queries,
          async run(sql, ...values) {
            if (sql.startsWith(statement)) {
              isReached();
              await going;
            }
            return queries.run(sql, ...values);
          },
        }),
      ),
  };
  return { stopping, reached, goOn };
}

/** Another transaction waits for a row of `admissions` on PostgreSQL. On SQLite it waits for the whole file, which nobody can see. */
async function isWaitedFor({ kind }: TestDatabase, store: Store): Promise<void> {
  if (kind === 'sqlite') return;
  const sql = `SELECT 1 AS there FROM pg_locks AS waiting JOIN pg_locks AS held ON held.pid = waiting.pid
    WHERE NOT waiting.granted AND held.relation = 'admissions'::regclass`;
  await vi.waitFor(async () => expect(await store.all(sql)).not.toEqual([]), { timeout: 20_000, interval: 10 });
}

describeStores(
  'An admission that the operator makes anew',
  (database) => {
    const opened = async () => {
      const place = await database();
      const store = await place.open();
      // Two connections of one test to a SQLite file would wait for each other.
      const other = place.kind === 'sqlite' ? store : await place.open();
      const usesLeft = async () => (await store.all('SELECT uses FROM admissions')).map(({ uses }) => uses);
      const now = Date.now();
      await admitMore(store, 2, now + HOUR);
      return { place, store, other, usesLeft, now };
    };

    it('while a use of the old one is being taken gets nothing back for that use', async () => {
      const { place, store, other, usesLeft, now } = await opened();
      const { stopping, reached, goOn } = stoppingBefore(store, 'INSERT INTO reservations');
      const taking = reserve(stopping, [ANYBODY], randomBytes(32), now);
      await reached;
      const admitting = admitMore(other, 5, now + HOUR);
      await isWaitedFor(place, store);
      goOn();
      const [taken] = await Promise.all([taking, admitting]);
      const uses = taken === null ? [] : [taken];
      for (const use of uses) await settleReservation(store, use);
      await sweepReservations(store, now + RESERVATION_LIFE);
      expect(await usesLeft()).toEqual([5]);
      expect(await store.all('SELECT 1 AS there FROM reservations')).toEqual([]);
    });

    it('while a use of the old one is being given back has neither more nor less of them', async () => {
      const { place, store, other, usesLeft, now } = await opened();
      const taken = await reserve(store, [ANYBODY], randomBytes(32), now);
      const { stopping, reached, goOn } = stoppingBefore(other, 'INSERT INTO admissions');
      const admitting = admitMore(stopping, 5, now + HOUR);
      await reached;
      const settling = taken === null ? null : settleReservation(store, taken);
      await isWaitedFor(place, store);
      goOn();
      await Promise.all([settling, admitting]);
      expect(await usesLeft()).toEqual([5]);
    });

    it('is not held up by a use that is being given back', async () => {
      const { place, store, other, usesLeft, now } = await opened();
      const taken = await reserve(store, [ANYBODY], randomBytes(32), now);
      const { stopping, reached, goOn } = stoppingBefore(store, 'DELETE FROM reservations');
      const settling = taken === null ? null : settleReservation(stopping, taken);
      await reached;
      const admitting = admitMore(other, 5, now + HOUR);
      await isWaitedFor(place, store);
      goOn();
      await Promise.all([settling, admitting]);
      expect(await usesLeft()).toEqual([5]);
    });
  },
  EVERY_LEVEL,
);
