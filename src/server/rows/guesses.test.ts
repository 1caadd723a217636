/** How many guesses are answered: by many at a time, over restarts and restores, for names that are there and that are not. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import type { Store } from '../store/store.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { createGuesses, sweepGuesses } from './guesses.ts';
import { FREE_GUESSES, LOCKOUTS, lockoutAfter, QUIET_DAYS } from './lockout.ts';
import { resetGuesses } from './reset-guesses.ts';
import { guessOf, logIn, register } from './testing/people.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Answered at once: the free ones, and the one that shuts. */
const AT_ONCE = FREE_GUESSES + 1;

async function start({ ask }: TestApp, name: string, address = '192.0.2.1'): Promise<number> {
  const { body } = await guessOf(name);
  return (await ask('POST', '/v1/id/opaque/login/start', { body, address })).status;
}

/** Guesses until it is shut. Answers how often, and for how many seconds it is shut. */
async function exhaust(app: TestApp, name: string): Promise<{ answered: number; retryAfter: number }> {
  for (let answered = 0; ; answered++) {
    const login = await logIn(app, name, 'a guess');
    if (login.kind === 'too-many') return { answered, retryAfter: login.retryAfter };
    expect(login.kind).toBe('wrong');
    expect(answered).toBeLessThan(AT_ONCE);
  }
}

describeStores('Guesses', (database) => {
  it('by 200 at a time and two processes: no more are answered than the limit', async () => {
    const place = await database();
    const apps = [await testApp(await place.open()), await testApp(await place.open())];
    await register(apps[0] as TestApp, 'ada', 'correct');
    for (const name of ['ada', 'nobody']) {
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, at) => start(apps[at % 2] as TestApp, name, `192.0.2.${at}`)),
      );
      expect(answers.filter((status) => status === 200)).toHaveLength(AT_ONCE);
      expect(answers.filter((status) => status === 429)).toHaveLength(200 - AT_ONCE);
    }
  });

  it('are followed by pauses that grow to a day and no further, the same for a name that is not there', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const seen: Record<string, number[]> = {};
    for (const name of ['ada', 'nobody']) {
      const begin = app.clock.now;
      const pauses: number[] = [];
      expect((await exhaust(app, name)).answered).toBe(AT_ONCE);
      for (let at = 0; at < LOCKOUTS.length + 2; at++) {
        const { answered, retryAfter } = await exhaust(app, name);
        expect(answered).toBe(0);
        pauses.push(retryAfter);
        app.clock.now += retryAfter * 1000 - 1;
        expect(await start(app, name)).toBe(429);
        app.clock.now += 1;
        expect(await start(app, name)).toBe(200);
      }
      app.clock.now = begin;
      seen[name] = pauses;
    }
    expect(seen.ada).toEqual([...LOCKOUTS, DAY, DAY].map((pause) => pause / 1000));
    expect(seen.nobody).toEqual(seen.ada);
  });

  it('that were right are given back, and nothing else is', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    for (let at = 0; at < 3 * AT_ONCE; at++) expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
    for (let at = 0; at < FREE_GUESSES; at++) expect(await start(app, 'ada')).toBe(200);
    for (let at = 0; at < AT_ONCE; at++) expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
    expect(await exhaust(app, 'ada')).toEqual({ answered: 1, retryAfter: 60 });
    expect(await logIn(app, 'ada', 'correct')).toEqual({ kind: 'too-many', retryAfter: 60 });
  });

  it('are counted over a restart', async () => {
    const place = await database();
    const store = await place.open();
    const app = await testApp(store);
    for (let at = 0; at < 7; at++) expect(await start(app, 'ada')).toBe(200);
    await store.close();
    expect((await exhaust(await testApp(await place.open()), 'ada')).answered).toBe(AT_ONCE - 7);
  });

  it('of before and after a backup are not given again by a restore: one, and then the pauses', async () => {
    const store = await (await database()).open();
    const before = await testApp(store);
    await register(before, 'ada', 'correct');
    for (let at = 0; at < 3; at++) expect(await start(before, 'ada')).toBe(200);
    const backup = await store.all('SELECT * FROM guesses');
    await exhaust(before, 'ada');
    await exhaust(before, 'eve');

    await store.run('DELETE FROM guesses');
    for (const row of backup)
      await store.run(
        'INSERT INTO guesses (name, counter, failures, open_at, day, epoch) VALUES (?, ?, ?, ?, ?, ?)',
        ...['name', 'counter', 'failures', 'open_at', 'day', 'epoch'].map((column) => row[column] ?? null),
      );
    await store.run("UPDATE server_state SET value = value + 1 WHERE name = 'epoch'");

    const after = await testApp(store);
    for (const name of ['ada', 'eve', 'nobody'])
      expect(await exhaust(after, name)).toEqual({ answered: 1, retryAfter: lockoutAfter(AT_ONCE) / 1000 });
    after.clock.now += DAY;
    expect((await logIn(after, 'ada', 'correct')).kind).toBe('in');
    const again = await testApp(store);
    again.clock.now = after.clock.now;
    expect((await exhaust(again, 'eve')).answered).toBe(1);
    again.clock.now += (QUIET_DAYS + 2) * DAY;
    expect((await exhaust(again, 'ada')).answered).toBe(AT_ONCE);
  });

  it('are forgiven by the operator: those of all networks and tickets of one name, also in the month after a restore', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    await register(app, 'ada', 'correct');
    const login = await logIn(app, 'ada', 'correct');
    const ticket = login.kind === 'in' ? login.ticket : null;
    await store.run("UPDATE server_state SET value = value + 1 WHERE name = 'epoch'");
    const after = await testApp(store);
    const guess = async (held: string | null, address: string) => {
      const { body } = await guessOf('ada', 'a guess', held);
      return (await after.ask('POST', '/v1/id/opaque/login/start', { body, address })).status;
    };
    const networks = ['192.0.2.1', '198.51.100.1'];
    for (const address of networks)
      expect([await guess(null, address), await guess(null, address)]).toEqual([200, 429]);
    expect([await guess(ticket, '192.0.2.1'), await guess(ticket, '192.0.2.1')]).toEqual([200, 429]);
    await start(after, 'eve');
    // Two networks, the ticket, and the name's own of this day.
    expect(await resetGuesses(after.parts, 'ADA')).toBe(4);
    for (let at = 0; at < FREE_GUESSES; at++) expect(await guess(ticket, '192.0.2.1')).toBe(200);
    for (const address of networks) expect((await logIn(after, 'ada', 'correct', null, address)).kind).toBe('in');
    expect(await start(after, 'eve')).toBe(429);
    expect(await resetGuesses(after.parts, 'nobody')).toBe(0);
  });

  it('are forgotten after a month of quiet, and the row with them', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    await exhaust(app, 'ada');
    app.clock.now += (QUIET_DAYS - 1) * DAY;
    expect(await sweepGuesses(store, app.clock.now)).toBe(0);
    expect((await exhaust(app, 'ada')).answered).toBe(1);
    app.clock.now += (QUIET_DAYS + 1) * DAY;
    expect((await exhaust(app, 'ada')).answered).toBe(AT_ONCE);
    app.clock.now += (QUIET_DAYS + 1) * DAY;
    expect(await sweepGuesses(store, app.clock.now)).toBe(1);
  });

  it('leave no row of who logs in well', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    await register(app, 'ada', 'correct');
    await logIn(app, 'ada', 'correct');
    expect(await store.all('SELECT * FROM guesses')).toEqual([]);
  });

  it('count as the model says, whatever comes in which order', async () => {
    const store = await (await database()).open();
    const step = fc.oneof(
      { weight: 24, arbitrary: fc.constant({ kind: 'take' as const }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'give-back' as const }) },
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2 * DAY }) }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const, ms: (QUIET_DAYS + 1) * DAY }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        await followsModel(store, steps);
      }),
      { numRuns: 25 },
    );
  });
});

type Step = { kind: 'take' } | { kind: 'give-back' } | { kind: 'wait'; ms: number } | { kind: 'restart' };

/** The rules in plain words of code, against the one statement that the database decides by. */
async function followsModel(store: Store, steps: readonly Step[]): Promise<void> {
  let now = 1_800_000_000_000;
  const account = randomBytes(32);
  const model = { failures: 0, openAt: 0, day: 0 };
  const open = () => createGuesses({ store, epoch: 1, now: () => now });
  let guesses = open();
  const taken: number[] = [];
  for (const step of steps)
    if (step.kind === 'wait') now += step.ms;
    else if (step.kind === 'restart') guesses = open();
    else if (step.kind === 'give-back') {
      const last = taken.pop();
      if (last === undefined) continue;
      await guesses.giveBack(account, last);
      if (model.failures === 0) continue;
      if (model.failures === last) model.openAt = 0;
      model.failures--;
    } else {
      const taking = await guesses.take(account);
      if (now < model.openAt) {
        const retryAfter = Math.max(1, Math.ceil((model.openAt - now) / 1000));
        expect(taking).toEqual({ kind: 'shut', retryAfter });
        expect(retryAfter).toBeLessThanOrEqual(DAY / 1000);
        continue;
      }
      const today = Math.floor(now / DAY);
      if (model.day < today - QUIET_DAYS) model.failures = 0;
      model.failures++;
      model.openAt = now + lockoutAfter(model.failures);
      model.day = today;
      expect(taking).toEqual({ kind: 'taken', taken: model.failures });
      taken.push(model.failures);
    }
}
