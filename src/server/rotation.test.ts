/** Rotations on both stores: nobody is lost, an asker sees nothing of them, processes follow at different moments, and a stop leaves the old or the new state. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client, ready } from '@serenity-kit/opaque';
import { afterEach, expect, it, vi } from 'vitest';
import { receiptStatement } from '../keys/statement.ts';
import { keysOfSuccession, type Successor } from '../keys/succession.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../lib/bytes.ts';
import { copyServer } from './backups/copy-server.ts';
import { dropSetups, mergeGenerations, readGenerations, rotateKey, rotateSetup } from './rotation.ts';
import { recordsBySetup, retireSetups } from './rows/registration.ts';
import { ensureSetups } from './rows/setups-of-records.ts';
import { account, logIn, register } from './rows/testing/people.ts';
import { changeSecrets, loadSecrets, readSecretsAt, storedSecrets, writeSecretsFile } from './secrets.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { TEST_ORIGIN, type TestApp, testApp } from './testing/app.ts';
import { beginAt, newIdentity, openSession, read } from './testing/identity.ts';
import { describeStores } from './testing/stores.ts';
import { watchSecrets } from './watch-secrets.ts';

const HOUR = 60 * 60 * 1000;
const MINUTE = 60_000;

const ends: (() => unknown)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dramatis-rotation-'));
  ends.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const inDatabase = (store: Store) => ({ store, folder: null });

/** A process of its own on the store: its secrets, its clock. */
async function processOn(store: Store): Promise<TestApp> {
  return testApp(store, { processes: 0 });
}

/** What a stranger sees of a name with one and the same request: the element that the OPRF key gives. */
async function seenOf(app: TestApp, name: string, request: string): Promise<string> {
  const body = { account: account(name), request, ticket: null };
  const answer = await app.ask('POST', '/v1/id/opaque/login/start', {
    body,
    address: `10.${[...randomBytes(3)].join('.')}`,
  });
  expect(answer.status).toBe(200);
  return toBase64Url(fromBase64Url((await answer.json()).response).slice(0, 32));
}

describeStores('A new OPAQUE setup', (database) => {
  it('is that of new records; others stay under theirs until their password changes, and old setups can be dropped', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const { token } = await register(app, 'ada', 'correct');
    await register(app, 'eve', 'hers');
    await rotateSetup(inDatabase(store), app.clock.now);
    // Every process learns of it when it meets a record under it, or looks again.
    await app.parts.secrets.reread();
    const late = await processOn(store);
    await register(late, 'bob', 'his');
    for (const [name, password] of [
      ['ada', 'correct'],
      ['eve', 'hers'],
      ['bob', 'his'],
    ] as const) {
      expect(await logIn(app, name, password), name).toMatchObject({ kind: 'in' });
      expect(await logIn(app, name, `${password}?`), name).toEqual({ kind: 'wrong' });
    }
    expect(await recordsBySetup(store)).toEqual(
      expect.arrayContaining([
        { number: 1, records: 2 },
        { number: 2, records: 1 },
      ]),
    );

    expect((await register(late, 'ada', 'changed', { replaces: token })).status).toBe(204);
    expect(await logIn(app, 'ada', 'changed')).toMatchObject({ kind: 'in' });
    expect((await readGenerations(inDatabase(store))).setups.map(({ records }) => records)).toEqual([1, 2]);

    // One that has records is kept, and so is one under which a registration may have begun a moment ago.
    expect(await dropSetups(inDatabase(store), app.clock.now + 2 * HOUR)).toEqual([]);
    await rotateSetup(inDatabase(store), app.clock.now);
    await store.run('DELETE FROM opaque_rows WHERE setup = 1');
    expect(await dropSetups(inDatabase(store), app.clock.now + HOUR - 1)).toEqual([]);
    expect(await dropSetups(inDatabase(store), app.clock.now + HOUR)).toEqual([1]);
    expect((await readGenerations(inDatabase(store))).setups.map(({ number }) => number)).toEqual([2, 3]);
    expect(await logIn(await processOn(store), 'bob', 'his')).toMatchObject({ kind: 'in' });
  });

  it('is met by a process that has not heard of it: it finishes the registration, and logs in', async () => {
    const store = await (await database()).open();
    const [old, now] = [await processOn(store), await processOn(store)];
    await rotateSetup(inDatabase(store), now.clock.now);
    await now.parts.secrets.reread();
    const between = { ...now, ask: now.ask.bind(now) };
    between.ask = (method, path, options) => (path.endsWith('register/finish') ? old : now).ask(method, path, options);
    expect((await register(between, 'ada', 'correct')).status).toBe(204);
    expect((await recordsBySetup(store))[0]).toEqual({ number: 2, records: 1 });
    expect(await logIn(await processOn(store), 'ada', 'correct')).toMatchObject({ kind: 'in' });
    expect(await logIn(old, 'ada', 'correct')).toMatchObject({ kind: 'in' });
  });

  it('takes no record of a registration that began long before it, or under a setup that nobody made', async () => {
    const store = await (await database()).open();
    const app = await processOn(store);
    const late = { ...app, ask: app.ask.bind(app) };
    let wait = 0;
    late.ask = async (method, path, options) => {
      if (!path.endsWith('register/finish')) return app.ask(method, path, options);
      await rotateSetup(inDatabase(store), app.clock.now);
      await app.parts.secrets.reread();
      app.clock.now += wait;
      return app.ask(method, path, options);
    };
    expect((await register(late, 'ada', 'correct')).status).toBe(204);
    wait = 11 * MINUTE;
    expect((await register(late, 'bob', 'correct')).status).toBe(400);
    const forged = { ...app, ask: app.ask.bind(app) };
    forged.ask = (method, path, options) => {
      const body = options?.body as { registration?: string };
      const registration = toBase64Url(Uint8Array.from([0, 0, 1, 0, ...randomBytes(28)]));
      return app.ask(method, path, { ...options, body: body.registration ? { ...body, registration } : body });
    };
    expect((await register(forged, 'eve', 'correct')).status).toBe(400);
  });

  it('that was dropped takes no record, also of a process that has not heard of it', async () => {
    const store = await (await database()).open();
    const app = await processOn(store);
    await register(app, 'ada', 'correct');
    await rotateSetup(inDatabase(store), app.clock.now);
    await rotateSetup(inDatabase(store), app.clock.now);
    app.parts.secrets.reread = () => Promise.reject(new Error('unreadable'));
    app.clock.now += HOUR;
    expect(await dropSetups(inDatabase(store), app.clock.now)).toEqual([2]);
    expect((await register(app, 'bob', 'correct')).status).toBe(400);
    expect(await recordsBySetup(store)).toEqual([{ number: 1, records: 1 }]);
    expect(await logIn(app, 'ada', 'correct')).toMatchObject({ kind: 'in' });
  });

  it('takes no record while it is dropped: what was written between the count and the look is put back', async () => {
    const store = await (await database()).open();
    const app = await processOn(store);
    const { token } = await register(app, 'ada', 'correct');
    const before = await store.all('SELECT * FROM opaque_rows');
    await app.parts.secrets.reread();
    let drop: (() => Promise<void>) | null = null;
    const late: Store = {
      ...store,
      async run(sql, ...values) {
        if (/(INTO|UPDATE) opaque_rows/.test(sql)) await drop?.();
        return store.run(sql, ...values);
      },
    };
    const old = await testApp(late, { processes: 0 });
    drop = async () => {
      drop = null;
      await retireSetups(store, 2);
    };
    expect((await register(old, 'bob', 'correct')).status).toBe(400);
    await store.run("DELETE FROM server_state WHERE name = 'least-opaque-setup'");
    drop = async () => {
      drop = null;
      await retireSetups(store, 2);
    };
    expect((await register(old, 'ada', 'changed', { replaces: token })).status).toBe(400);
    expect(await store.all('SELECT * FROM opaque_rows')).toEqual(before);
    expect(await logIn(app, 'ada', 'correct')).toMatchObject({ kind: 'in' });
  });

  it('that is missing beside its records: no start, answers as for no name, and a merge brings it back', async () => {
    await ready;
    const store = await (await database()).open();
    const data = { store, folder: folder() };
    await storedSecrets(store, null);
    const restored = await storedSecrets(store, null);
    const app = await processOn(store);
    await register(app, 'ada', 'correct');
    await rotateSetup(inDatabase(store), app.clock.now);
    await rotateKey(inDatabase(store), { now: 1, from: 1, isSigned: true });
    await store.run("DELETE FROM server_secrets WHERE name = 'opaqueSetup.1'");
    const late = await processOn(store);
    await expect(ensureSetups(store, late.parts.secrets)).rejects.toThrow('OPAQUE setup 1, which the secrets lack');
    const { startLoginRequest } = client.startLogin({ password: 'a guess' });
    const seen = await seenOf(late, 'ada', startLoginRequest);
    expect(await seenOf(late, 'ada', startLoginRequest)).toBe(seen);
    expect(late.lines.filter((line) => line.includes('rotate merge'))).toHaveLength(2);
    expect(await late.parts.metrics.text()).toContain('dramatis_events_total{kind="setup-missing"} 2');

    await writeSecretsFile(data.folder, restored);
    const other = readSecretsAt(join(data.folder, 'secrets.json'));
    await expect(mergeGenerations(inDatabase(store), { ...other, tokenKey: randomBytes(32) })).rejects.toThrow(
      'tokenKey',
    );
    await expect(mergeGenerations(inDatabase(store), { ...other, 'receiptKey.2': randomBytes(45) })).rejects.toThrow(
      'receiptKey.2 differs',
    );
    expect(await mergeGenerations(inDatabase(store), other)).toEqual(['opaqueSetup.1']);
    await late.parts.secrets.reread();
    await ensureSetups(store, late.parts.secrets);
    expect(await logIn(late, 'ada', 'correct')).toMatchObject({ kind: 'in' });
    expect((await readGenerations(inDatabase(store))).keys).toHaveLength(2);
  });

  it('goes with its rows into a backup, also one that is dropped while the backup is made', async () => {
    const store = await (await database()).open();
    const app = await processOn(store);
    const { token } = await register(app, 'ada', 'correct');
    await rotateSetup(inDatabase(store), app.clock.now);
    await app.parts.secrets.reread();
    const dropping: Store = {
      ...store,
      async snapshot(act) {
        const result = await store.snapshot(act);
        expect((await register(app, 'ada', 'changed', { replaces: token })).status).toBe(204);
        expect(await dropSetups(inDatabase(store), app.clock.now + HOUR)).toEqual([1]);
        return result;
      },
    };
    const copy = await openSqlite(join(folder(), 'copy.sqlite'));
    ends.push(() => copy.close());
    await copyServer(inDatabase(dropping), copy);
    const there = await processOn(copy);
    await ensureSetups(copy, there.parts.secrets);
    expect(await logIn(there, 'ada', 'correct')).toMatchObject({ kind: 'in' });
  });

  it('shows an asker nothing: known, frozen and unknown names answer as before, also after old setups are dropped', async () => {
    await ready;
    const store = await (await database()).open();
    const app = await processOn(store);
    for (const name of ['known', 'frozen']) await register(app, name, 'correct');
    await store.run('UPDATE opaque_rows SET frozen = 1 WHERE salt IN (SELECT salt FROM opaque_rows LIMIT 1)');
    const names = ['known', 'frozen', 'unknown', 'nobody'];
    const { startLoginRequest } = client.startLogin({ password: 'a guess' });
    const look = () => Promise.all(names.map((name) => seenOf(app, name, startLoginRequest)));
    const before = await look();
    expect(new Set(before).size).toBe(names.length);
    await rotateSetup(inDatabase(store), app.clock.now - 2 * HOUR);
    await rotateSetup(inDatabase(store), app.clock.now - 2 * HOUR);
    await app.parts.secrets.reread();
    expect(await look()).toEqual(before);
    expect(await dropSetups(inDatabase(store), app.clock.now)).toEqual([2]);
    await app.parts.secrets.reread();
    expect(await look()).toEqual(before);
  });
});

describeStores('A new receipt key', (database) => {
  const serverOf = async (app: TestApp) => {
    const { receiptKey, epoch } = await (await app.ask('GET', '/v1/server')).json();
    return { receiptKey: fromBase64Url(receiptKey), epoch: Number(epoch) };
  };
  const stepsOf = async (app: TestApp): Promise<Successor[]> => {
    const { steps } = await (await app.ask('GET', '/v1/server/succession')).json();
    return steps.map((step: Record<string, string>) => ({
      origin: TEST_ORIGIN,
      epoch: Number(step.epoch),
      number: Number(step.number),
      before: fromBase64Url(step.before ?? ''),
      after: fromBase64Url(step.after ?? ''),
      signature: fromBase64Url(step.signature ?? ''),
    }));
  };

  it('signs from its moment on, by the clock of the process that looks first; the chain is there before', async () => {
    const store = await (await database()).open();
    const [early, late] = [await processOn(store), await processOn(store)];
    const first = await serverOf(early);
    const from = early.clock.now + 5 * MINUTE;
    await rotateKey(inDatabase(store), { now: early.clock.now, from, isSigned: true });
    for (const app of [early, late]) await app.parts.signing.look();
    const [step] = await stepsOf(late);
    expect(keysOfSuccession(TEST_ORIGIN, await stepsOf(late))).toEqual([first.receiptKey, step?.after]);
    expect(await serverOf(late)).toEqual(first);

    const identity = newIdentity();
    await beginAt(early, identity);
    const head = async (app: TestApp) => {
      const { body } = await openSession(app, identity, identity.first.signingSeed);
      const { etag, body: answer } = await read(app, identity, 'head', body.token);
      const { signature, ...receipt } = answer.receipt as Record<string, unknown>;
      const signed = (key: Uint8Array | undefined) =>
        receiptStatement.holds(key ?? new Uint8Array(32), fromBase64Url(String(signature)), {
          origin: TEST_ORIGIN,
          identityId: identity.id,
          epoch: Number(receipt.epoch),
          sequence: Number(receipt.sequence),
          head: { number: 0, hash: fromBase64Url((receipt.head as { hash: string }).hash) },
        });
      return { etag, keys: [signed(first.receiptKey), signed(step?.after)] };
    };
    early.clock.now = from;
    await early.parts.signing.look();
    const [changed, waiting] = [await head(early), await head(late)];
    expect([changed.keys, waiting.keys]).toEqual([
      [false, true],
      [true, false],
    ]);
    // A new key is news to a wallet that has read everything.
    expect(changed.etag).not.toBe(waiting.etag);
    expect((await serverOf(early)).receiptKey).toEqual(step?.after);
    await late.parts.signing.look();
    expect(await head(late)).toEqual(changed);

    await rotateKey(inDatabase(store), { now: from, from: from + 1, isSigned: true });
    await expect(rotateKey(inDatabase(store), { now: from, from, isSigned: true })).rejects.toThrow('is waiting until');
    await early.parts.signing.look();
    expect((await stepsOf(early)).map(({ number }) => number)).toEqual([1, 2]);
    expect(keysOfSuccession(TEST_ORIGIN, await stepsOf(early))).toHaveLength(3);
  });

  it('that replaces a stolen one is signed by nobody, counts at once and begins a chain', async () => {
    const store = await (await database()).open();
    const app = await processOn(store);
    const first = await serverOf(app);
    const { now } = app.clock;
    await rotateKey(inDatabase(store), { now, from: now + HOUR, isSigned: true });
    await rotateKey(inDatabase(store), { now, from: now, isSigned: false });
    await app.parts.secrets.reread();
    const second = await serverOf(app);
    expect(second.receiptKey).not.toEqual(first.receiptKey);
    expect(await stepsOf(app)).toEqual([]);
    app.clock.now += 2 * HOUR;
    await app.parts.signing.look();
    expect(await serverOf(app)).toEqual(second);
    // Also in a process whose clock is behind.
    app.clock.now = now - HOUR;
    await app.parts.signing.look();
    expect(await serverOf(app)).toEqual(second);
    app.clock.now = now + 2 * HOUR;
    await rotateKey(inDatabase(store), { now: app.clock.now, from: app.clock.now, isSigned: true });
    await app.parts.secrets.reread();
    expect((await stepsOf(app)).map(({ number, before }) => [number, before])).toEqual([[1, second.receiptKey]]);
  });

  it('is made once by two commands at a time, or twice in order', async () => {
    const place = await database();
    const first = await place.open();
    // Two connections of one test to a SQLite file would wait for each other.
    const stores = [first, place.kind === 'sqlite' ? first : await place.open()];
    await loadSecrets(stores[0] as Store, null);
    const made = await Promise.allSettled(stores.map((store) => rotateSetup(inDatabase(store), 1)));
    const count = made.filter(({ status }) => status === 'fulfilled').length;
    expect(count).toBeGreaterThan(0);
    const { setups } = await readGenerations(inDatabase(stores[0] as Store));
    expect(setups.map(({ number }) => number)).toEqual(Array.from({ length: count + 1 }, (_, at) => at + 1));
  });
});

describeStores('Two rotations at a time', (database) => {
  it('do not make one generation twice: the second says so', async () => {
    const store = await (await database()).open();
    await storedSecrets(store, null);
    const seen = await store.all('SELECT name, value FROM server_secrets');
    await rotateSetup(inDatabase(store), 1);
    /** Has read before the first one wrote. */
    const late: Store = {
      ...store,
      transaction: (act) => store.transaction((queries) => act({ ...queries, all: async () => seen })),
    };
    await expect(rotateSetup(inDatabase(late), 1)).rejects.toThrow('The secrets were changed in the meantime');
    expect((await readGenerations(inDatabase(store))).setups).toHaveLength(2);
  });
});

describeStores('A stop in a rotation', (database) => {
  it('leaves the old state or the new one, wherever it comes', async () => {
    const store = await (await database()).open();
    for (const place of [folder(), null]) {
      if (place === null && store.kind === 'sqlite') continue;
      const data = { store, folder: place };
      await storedSecrets(store, place);
      /** Stops before the statement with this number, or before the commit. */
      const stopping = (at: number): Store => ({
        ...store,
        transaction: (act) =>
          store.transaction(async (queries) => {
            let count = 0;
            const counted =
              <Args extends unknown[], Result>(ask: (...args: Args) => Result) =>
              (...args: Args): Result => {
                if (count++ === at) throw new Error('stopped');
                return ask(...args);
              };
            await act({ all: counted(queries.all), get: counted(queries.get), run: counted(queries.run) });
            throw new Error('stopped');
          }),
      });
      let stops = 0;
      for (let at = 0; at < 9; at++) {
        const before = (await readGenerations(data)).keys.length;
        const rotation = rotateKey({ ...data, store: stopping(at) }, { now: 1, from: 1, isSigned: true });
        await expect(rotation).rejects.toThrow('stopped');
        stops++;
        const { keys } = await readGenerations(data);
        expect([before, before + 1]).toContain(keys.length);
        expect(keys.map(({ number }) => number)).toEqual(keys.map((_, place) => place + 1));
        await rotateKey(data, { now: 1, from: 1, isSigned: true });
        expect((await readGenerations(data)).keys).toHaveLength(keys.length + 1);
      }
      expect(stops).toBe(9);
    }
  });

  it('leaves no half file, and a file of before it is refused', async () => {
    const store = await (await database()).open();
    const data = { store, folder: folder() };
    await storedSecrets(store, data.folder);
    const file = join(data.folder, 'secrets.json');
    const old = join(data.folder, 'old.json');
    copyFileSync(file, old);
    writeFileSync(`${file}.new`, '{"half', { mode: 0o644 });
    await rotateSetup(data, 1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await rotateKey(data, { now: 1, from: 1, isSigned: true });
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(
      expect.arrayContaining(['opaqueSetup.1', 'opaqueSetup.2', 'receiptKey.1', 'receiptKey.2']),
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const present = readFileSync(file);
    copyFileSync(old, file);
    await expect(loadSecrets(store, data.folder)).rejects.toThrow('is older than the database');
    await expect(rotateKey(data, { now: 2, from: 2, isSigned: true })).rejects.toThrow('is older than the database');
    writeFileSync(file, present);
    expect((await loadSecrets(store, data.folder)).receiptKeys).toHaveLength(2);
  });
});

describeStores('A running server', (database) => {
  it('counts each time that it cannot read its secrets again, and says it once', async () => {
    const app = await processOn(await (await database()).open());
    app.parts.secrets.reread = () => Promise.reject(new Error('unreadable'));
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    ends.push(() => vi.useRealTimers());
    ends.push(watchSecrets(app.parts));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(app.lines.filter((line) => line.includes('could not be read again'))).toHaveLength(1);
    expect(await app.parts.metrics.text()).toContain('dramatis_events_total{kind="secrets-unread"} 2');
  });

  it('keeps its secrets when others lie there suddenly', async () => {
    const store = await (await database()).open();
    const secrets = await loadSecrets(store, null);
    await rotateKey(inDatabase(store), { now: 1, from: 1, isSigned: true });
    await secrets.reread();
    expect(secrets.receiptKeys).toHaveLength(2);
    await store.run("DELETE FROM server_secrets WHERE name = 'receiptKey.2'");
    await expect(secrets.reread()).rejects.toThrow('older now');
    await rotateKey(inDatabase(store), { now: 1, from: 1, isSigned: true });
    await expect(secrets.reread()).rejects.toThrow('another key under a known number');
    await store.run("UPDATE server_secrets SET value = ? WHERE name = 'tokenKey'", randomBytes(32));
    await expect(secrets.reread()).rejects.toThrow('another server');
    await store.run('DELETE FROM server_secrets');
    await expect(secrets.reread()).rejects.toThrow('another server');
    await expect(changeSecrets(store, null, (stored) => stored)).rejects.toThrow('no secrets');
    expect(secrets.receiptKeys).toHaveLength(2);
  });
});
