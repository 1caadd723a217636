/** A stranger who guesses for a long time: from the owner's own network, and from two networks. The owner comes in whenever they like. */
import { expect, it } from 'vitest';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { FREE_GUESSES, LOCKOUTS, MAX_LOCKOUT } from './lockout.ts';
import { guessOf, logIn, register } from './testing/people.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Days between two logins of the owner. */
const OFTEN = 20;
const HOME = '2001:db8:1::5';

interface Guess {
  status: number;
  retryAfter: number;
}

async function guess({ ask }: TestApp, body: object, address: string): Promise<Guess> {
  const response = await ask('POST', '/v1/id/opaque/login/start', { body, address });
  const { error } = await response.json();
  return { status: response.status, retryAfter: error?.retryAfter ?? 0 };
}

/** Guesses from addresses whenever a pause ends. @param often called every twenty days */
async function guessFor(
  days: number,
  app: TestApp,
  addresses: readonly string[],
  often: () => Promise<void>,
): Promise<number> {
  const end = app.clock.now + days * DAY;
  const { body } = await guessOf('ada');
  let answered = 0;
  let next = app.clock.now;
  while (app.clock.now < end) {
    const guesses = [];
    for (const address of addresses) guesses.push(await guess(app, body, address));
    answered += guesses.filter(({ status }) => status === 200).length;
    if (app.clock.now >= next) {
      await often();
      next += OFTEN * DAY;
    }
    app.clock.now += Math.min(...guesses.map(({ retryAfter }) => retryAfter)) * 1000;
  }
  return answered;
}

/** Guesses of one network: the free ones, one after each pause that grows, and one a day. */
const mostIn = (days: number): number => FREE_GUESSES + 1 + LOCKOUTS.length + (days * DAY) / MAX_LOCKOUT;

describeStores('Guesses whenever a pause ends', (database) => {
  it('from the network of the owner, for a year, do not keep out a computer with a ticket of an earlier login', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const first = await logIn(app, 'ada', 'correct', null, HOME);
    if (first.kind !== 'in') throw new Error(first.kind);
    let { ticket } = first;
    let logins = 0;
    const answered = await guessFor(365, app, [HOME], async () => {
      const login = await logIn(app, 'ada', 'correct', ticket, HOME);
      if (login.kind !== 'in') throw new Error(`${login.kind} on day ${logins * OFTEN}`);
      ticket = login.ticket;
      logins++;
    });
    expect(logins).toBeGreaterThan(365 / OFTEN - 1);
    expect(answered).toBeLessThanOrEqual(mostIn(365));
    // What the owner did opened nothing to the stranger, who has shut the door to every new computer of this network alone.
    expect((await logIn(app, 'ada', 'correct', null, HOME)).kind).not.toBe('wrong');
  });

  it('from two networks, for months, are those of two networks, and let new computers in from any third', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    let logins = 0;
    const answered = await guessFor(100, app, ['198.51.100.7', '203.0.113.7'], async () => {
      expect((await logIn(app, 'ada', 'correct', null, HOME)).kind).toBe('in');
      logins++;
    });
    expect(logins).toBeGreaterThan(100 / OFTEN - 1);
    expect(answered).toBeGreaterThan(mostIn(100));
    expect(answered).toBeLessThanOrEqual(2 * mostIn(100));
  });
});
