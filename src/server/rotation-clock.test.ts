/** Rotations made while a clock was ahead: once it is right, the server goes on with one key, and its operator can rotate again. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keysOfSuccession } from '../keys/succession.ts';
import { fromBase64Url } from '../lib/bytes.ts';
import { copyServer } from './backups/copy-server.ts';
import { publicKeyOf } from './identities/receipt.ts';
import { dropSetups, readGenerations, rotateKey, rotateSetup } from './rotation.ts';
import { register } from './rows/testing/people.ts';
import { loadSecrets } from './secrets.ts';
import { loadSigningKey } from './signing-key.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { TEST_ORIGIN, type TestApp, testApp } from './testing/app.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, startServer } from './testing/process.ts';
import { describeStores } from './testing/stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

const { ends, folder } = createPlaces('rotation-clock');

const inDatabase = (store: Store) => ({ store, folder: null });
const keyOf = async (app: TestApp): Promise<Uint8Array> =>
  fromBase64Url((await (await app.ask('GET', '/v1/server')).json()).receiptKey);

/** The keys of the chain that wallets follow, the first one first. */
async function chainOf(app: TestApp): Promise<Uint8Array[] | null> {
  const { steps } = await (await app.ask('GET', '/v1/server/succession')).json();
  return keysOfSuccession(
    TEST_ORIGIN,
    steps.map((step: Record<string, string>) => ({
      origin: TEST_ORIGIN,
      epoch: Number(step.epoch),
      number: Number(step.number),
      before: fromBase64Url(step.before ?? ''),
      after: fromBase64Url(step.after ?? ''),
      signature: fromBase64Url(step.signature ?? ''),
    })),
  );
}

/** The key that signs at a moment, after the look that a process takes every five seconds. */
async function keyAt(app: TestApp, moment: number): Promise<Uint8Array> {
  app.clock.now = moment;
  await app.parts.signing.look();
  return keyOf(app);
}

/** The key that signs in a process that is started at a moment. */
async function keyAtStart(store: Store, moment: number): Promise<Uint8Array> {
  const secrets = await loadSecrets(store, null);
  return publicKeyOf((await loadSigningKey({ store, secrets, now: () => moment })).present());
}

describeStores('A receipt key that was made with a clock', (database) => {
  it('a year ahead signs on once the clock is right, and another one can follow it', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const present = app.clock.now;
    app.clock.now += YEAR;
    const from = app.clock.now + 5 * MINUTE;
    await rotateKey(inDatabase(store), { now: app.clock.now, from, isSigned: true });
    const first = await keyAt(app, app.clock.now);
    const second = await keyAt(app, from);
    expect(second).not.toEqual(first);
    // Wallets that have met the second key take no answer under the first one.
    expect(await keyAt(app, present)).toEqual(second);
    await rotateKey(inDatabase(store), { now: present, from: present + 5 * MINUTE, isSigned: true });
    expect(await keyAt(app, present)).toEqual(second);
    const third = await keyAt(app, present + 5 * MINUTE);
    expect(await chainOf(app)).toEqual([first, second, third]);
    // Nor does the second one come back when its date has come.
    for (const moment of [from - HOUR, from, from + HOUR]) expect(await keyAt(app, moment)).toEqual(third);
  });

  it('two days ahead signs on through all the time until its date and after it, in every process', async () => {
    const store = await (await database()).open();
    const [app, other] = [await testApp(store, { processes: 0 }), await testApp(store, { processes: 0 })];
    const present = app.clock.now;
    const first = await keyOf(app);
    const from = present + 48 * HOUR + 5 * MINUTE;
    await rotateKey(inDatabase(store), { now: present + 48 * HOUR, from, isSigned: true });
    const second = await keyAt(app, present);
    expect(await chainOf(app)).toEqual([first, second]);
    for (let moment = present; moment < from + 3 * HOUR; moment += HOUR) {
      const hour = `hour ${(moment - present) / HOUR}`;
      expect(await keyAt(app, moment), hour).toEqual(second);
      expect(await keyAt(other, moment - 5 * MINUTE), `${hour}, another process`).toEqual(second);
      expect(await keyAtStart(store, moment), `${hour}, after a start`).toEqual(second);
    }
    // It does not hold up the next rotation either, on the day before its date.
    const eve = from - HOUR;
    await rotateKey(inDatabase(store), { now: eve, from: eve + MINUTE, isSigned: true });
    expect(await keyAt(app, eve)).toEqual(second);
    const third = await keyAt(app, eve + MINUTE);
    expect(await chainOf(app)).toEqual([first, second, third]);
    for (const moment of [from, from + HOUR, present]) expect(await keyAt(app, moment)).toEqual(third);
  });

  it('two days ahead goes on to sign where a backup is restored', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const present = app.clock.now;
    const from = present + 48 * HOUR;
    await rotateKey(inDatabase(store), { now: from, from, isSigned: true });
    const second = await keyAt(app, present);
    const copy = await openSqlite(join(folder(), 'copy.sqlite'));
    ends.push(() => copy.close());
    await copyServer(inDatabase(store), copy);
    expect(await keyAtStart(copy, from - HOUR)).toEqual(second);
  });

  it('an hour ahead waits for its moment, unless another one overtakes it', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const { now } = app.clock;
    const ahead = { now: now + HOUR, from: now + HOUR, isSigned: true };
    await rotateKey(inDatabase(store), ahead);
    const first = await keyAt(app, now);
    const next = { now, from: now + MINUTE, isSigned: true };
    await expect(rotateKey(inDatabase(store), next)).rejects.toThrow(
      `waiting until ${new Date(now + HOUR).toISOString()}`,
    );
    await expect(rotateKey(inDatabase(store), next)).rejects.toThrow('rotate receipts --overtake');
    await rotateKey(inDatabase(store), { ...next, overtakes: true });
    expect(await keyAt(app, now)).toEqual(first);
    const third = await keyAt(app, now + MINUTE);
    const [, second] = (await chainOf(app)) ?? [];
    expect(await chainOf(app)).toEqual([first, second, third]);
    expect(await keyAt(app, now + HOUR)).toEqual(third);
  });

  it('a year ahead after a theft counts at once, and another one can follow it', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const { now } = app.clock;
    await rotateKey(inDatabase(store), { now: now + YEAR, from: now + YEAR, isSigned: false });
    await app.parts.secrets.reread();
    const second = await keyOf(app);
    expect((await readGenerations(inDatabase(store))).keys).toHaveLength(2);
    await rotateKey(inDatabase(store), { now, from: now, isSigned: true });
    expect(await chainOf(app)).not.toContainEqual(second);
    const third = await keyAt(app, now);
    expect(await chainOf(app)).toEqual([second, third]);
  });
});

describeStores('A receipt key that waits', (database) => {
  const rotated = async () => {
    const store = await (await database()).open();
    const [app, other] = [await testApp(store, { processes: 0 }), await testApp(store, { processes: 0 })];
    const { now } = app.clock;
    const first = await keyOf(app);
    await rotateKey(inDatabase(store), { now, from: now + 5 * MINUTE, isSigned: true });
    return { store, app, other, now, first };
  };

  it('and begins in a process whose clock is two days behind signs on there once the clock is right, and in the others', async () => {
    const { store, app: late, other, now, first } = await rotated();
    expect(await keyAt(other, now)).toEqual(first);
    const second = await keyAt(late, now - 48 * HOUR);
    expect(await chainOf(late)).toEqual([first, second]);
    for (const moment of [now, now + MINUTE, now - HOUR, now + HOUR]) {
      for (const app of [late, other]) expect(await keyAt(app, moment)).toEqual(second);
      expect(await keyAtStart(store, moment)).toEqual(second);
    }
    await rotateKey(inDatabase(store), { now, from: now + MINUTE, isSigned: true });
    expect(await keyAt(other, now)).toEqual(second);
  });

  it('begins in every process when it has begun in one, and ends no wait of the next one', async () => {
    const { store, app, other, now, first } = await rotated();
    expect(await keyAt(other, now + 5 * MINUTE - 1)).toEqual(first);
    const second = await keyAt(app, now + 5 * MINUTE);
    expect(await keyAt(other, now)).toEqual(second);
    await rotateKey(inDatabase(store), { now: now + HOUR, from: now + 2 * HOUR, isSigned: true });
    for (const each of [app, other]) expect(await keyAt(each, now)).toEqual(second);
    expect(await keyAtStart(store, now)).toEqual(second);
    expect(await keyAt(app, now + 2 * HOUR)).not.toEqual(second);
  });

  it('does not sign before it is written down that it has begun', async () => {
    const { store, now, first } = await rotated();
    const full: Store = { ...store, run: () => Promise.reject(new Error('full')) };
    const app = await testApp(full, { processes: 0 });
    await expect(keyAt(app, now + HOUR)).rejects.toThrow('full');
    expect(await keyOf(app)).toEqual(first);
    expect((await readGenerations(inDatabase(store))).begun).toBe(0);
    full.run = store.run;
    expect(await keyAt(app, now + HOUR)).not.toEqual(first);
    expect((await readGenerations(inDatabase(store))).begun).toBe(2);
  });
});

describeStores('An OPAQUE setup that was made with a clock a year ahead', (database) => {
  it('keeps no earlier one for ever: another setup, and an hour later the earlier ones can be dropped', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const { now } = app.clock;
    await rotateSetup(inDatabase(store), now + YEAR);
    await app.parts.secrets.reread();
    const late = { ...app, ask: app.ask.bind(app) };
    late.ask = async (method, path, options) => {
      if (path.endsWith('register/finish')) {
        await rotateSetup(inDatabase(store), app.clock.now);
        await app.parts.secrets.reread();
        app.clock.now += HOUR;
      }
      return app.ask(method, path, options);
    };
    expect(await dropSetups(inDatabase(store), now + HOUR)).toEqual([]);
    expect((await register(late, 'ada', 'correct')).status).toBe(400);
    expect(await dropSetups(inDatabase(store), app.clock.now)).toEqual([1, 2]);
    expect((await register(app, 'ada', 'correct')).status).toBe(204);
  });
});

/** A process whose clock is ahead. */
const ahead = (ms: number): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${ms};`)}`,
});

it('the command says what to do, and the server starts with the key that the command shows', async () => {
  const place = folder();
  const first = await startServer(place);
  ends.push(() => first.end('SIGKILL'));
  await first.end('SIGTERM');
  expect(await runCommand('admin rotate', place, ['receipts'], ahead(HOUR))).toMatchObject({ code: 0 });
  const refused = await runCommand('admin rotate', place, ['receipts']);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/^Receipt key 2 is waiting until .* rotate receipts --overtake\.\n$/);
  expect((await runCommand('admin rotate', place, ['opaque', '--overtake'])).code).toBe(2);
  const mended = await runCommand('admin rotate', place, ['receipts', '--overtake', '--minutes', '0']);
  expect(mended.output).toMatch(/^Receipt key 2, .*, waits\nReceipt key 3, .*, signs now$/m);
  expect(await runCommand('admin rotate', place, ['receipts'], ahead(YEAR))).toMatchObject({ code: 0 });
  const shown = await runCommand('admin rotate', place, ['show']);
  const last = await startServer(place);
  ends.push(() => last.end('SIGKILL'));
  expect(shown.output).toMatch(new RegExp(`^Receipt key 4, .*: ${last.fingerprint}, signs now$`, 'm'));
  expect(await runCommand('admin rotate', place, ['receipts'])).toMatchObject({ code: 0 });
  expect(await last.end('SIGTERM')).toBe(0);
});
