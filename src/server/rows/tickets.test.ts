/** Who logged in before is not kept out by strangers who guess at its name; and a ticket gives nobody a guess that it should not have. */
import { expect, it } from 'vitest';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { FREE_GUESSES, LOCKOUTS, MAX_LOCKOUT } from './lockout.ts';
import { guessOf, type Login, logIn, register } from './testing/people.ts';

const AT_ONCE = FREE_GUESSES + 1;

/** Guesses like a stranger until the name, or the ticket, is shut. How many were answered. */
async function exhaust(app: TestApp, name: string, ticket: string | null = null): Promise<number> {
  for (let answered = 0; ; answered++) {
    if ((await logIn(app, name, 'a guess', ticket)).kind === 'too-many') return answered;
    expect(answered).toBeLessThan(AT_ONCE);
  }
}

function ticketOf(login: Login): string {
  if (login.kind !== 'in') throw new Error(`Not in: ${login.kind}`);
  return login.ticket;
}

describeStores('A ticket', (database) => {
  it('lets its holder in whenever it comes, though a stranger keeps the name shut', async () => {
    const place = await database();
    const app = await testApp(await place.open());
    const other = await testApp(await place.open());
    await register(app, 'ada', 'correct');
    let ticket = ticketOf(await logIn(app, 'ada', 'correct'));
    expect(await exhaust(app, 'ada')).toBe(AT_ONCE);
    for (const pause of [...LOCKOUTS, MAX_LOCKOUT, MAX_LOCKOUT]) {
      expect((await logIn(app, 'ada', 'correct')).kind).toBe('too-many');
      ticket = ticketOf(await logIn(other, 'ada', 'correct', ticket));
      app.clock.now += pause;
      other.clock.now = app.clock.now;
      expect((await logIn(app, 'ada', 'a guess')).kind).toBe('wrong');
    }
    // What its holder does gives the stranger nothing back.
    expect((await logIn(app, 'ada', 'a guess')).kind).toBe('too-many');
  });

  it('that was stolen is good for as many guesses as a name, and no more', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const ticket = ticketOf(await logIn(app, 'ada', 'correct'));
    const answers = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { body } = await guessOf('ada', 'a guess', ticket);
        return (await app.ask('POST', '/v1/id/opaque/login/start', { body })).status;
      }),
    );
    expect(answers.filter((status) => status === 200)).toHaveLength(AT_ONCE);
    expect((await logIn(app, 'ada', 'correct', ticket)).kind).toBe('too-many');
    expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
  });

  it('ends with its password: who knew the old one has no more guesses at the new one', async () => {
    const app = await testApp(await (await database()).open());
    const { token } = await register(app, 'ada', 'correct');
    const old: string[] = [];
    for (let at = 0; at < 3; at++) old.push(ticketOf(await logIn(app, 'ada', 'correct')));
    expect((await register(app, 'ada', 'changed', { replaces: token })).status).toBe(204);
    expect(await exhaust(app, 'ada')).toBe(AT_ONCE);
    for (const ticket of old) expect((await logIn(app, 'ada', 'a guess', ticket)).kind).toBe('too-many');
  });

  it('that does not hold, or is of another name, is none: for a name that is there and for one that is not', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    await register(app, 'bert', 'correct');
    const bert = ticketOf(await logIn(app, 'bert', 'correct'));
    const changed = fromBase64Url(bert);
    changed[31] = (changed[31] ?? 0) ^ 1;
    for (const name of ['ada', 'nobody']) {
      const tickets = [bert, toBase64Url(changed), toBase64Url(randomBytes(32)), toBase64Url(new Uint8Array(32))];
      for (let at = 0; at < AT_ONCE; at++)
        expect((await logIn(app, name, 'a guess', tickets[at % tickets.length])).kind).toBe('wrong');
      for (const ticket of [...tickets, null]) {
        const { body } = await guessOf(name, 'a guess', ticket);
        const response = await app.ask('POST', '/v1/id/opaque/login/start', { body });
        const { error } = await response.json();
        expect([response.status, error.code, error.retryAfter]).toEqual([429, 'too-many', 60]);
      }
    }
    expect(await exhaust(app, 'bert', toBase64Url(changed))).toBe(AT_ONCE);
    expect((await logIn(app, 'bert', 'correct', bert)).kind).toBe('in');
  });
});
