/** Rotations made while a clock was ahead: once it is right, the server goes on with one key, and its operator can rotate again. */
import { expect, it } from 'vitest';
import { keysOfSuccession } from '../keys/succession.ts';
import { fromBase64Url } from '../lib/bytes.ts';
import { dropSetups, readGenerations, rotateKey, rotateSetup } from './rotation.ts';
import { register } from './rows/testing/people.ts';
import type { Store } from './store/store.ts';
import { TEST_ORIGIN, type TestApp, testApp } from './testing/app.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, startServer } from './testing/process.ts';
import { describeStores } from './testing/stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

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

describeStores('A receipt key that was made with a clock', (database) => {
  it('a year ahead signs on once the clock is right, and another one can follow it', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const present = app.clock.now;
    app.clock.now += YEAR;
    const from = app.clock.now + 5 * MINUTE;
    await rotateKey(inDatabase(store), { now: app.clock.now, from, isSigned: true });
    await app.parts.secrets.reread();
    const first = await keyOf(app);
    app.clock.now = from;
    const second = await keyOf(app);
    expect(second).not.toEqual(first);
    // Wallets that have met the second key take no answer under the first one.
    app.clock.now = present;
    expect(await keyOf(app)).toEqual(second);
    await rotateKey(inDatabase(store), { now: present, from: present + 5 * MINUTE, isSigned: true });
    await app.parts.secrets.reread();
    expect(await keyOf(app)).toEqual(second);
    app.clock.now = present + 5 * MINUTE;
    const third = await keyOf(app);
    expect(await chainOf(app)).toEqual([first, second, third]);
    // Nor does the second one come back when its date has come.
    for (const moment of [from - HOUR, from, from + HOUR]) {
      app.clock.now = moment;
      expect(await keyOf(app)).toEqual(third);
    }
  });

  it('an hour ahead waits for its moment, unless another one overtakes it', async () => {
    const store = await (await database()).open();
    const app = await testApp(store, { processes: 0 });
    const { now } = app.clock;
    const ahead = { now: now + HOUR, from: now + HOUR, isSigned: true };
    await rotateKey(inDatabase(store), ahead);
    await app.parts.secrets.reread();
    const first = await keyOf(app);
    const next = { now, from: now + MINUTE, isSigned: true };
    await expect(rotateKey(inDatabase(store), next)).rejects.toThrow(
      `waiting until ${new Date(now + HOUR).toISOString()}`,
    );
    await expect(rotateKey(inDatabase(store), next)).rejects.toThrow('rotate receipts --overtake');
    await rotateKey(inDatabase(store), { ...next, overtakes: true });
    await app.parts.secrets.reread();
    expect(await keyOf(app)).toEqual(first);
    app.clock.now += MINUTE;
    const third = await keyOf(app);
    const [, second] = (await chainOf(app)) ?? [];
    expect(await chainOf(app)).toEqual([first, second, third]);
    app.clock.now = now + HOUR;
    expect(await keyOf(app)).toEqual(third);
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
    await app.parts.secrets.reread();
    expect(await chainOf(app)).toEqual([second, await keyOf(app)]);
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

const { ends, folder } = createPlaces('rotation-clock');

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
