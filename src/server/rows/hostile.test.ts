/** What nobody well-meaning sends: each answer is a typed error, and what is stored stays as it was. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { toBase64Url } from '../../lib/bytes.ts';
import { errorSchema } from '../../messaging/key-server/errors.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import {
  blobBody,
  guessOf,
  keyRow,
  keyRowBody,
  logIn,
  loginBody,
  openKeyRow,
  putKeyRow,
  random,
  register,
} from './testing/people.ts';

interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** A well-formed request to every route that takes a body. */
async function samples(app: TestApp): Promise<Sent[]> {
  const row = keyRow();
  await putKeyRow(app, row);
  const { body: registered } = await register(app, 'ada', 'correct');
  const guess = (await guessOf('ada')).body as Record<string, unknown>;
  const post = (path: string, body: object): Sent => ({ method: 'POST', path, body: { ...body } });
  const act = { token: random(), act: 'freeze' };
  return [
    { method: 'PUT', path: `/v1/id/rows/${random()}`, body: { salt: random(), control: random() } },
    post(`/v1/id/rows/${random()}/control`, act),
    post('/v1/id/opaque/register/start', { account: guess.account, request: guess.request }),
    post('/v1/id/opaque/register/finish', registered),
    post('/v1/id/opaque/login/start', guess),
    post('/v1/id/opaque/login/finish', { login: random(), finish: toBase64Url(new Uint8Array(64)) }),
    post('/v1/id/opaque/control', { account: guess.account, ...act }),
    post('/v1/oidc/start', { issuer: 'none' }),
    post('/v1/oidc/finish', {
      issuer: 'none',
      challenge: random(),
      code: 'code',
      verifier: random(),
      redirectUri: `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/oidc/keys.example`,
      publicKey: random(),
    }),
    post(`/v1/oidc/rows/${random()}/control`, act),
    { method: 'PUT', path: `/v1/key/rows/${row.number}`, body: keyRowBody(row) },
    post('/v1/key/challenge', { number: row.number }),
    post('/v1/key/session', await loginBody(app, row)),
    post(`/v1/key/rows/${row.number}/blob`, blobBody(row, 2, row.blob)),
    post(`/v1/key/rows/${row.number}/control`, act),
    { method: 'PUT', path: `/v1/mailbox/${random()}/invite`, body: { mail: random() } },
  ];
}

/** Refused with an error of the protocol, and never by accident. */
async function isRefused(response: Response): Promise<void> {
  const { error } = v.parse(errorSchema, await response.json());
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(error.message).not.toMatch(/rror:|at .*\.ts|SELECT|INSERT/);
}

const wrong = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    '',
    [],
    {},
    'A',
    '=',
    '🦉',
    "'; DROP TABLE id_rows; --",
    'A'.repeat(5000),
  ),
  fc.jsonValue(),
);

describeStores('Hostile', (database) => {
  it('refuses a name that is no text, and notes no failure of its own', async () => {
    const app = await testApp(await (await database()).open());
    const guess = (await guessOf('ada')).body;
    for (const name of ['\ud800', 'a\udc00b', '\udc00\ud800'])
      for (const path of ['login/start', 'register/start']) {
        const body = { ...guess, account: { kind: 'name', name } };
        expect((await app.ask('POST', `/v1/id/opaque/${path}`, { body })).status).toBe(400);
      }
    expect(
      (await app.ask('POST', '/v1/id/opaque/register/start', { body: { ...(await guessOf('a\u{1f511}')).body } }))
        .status,
    ).toBe(200);
    expect(app.lines.some((line) => line.includes('failure'))).toBe(false);
  });

  it('values in the place of every field are refused', async () => {
    const app = await testApp(await (await database()).open());
    const all = await samples(app);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), wrong, async (which, field, value) => {
        const { method, path, body } = all[which % all.length] as Sent;
        const name = Object.keys(body)[field % Object.keys(body).length] as string;
        // May be right where any bytes are: two letters are one byte.
        if (v.is(v.string(), value) && /^[A-Za-z0-9_-]{2,}$/.test(value)) return;
        if (['replaces', 'ticket'].includes(name) && value === null) return;
        if (name === 'version' && Number.isSafeInteger(value) && Number(value) >= 0) return;
        await isRefused(await app.ask(method, path, { body: { ...body, [name]: value } }));
      }),
      { numRuns: 300 },
    );
    for (const { method, path, body } of all)
      for (const name of Object.keys(body)) {
        const { [name]: _left, ...rest } = body;
        await isRefused(await app.ask(method, path, { body: rest }));
      }
  });

  it('bodies that are no objects, no JSON, no UTF-8 or too long are refused', async () => {
    const app = await testApp(await (await database()).open());
    for (const { method, path } of await samples(app)) {
      for (const body of ['', 'null', '[]', '"text"', '{', '{"a":', '\ud800', `{"a":"${'A'.repeat(100_000)}"}`])
        await isRefused(await app.ask(method, path, { body }));
    }
  });

  it('names of rows are refused unless they are 32 bytes', async () => {
    const app = await testApp(await (await database()).open());
    const { salt, control } = { salt: random(), control: random() };
    for (const name of [
      'A',
      'A'.repeat(42),
      'A'.repeat(44),
      `${'A'.repeat(42)}%00`,
      `${'A'.repeat(42)}.`,
      '%27'.repeat(14),
    ]) {
      await isRefused(await app.ask('GET', `/v1/id/rows/${name}`));
      await isRefused(await app.ask('PUT', `/v1/id/rows/${name}`, { body: { salt, control } }));
      await isRefused(await app.ask('GET', `/v1/mailbox/${name}/invite`));
    }
  });

  it('OPAQUE messages of right length and wrong content are malformed, and count as guesses', async () => {
    const app = await testApp(await (await database()).open());
    await register(app, 'ada', 'correct');
    const { body } = await guessOf('ada');
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push(
        (await app.ask('POST', '/v1/id/opaque/login/start', { body: { ...body, request: `${'_'.repeat(127)}w` } }))
          .status,
      );
    expect(statuses).toEqual([...Array<number>(10).fill(400), 429, 429]);
  });

  it('bytes flipped in what is signed open nothing', async () => {
    const app = await testApp(await (await database()).open());
    const row = keyRow();
    await putKeyRow(app, row);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('number', 'challenge', 'signature'),
        fc.nat(31),
        fc.integer({ min: 1, max: 255 }),
        async (field, at, flip) => {
          const body: Record<string, string> = await loginBody(app, row);
          const bytes = Buffer.from(body[field] ?? '', 'base64url');
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          body[field] = bytes.toString('base64url');
          expect((await app.ask('POST', '/v1/key/session', { body })).status).toBe(403);
        },
      ),
      { numRuns: 60 },
    );
    expect((await openKeyRow(app, row)).status).toBe(200);
    await register(app, 'eve', 'correct');
    expect((await logIn(app, 'eve', 'correct')).kind).toBe('in');
  });
});
