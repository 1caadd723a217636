/** A clock that was wrong for a while: once it is right again, nobody is shut out, and nothing is open that was over. */
import { expect, it } from 'vitest';
import { DEFAULT_DELAY } from '../keys/log/append.ts';
import { randomBytes } from '../lib/bytes.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import { FREE_GUESSES, MAX_LOCKOUT } from './rows/lockout.ts';
import { logIn, register } from './rows/testing/people.ts';
import type { Store } from './store/store.ts';
import { createSweeper, sweep } from './sweep.ts';
import { testApp } from './testing/app.ts';
import { author, beginAt, newIdentity, openSession, read, writeEntry } from './testing/identity.ts';
import { describeStores } from './testing/stores.ts';

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365 * DAY;

describeStores('A clock that was a year ahead', (database) => {
  it('shuts no name once it is right again', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const present = app.clock.now;
    app.clock.now += YEAR;
    for (let at = 0; at <= FREE_GUESSES; at++) expect((await logIn(app, 'ada', 'wrong')).kind).toBe('wrong');
    expect((await logIn(app, 'ada', 'wrong')).kind).toBe('too-many');
    await sweep(app.parts);
    app.clock.now = present;
    expect((await logIn(app, 'ada', 'wrong')).kind).toBe('wrong');
    // The failures still count, and no pause is longer than the longest one.
    const shut = await logIn(app, 'ada', 'correct');
    expect(shut.kind).toBe('too-many');
    app.clock.now += MAX_LOCKOUT;
    expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
  });

  it('tells nobody to wait longer than the longest pause, and forgets no failure', async () => {
    const app = await testApp(await (await database()).open());
    for (let at = 0; at <= FREE_GUESSES + 8; at++) {
      await logIn(app, 'ada', 'wrong');
      app.clock.now += DAY;
    }
    await logIn(app, 'ada', 'wrong');
    app.clock.now -= 5 * 60 * 1000;
    expect(await logIn(app, 'ada', 'wrong')).toEqual({ kind: 'too-many', retryAfter: MAX_LOCKOUT / 1000 });
  });

  it('leaves no session, challenge or mail that lasts', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const identity = newIdentity();
    await beginAt(app, identity);
    const seed = identity.first.signingSeed;
    const present = app.clock.now;
    app.clock.now += YEAR;
    const session = await openSession(app, identity, seed);
    expect(session.status).toBe(200);
    const mailbox = createMailbox(app.parts, 1);
    const box = randomBytes(32);
    expect(await mailbox.put(box, 'invite', randomBytes(10))).toBe('kept');
    app.clock.now += DAY;
    await sweep(app.parts);
    expect(await mailbox.put(randomBytes(32), 'invite', randomBytes(10))).toBe('kept');
    expect(await mailbox.put(randomBytes(32), 'invite', randomBytes(10))).toBe('kept');
    app.clock.now += 2000;
    expect(await mailbox.put(randomBytes(32), 'invite', randomBytes(10))).toBe('full');
    app.clock.now = present;
    expect((await read(app, identity, 'head', session.body.token)).status).toBe(401);
    expect((await openSession(app, identity, seed, session.challenge)).status).toBe(403);
    expect(await mailbox.put(box, 'invite', randomBytes(10))).toBe('kept');
    await sweep(app.parts);
    expect(await store.all('SELECT 1 AS there FROM identity_tokens')).toEqual([]);
    expect((await openSession(app, identity, seed)).status).toBe(200);
  });
});

describeStores('A clock that was wrong', (database) => {
  it('ahead by a year ends no wait: an identity is deleted when its time has come by the right clock', async () => {
    const app = await testApp(await (await database()).open());
    const identity = newIdentity();
    await beginAt(app, identity);
    const seed = identity.first.signingSeed;
    const isServed = async () => (await openSession(app, identity, seed)).status === 200;
    await writeEntry(app, identity, { kind: 'identity-delete' }, [author(identity.first)]);
    const { pass, steady } = timeOf(app);
    const sweeping = createSweeper(app.parts, steady);
    const present = app.clock.now;
    app.clock.now += YEAR;
    expect(await isServed()).toBe(false);
    await sweeping();
    app.clock.now = present;
    await sweeping();
    expect(await isServed()).toBe(true);
    pass(DEFAULT_DELAY - 1);
    expect(await isServed()).toBe(true);
    pass(1);
    expect(await isServed()).toBe(false);
  });

  it('back by a year shuts nobody out: whoever is known by a key or a password comes in', async () => {
    const app = await testApp(await (await database()).open(), { rate: { perSecond: 10, burst: 100 } });
    const identity = newIdentity();
    await beginAt(app, identity);
    await register(app, 'ada', 'correct');
    const seed = identity.first.signingSeed;
    const before = await openSession(app, identity, seed);
    app.clock.now -= YEAR;
    // Neither token nor challenge of the time ahead counts.
    expect((await read(app, identity, 'head', before.body.token)).status).toBe(401);
    expect((await openSession(app, identity, seed, before.challenge)).status).toBe(403);
    const after = await openSession(app, identity, seed);
    expect((await read(app, identity, 'head', after.body.token)).status).toBe(200);
    expect((await logIn(app, 'ada', 'wrong')).kind).toBe('wrong');
    expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
  });
});

/** Time that passes for both clocks: the one that can be set, and the one that nobody sets. */
function timeOf({ clock }: { clock: { now: number } }) {
  let steady = 0;
  return {
    steady: () => steady,
    pass(ms: number): void {
      clock.now += ms;
      steady += ms;
    },
  };
}

const countersOf = (store: Store) => store.all('SELECT 1 AS there FROM guesses');

describeStores('A clock that jumps', (database) => {
  it('is told to the operator, and what lasts is not cleared away by it for a day', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const { pass, steady } = timeOf(app);
    const sweeping = createSweeper(app.parts, steady);
    const jumps = () => app.lines.filter((line) => line.includes('"clock-jump"'));
    const counters = () => countersOf(store);
    await logIn(app, 'ada', 'wrong');
    pass(2 * DAY);
    await sweeping();
    expect(jumps()).toEqual([]);
    app.clock.now += YEAR;
    await sweeping();
    expect(jumps().map((line) => JSON.parse(line).seconds)).toEqual([YEAR / 1000]);
    expect(await app.parts.metrics.text()).toContain('dramatis_events_total{kind="clock-jumps"} 1');
    expect(await counters()).toHaveLength(1);
    pass(DAY + 1);
    await sweeping();
    expect(await counters()).toHaveLength(0);
  });

  it('a server that restarts every night clears away too; one that comes back a year later waits a day first', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const { pass, steady } = timeOf(app);
    const counters = () => countersOf(store);
    const runFor = async (hours: number): Promise<void> => {
      const sweeping = createSweeper(app.parts, steady);
      for (let hour = 0; hour < hours; hour++) {
        await sweeping();
        pass(DAY / 24);
      }
      await sweeping();
    };
    await logIn(app, 'ada', 'wrong');
    await runFor(1);
    pass(YEAR);
    await runFor(23);
    expect(await counters()).toHaveLength(1);
    pass(10_000);
    await runFor(2);
    expect(await counters()).toHaveLength(0);
  });
});
