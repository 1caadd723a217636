/** Logging in by an account name, with the real client of OPAQUE: who gets a salt, once, and who does not. */
import { expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { account, controlName, guessOf, logIn, random, register, wrongFinish } from './testing/people.ts';

describeStores('A login by name', (database) => {
  it('gives the salt to who knows the password, however the name is spelled', async () => {
    const app = await testApp(await (await database()).open());
    const { salt, status } = await register(app, 'Ada Straße', 'correct');
    expect(status).toBe(204);
    for (const name of ['Ada Straße', '  ADA STRASSE ', 'ada strasse', 'Ａda Straße'])
      expect(await logIn(app, name, 'correct')).toMatchObject({ kind: 'in', salt });
    expect(await logIn(app, 'Ada Straße', 'wrong')).toEqual({ kind: 'wrong' });
    expect(await logIn(app, 'Ada', 'correct')).toEqual({ kind: 'wrong' });
  });

  it('works after a restart and by another process on the same database', async () => {
    const place = await database();
    const [one, two] = [await testApp(await place.open()), await testApp(await place.open())];
    const { salt } = await register(one, 'ada', 'correct');
    expect(await logIn(two, 'ada', 'correct')).toMatchObject({ kind: 'in', salt });
    const { body } = await guessOf('ada');
    const { login } = await (await one.ask('POST', '/v1/id/opaque/login/start', { body })).json();
    const finish = { login, finish: wrongFinish() };
    expect((await two.ask('POST', '/v1/id/opaque/login/finish', { body: finish })).status).toBe(403);
  });

  it('is finished once, and not after two minutes', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const login = await logIn(app, 'ada', 'correct');
    if (login.kind !== 'in') throw new Error('No login.');
    const again = await app.ask('POST', '/v1/id/opaque/login/finish', { body: login.finish });
    expect(again.status).toBe(403);

    const late = { ...app, ask: app.ask.bind(app) };
    late.ask = (method, path, options) => {
      if (path.endsWith('login/finish')) app.clock.now += 2 * 60 * 1000;
      return app.ask(method, path, options);
    };
    expect((await logIn(late, 'ada', 'correct')).kind).toBe('refused');
    expect((await logIn(app, 'ada', 'correct')).kind).toBe('in');
  });

  it('of one start is finished by one of many', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const statuses: number[] = [];
    const many = { ...app, ask: app.ask.bind(app) };
    many.ask = async (method, path, options) => {
      if (!path.endsWith('login/finish')) return app.ask(method, path, options);
      const answers = await Promise.all(Array.from({ length: 20 }, () => app.ask(method, path, options)));
      statuses.push(...answers.map(({ status }) => status));
      return answers.find(({ status }) => status === 200) ?? (answers[0] as Response);
    };
    expect((await logIn(many, 'ada', 'correct')).kind).toBe('in');
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(19);
  });

  it('of one name does not finish that of another', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    await register(app, 'eve', 'hers');
    const { body } = await guessOf('ada');
    const { login } = await (await app.ask('POST', '/v1/id/opaque/login/start', { body })).json();
    const swapped = { ...app, ask: app.ask.bind(app) };
    swapped.ask = (method, path, options) =>
      path.endsWith('login/finish')
        ? app.ask(method, path, { ...options, body: { ...(options?.body as object), login } })
        : app.ask(method, path, options);
    expect((await logIn(swapped, 'eve', 'hers')).kind).toBe('refused');
  });

  it('is refused while the row is frozen, also to one that has started', async () => {
    const app = await testApp(await (await database()).open());
    const { token, salt } = await register(app, 'ada', 'correct');
    expect(await controlName(app, 'ada', randomBytes(32), 'freeze')).toBe(204);
    expect(await logIn(app, 'ada', 'correct')).toMatchObject({ kind: 'in', salt });
    const between = { ...app, ask: app.ask.bind(app) };
    between.ask = async (method, path, options) => {
      if (path.endsWith('login/finish')) expect(await controlName(app, 'ada', token, 'freeze')).toBe(204);
      return app.ask(method, path, options);
    };
    expect((await logIn(between, 'ada', 'correct')).kind).toBe('refused');
    expect((await logIn(app, 'ada', 'correct')).kind).toBe('wrong');
    expect(await controlName(app, 'ada', token, 'unfreeze')).toBe(204);
    expect(await logIn(app, 'ada', 'correct')).toMatchObject({ kind: 'in', salt });
  });
});

describeStores('A name', (database) => {
  it('is taken once; the same request again is well', async () => {
    const app = await testApp(await (await database()).open());
    const { salt, body } = await register(app, 'ada', 'correct');
    expect((await app.ask('POST', '/v1/id/opaque/register/finish', { body })).status).toBe(204);
    expect((await register(app, ' ADA', 'hers')).status).toBe(409);
    expect((await register(app, 'ada', 'hers', { replaces: randomBytes(32) })).status).toBe(409);
    expect(await logIn(app, 'ada', 'correct')).toMatchObject({ kind: 'in', salt });
  });

  it('gets a new password by the token of its row, which then is another', async () => {
    const app = await testApp(await (await database()).open());
    const first = await register(app, 'ada', 'old');
    const second = await register(app, 'ada', 'new', { replaces: first.token });
    expect(second.status).toBe(204);
    expect((await app.ask('POST', '/v1/id/opaque/register/finish', { body: second.body })).status).toBe(204);
    expect((await logIn(app, 'ada', 'old')).kind).toBe('wrong');
    expect(await logIn(app, 'ada', 'new')).toMatchObject({ kind: 'in', salt: second.salt });
    expect((await register(app, 'ada', 'again', { replaces: first.token })).status).toBe(409);
    expect(await controlName(app, 'ada', first.token, 'remove')).toBe(204);
    expect((await logIn(app, 'ada', 'new')).kind).toBe('in');
    expect(await controlName(app, 'ada', second.token, 'remove')).toBe(204);
    expect((await logIn(app, 'ada', 'new')).kind).toBe('wrong');
    expect((await register(app, 'ada', 'hers')).status).toBe(204);
  });

  it('is claimed by one of many at a time', async () => {
    const app = await testApp(await (await database()).open());
    const claims = await Promise.all(Array.from({ length: 10 }, (_, at) => register(app, 'ada', `password ${at}`)));
    expect(claims.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(409)]);
    const winner = claims.findIndex(({ status }) => status === 204);
    expect(await logIn(app, 'ada', `password ${winner}`)).toMatchObject({ kind: 'in', salt: claims[winner]?.salt });
  });

  it('has another OPRF key in each registration: registering answers no guess at the password', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const { body } = await guessOf('ada', 'correct');
    const request = (await import('@serenity-kit/opaque')).client.startRegistration({ password: 'x' });
    const start = async (): Promise<{ registration: string; response: string }> => {
      const claim = { account: account('ada'), request: request.registrationRequest };
      return (await app.ask('POST', '/v1/id/opaque/register/start', { body: claim })).json();
    };
    const [one, two] = [await start(), await start()];
    expect(one.registration).not.toBe(two.registration);
    // The evaluated element: 32 bytes, 42 whole letters.
    expect(one.response.slice(0, 42)).not.toBe(two.response.slice(0, 42));
    const evaluated = async (): Promise<string> =>
      (await (await app.ask('POST', '/v1/id/opaque/login/start', { body })).json()).response.slice(0, 42);
    expect(await evaluated()).toBe(await evaluated());
  });

  it('is in no table, and a record that is none is refused', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const { body } = await register(app, 'ada-marker', 'correct');
    await guessOf('ada-marker').then((guess) => app.ask('POST', '/v1/id/opaque/login/start', guess));
    for (const table of ['opaque_rows', 'guesses', 'opaque_logins']) {
      const rows = await store.all(`SELECT * FROM ${table}`);
      expect(rows).toHaveLength(1);
      const textOf = (value: unknown): string =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
      const bytes = rows.flatMap((row) => Object.values(row).map(textOf));
      expect(bytes.join('\n')).not.toMatch(/ada-marker/i);
    }
    for (const record of ['A'.repeat(256), random(), 'A'])
      expect(
        (await app.ask('POST', '/v1/id/opaque/register/finish', { body: { ...body, account: account('eve'), record } }))
          .status,
      ).toBe(400);
  });
});
