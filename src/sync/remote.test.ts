/** The client of a key server: what it asks, what it takes, and what it refuses to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { SERVER_ERRORS } from '../messaging/key-server/errors.ts';
import { createHttp } from './remote/http.ts';
import { type Fetch, findServer, parseServerUrl } from './remote.ts';
import { createHonestServer } from './testing/honest-server.ts';

const ORIGIN = 'https://keys.example';
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => (isWalletError(error) ? error.code : String(error)),
  );
const answering =
  (response: () => Response): Fetch =>
  async () =>
    response();
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('the address of a key server', () => {
  it.each([
    ['keys.example', 'https://keys.example'],
    [' https://keys.example/ ', 'https://keys.example'],
    ['https://KEYS.example:8443', 'https://keys.example:8443'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['http://[::1]:8787/', 'http://[::1]:8787'],
  ])('%s is %s', (typed, origin) => expect(parseServerUrl(typed)).toBe(origin));

  it.each([
    '',
    'http://keys.example',
    'http://localhost.evil.example',
    'https://keys.example/path',
    'https://me:secret@keys.example',
    'ftp://keys.example',
    'javascript:alert(1)',
  ])('%s is none', (typed) =>
    expect(() => parseServerUrl(typed)).toThrow(expect.objectContaining({ code: 'bad-input' })),
  );
});

/** Errors that an answer of a server may end in. */
const TYPED = [
  'bad-server',
  'server-unreachable',
  'server-refused',
  'not-invited',
  'exists',
  'stale',
  'needs-login',
  'issuer-unreachable',
];

describe('an answer', () => {
  it('of an honest server is taken', async () => {
    const server = createHonestServer(ORIGIN);
    expect(await findServer(ORIGIN, server.fetch)).toMatchObject({ origin: ORIGIN, epoch: 1 });
  });

  it('of a server that calls itself by another address is refused', async () => {
    const server = createHonestServer('https://other.example');
    const forwarded: Fetch = (url, init) => server.fetch(url.replace(ORIGIN, 'https://other.example'), init);
    expect(await codeOf(findServer(ORIGIN, forwarded))).toBe('bad-server');
  });

  it.each([
    ['a page of something else', () => new Response('<html>hello</html>'), 'bad-server'],
    ['another status', () => json({}, 201), 'bad-server'],
    ['an error under another status', () => json({ error: { code: 'refused', message: '' } }, 404), 'bad-server'],
    ['a status without a reason', () => json({}, 403), 'bad-server'],
    ['nothing at all', () => new Response(null, { status: 200 }), 'bad-server'],
    ['an empty one where there should be a value', () => new Response(null, { status: 204 }), 'bad-server'],
    ['unchanged, though nothing was known', () => new Response(null, { status: 304 }), 'bad-server'],
    ['a gateway that finds nobody behind it', () => new Response('502', { status: 502 }), 'server-unreachable'],
    [
      'a gateway that takes no long requests',
      () => new Response('<html>413</html>', { status: 413 }),
      'server-refused',
    ],
    ['an end of work', () => json({ error: { code: 'unavailable', message: '' } }, 503), 'server-unreachable'],
    ['too many', () => json({ error: { code: 'too-many', message: '', retryAfter: 120 } }, 429), 'server-refused'],
  ])('that is %s ends in a typed error', async (_what, response, code) => {
    expect(await codeOf(findServer(ORIGIN, answering(response)))).toBe(code);
  });

  it.each(Object.entries(SERVER_ERRORS))(
    'that says %s under its status ends in a typed error',
    async (code, status) => {
      const saying = answering(() => json({ error: { code, message: '' } }, status));
      expect(TYPED).toContain(await codeOf(findServer(ORIGIN, saying)));
    },
  );

  it('of any status and bytes, also with bytes of an honest one changed, is taken or ends in one typed error', async () => {
    const server = createHonestServer(ORIGIN);
    let honest = new Uint8Array();
    await findServer(ORIGIN, async (url, init) => {
      const response = await server.fetch(url, init);
      honest = new Uint8Array(await response.clone().arrayBuffer());
      return response;
    });
    const changed = fc
      .tuple(fc.nat(honest.length), fc.nat(4), fc.uint8Array({ maxLength: 4 }))
      .map(([at, gone, put]) => Uint8Array.of(...honest.slice(0, at), ...put, ...honest.slice(at + gone)));
    const code = fc.constantFrom(...Object.keys(SERVER_ERRORS), '__proto__', 'toString', '');
    const error = fc
      .record({ code, message: fc.string(), retryAfter: fc.jsonValue() }, { requiredKeys: ['code'] })
      .map((body) => utf8(JSON.stringify({ error: body })));
    const bytes = fc.oneof(changed, error, fc.uint8Array({ maxLength: 300 }), fc.json().map(utf8));
    const status = fc.oneof(fc.constantFrom(200, 204, 304, 429, 503), fc.integer({ min: 200, max: 599 }));
    await fc.assert(
      fc.asyncProperty(status, bytes, async (number, body) => {
        const hasNone = [204, 205, 304].includes(number);
        const answer = answering(() => new Response(hasNone ? null : new Uint8Array(body), { status: number }));
        const found = await findServer(ORIGIN, answer).catch((error: unknown) => error);
        if (isWalletError(found)) expect(TYPED).toContain(found.code);
        else expect([number, found]).toMatchObject([200, { origin: ORIGIN }]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['of a hundred thousand lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['of a hundred thousand values in values', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['with a list of a million', `[${'0,'.repeat(1_000_000)}0]`],
    ['with a number that no number holds', `{"epoch":${'9'.repeat(100_000)}}`],
  ])('%s is refused', async (_what, text) => {
    expect(
      await codeOf(
        findServer(
          ORIGIN,
          answering(() => new Response(text)),
        ),
      ),
    ).toBe('bad-server');
  });

  it('that never ends is cut off', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)) });
    expect(
      await codeOf(
        findServer(
          ORIGIN,
          answering(() => new Response(endless)),
        ),
      ),
    ).toBe('bad-server');
  });

  it.each([
    [
      'that never begins',
      (signal: AbortSignal) =>
        new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ],
    [
      'that begins and never goes on',
      async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) })),
    ],
  ])('%s is an unreachable server', async (_what, answer) => {
    const http = createHttp(ORIGIN, (_url, init) => answer(init.signal as AbortSignal), 20);
    expect(await codeOf(http.ask({ method: 'GET', path: '/v1/server' }, null))).toBe('server-unreachable');
  });

  it('that does not come is an unreachable server', async () => {
    const gone: Fetch = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await codeOf(findServer(ORIGIN, gone))).toBe('server-unreachable');
  });
});

it('sends no cookies, follows no redirect, keeps nothing in a cache', async () => {
  const server = createHonestServer(ORIGIN);
  const seen: RequestInit[] = [];
  await findServer(ORIGIN, (url, init) => {
    seen.push(init);
    return server.fetch(url, init);
  });
  expect(seen).toEqual([
    expect.objectContaining({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    }),
  ]);
});
