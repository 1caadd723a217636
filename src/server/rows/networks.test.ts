/** A stranger who guesses a name's password blocks the name for one network only: the owner logs in from any other, also on a new computer. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { networkName } from '../http/rate-limit.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { FREE_GUESSES, LOCKOUTS, MAX_LOCKOUT } from './lockout.ts';
import { createNameGuesses, MAX_PER_DAY, sweepNameGuesses } from './name-guesses.ts';
import { guessOf, logIn, register } from './testing/people.ts';

const DAY = 24 * 60 * 60 * 1000;
const AT_ONCE = FREE_GUESSES + 1;
const HOME = '2001:db8:1::5';

const guess = async ({ ask }: TestApp, name: string, address: string): Promise<number> =>
  (await ask('POST', '/v1/id/opaque/login/start', { body: (await guessOf(name)).body, address })).status;

describeStores('Guesses from elsewhere', (database) => {
  it('never keep the owner from a new computer, though they go on for months', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const stranger = '198.51.100.7';
    for (let at = 0; at < AT_ONCE; at++) expect(await guess(app, 'ada', stranger)).toBe(200);
    for (const pause of [...LOCKOUTS, MAX_LOCKOUT, MAX_LOCKOUT]) {
      expect(await guess(app, 'ada', stranger)).toBe(429);
      expect((await logIn(app, 'ada', 'correct', null, HOME)).kind).toBe('in');
      app.clock.now += pause;
      expect(await guess(app, 'ada', stranger)).toBe(200);
    }
    // What the owner did gives the stranger nothing back.
    expect(await guess(app, 'ada', stranger)).toBe(429);
  });

  it('of one network are counted together, whatever addresses it uses', async () => {
    const app = await testApp(await (await database()).open());
    for (const network of [(at: number) => `198.51.100.${at}`, (at: number) => `2001:db8:7:${at}::${at}`]) {
      const statuses = [];
      for (let at = 1; at <= AT_ONCE + 3; at++) statuses.push(await guess(app, 'ada', network(at)));
      expect(statuses).toEqual([...Array(AT_ONCE).fill(200), 429, 429, 429]);
    }
  });
});

describeStores('All guesses at a name', (database) => {
  it('of many networks at once and of two processes are no more than the day has; the next day there are as many', async () => {
    const place = await database();
    const clock = { now: 100 * DAY };
    const most = 12;
    const name = randomBytes(32);
    const [one, two] = [await place.open(), await place.open()].map((store) =>
      createNameGuesses({ store, now: () => clock.now }, most),
    );
    const rush = async () => {
      const taken = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : two)?.take(name)));
      return taken.filter((taking) => taking?.kind === 'taken').length;
    };
    expect(await rush()).toBe(most);
    clock.now += DAY / 2;
    expect(await one?.take(name)).toEqual({ kind: 'shut', retryAfter: DAY / 2 / 1000 });
    await one?.giveBack(name);
    expect((await two?.take(name))?.kind).toBe('taken');
    clock.now += DAY / 2;
    expect(await rush()).toBe(most);
  });

  it('are never shut by a clock that ran ahead, and old ones are swept', async () => {
    const store = await (await database()).open();
    const clock = { now: 100 * DAY };
    const guesses = createNameGuesses({ store, now: () => clock.now }, 1);
    const name = randomBytes(32);
    clock.now += 400 * DAY;
    expect((await guesses.take(name)).kind).toBe('taken');
    expect((await guesses.take(name)).kind).toBe('shut');
    clock.now -= 400 * DAY;
    expect((await guesses.take(name)).kind).toBe('taken');
    expect((await guesses.take(name)).kind).toBe('shut');
    clock.now += 3 * DAY;
    expect(await sweepNameGuesses(store, clock.now)).toBe(1);
  });

  it('end for a name that is there and one that is not alike, and not for whoever has a ticket', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const login = await logIn(app, 'ada', 'correct', null, HOME);
    if (login.kind !== 'in') throw new Error(login.kind);
    for (const name of ['ada', 'nobody']) {
      await guess(app, name, '203.0.113.1');
      const { store } = app;
      await store.run('UPDATE name_guesses SET guesses = ?', MAX_PER_DAY);
      const { body } = await guessOf(name);
      const response = await app.ask('POST', '/v1/id/opaque/login/start', { body, address: '203.0.113.77' });
      const { error } = await response.json();
      expect([response.status, error.code]).toEqual([429, 'too-many']);
      expect(error.retryAfter).toBeLessThanOrEqual(DAY / 1000);
    }
    expect((await logIn(app, 'ada', 'correct', login.ticket, HOME)).kind).toBe('in');
  });
});

it('a network is a /24 of IPv4 and a /48 of IPv6, and anything that is written as an address has one', () => {
  expect(networkName('192.0.2.77:1234')).toBe('192.0.2');
  expect(networkName('::ffff:192.0.2.77')).toBe('192.0.2');
  expect(networkName('[2001:db8:0:1::1]:443')).toBe('2001:db8:0');
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(networkName(address)).toBe(address.replace(/\.\d+$/, ''));
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
      const written = groups.map((group) => group.toString(16));
      expect(networkName(written.join(':'))).toBe(written.slice(0, 3).join(':'));
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof networkName(text)).toBe('string');
    }),
  );
});
