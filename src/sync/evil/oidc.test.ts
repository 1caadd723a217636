/** Evil server and evil issuer, before a login with an account: nothing false is taken, no code goes where it does not belong, and what is sent is worth nothing elsewhere. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountStatement, codeChallenge, oidcNonce } from '../../keys/account-ticket.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { beginOidcLogin, codeIn, finishOidcLogin, type PendingOidc } from '../oidc-login.ts';
import type { OidcIssuer } from '../remote/oidc.ts';
import type { OidcAccount } from '../remote/rows.ts';
import { createRemote, type Remote } from '../remote.ts';

const ORIGIN = 'https://keys.example';
const EXTENSION = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/any`;
const REDIRECT = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/oidc/keys.example`;

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'none',
    (error: unknown) => (isWalletError(error) ? error.code : String(error)),
  );

const ISSUER: OidcIssuer = {
  id: 'work',
  name: 'Example Company',
  kind: 'company',
  issuer: 'https://login.example',
  clientId: 'dramatis',
  scope: 'openid',
};
const honest = () => ({
  '/v1/oidc/issuers': { issuers: [ISSUER] as unknown },
  '/v1/oidc/start': {
    challenge: toBase64Url(randomBytes(32)),
    authorizationEndpoint: 'https://login.example/authorize?tenant=one' as unknown,
    prompt: 'select_account' as unknown,
    issInAnswer: true as unknown,
  },
  '/v1/oidc/finish': {
    accountTicket: toBase64Url(randomBytes(104)),
    expires: 1_800_000_000_000 as unknown,
    row: toBase64Url(randomBytes(32)) as unknown,
  },
});

let answers: Record<string, unknown>;
let status: number;
let sent: { path: string; body: Record<string, unknown> }[];
let remote: Remote;

beforeEach(() => {
  answers = honest();
  status = 200;
  sent = [];
  remote = createRemote({ origin: ORIGIN, receiptKey: new Uint8Array(32) }, async (url, init) => {
    const path = url.slice(ORIGIN.length);
    sent.push({ path, body: JSON.parse(String(init.body ?? '{}')) });
    const answer = answers[path];
    return answer === undefined
      ? new Response(null, { status: 204 })
      : new Response(JSON.stringify(answer), { status });
  });
});

const begin = () => beginOidcLogin(remote.oidc, ORIGIN, ISSUER, EXTENSION);
const answerOf = ({ state }: PendingOidc, change: Record<string, string | string[] | null> = {}): string => {
  const url = new URL(REDIRECT);
  for (const [name, value] of Object.entries({ code: 'a code', state, iss: ISSUER.issuer, ...change }))
    for (const each of value === null ? [] : [value].flat()) url.searchParams.append(name, each);
  return url.href;
};

describe('a server', () => {
  const lies: [string, string, Record<string, unknown>][] = [
    ['an issuer named twice', '/v1/oidc/issuers', { issuers: [ISSUER, ISSUER] }],
    ['an issuer without TLS', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, issuer: 'http://login.example' }] }],
    ['an issuer that is no address', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, issuer: 'javascript:alert(1)' }] }],
    ['an issuer whose name turns around', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, name: 'a\u202eb' }] }],
    ['an issuer whose name has lines', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, name: 'a\nb' }] }],
    ['an issuer with a long name', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, name: 'a'.repeat(41) }] }],
    ['an issuer of a kind that is none', '/v1/oidc/issuers', { issuers: [{ ...ISSUER, kind: 'bank' }] }],
    [
      'too many issuers',
      '/v1/oidc/issuers',
      { issuers: Array.from({ length: 33 }, (_, at) => ({ ...ISSUER, id: `i${at}` })) },
    ],
    ['a login page without TLS', '/v1/oidc/start', { authorizationEndpoint: 'http://login.example/authorize' }],
    ['a login page that runs', '/v1/oidc/start', { authorizationEndpoint: 'javascript:alert(1)' }],
    ['a login page of the extension', '/v1/oidc/start', { authorizationEndpoint: 'chrome-extension://a/app.html' }],
    [
      'a login page with its own request',
      '/v1/oidc/start',
      { authorizationEndpoint: 'https://login.example/?request=a.b.' },
    ],
    [
      'a login page with its request elsewhere',
      '/v1/oidc/start',
      { authorizationEndpoint: 'https://login.example/?request_uri=https://evil.example' },
    ],
    ['a short challenge', '/v1/oidc/start', { challenge: toBase64Url(randomBytes(31)) }],
    ['no challenge', '/v1/oidc/start', { challenge: undefined }],
    ['a prompt that shows nothing', '/v1/oidc/start', { prompt: 'none' }],
    ['a short ticket', '/v1/oidc/finish', { accountTicket: toBase64Url(randomBytes(103)) }],
    ['a row that is none', '/v1/oidc/finish', { row: '' }],
    ['an end that is none', '/v1/oidc/finish', { expires: -1 }],
  ];

  it.each(lies)('that gives %s is not believed', async (_what, path, change) => {
    const whole = async (): Promise<void> => {
      const [issuer] = await remote.oidc.issuers();
      const { pending } = await beginOidcLogin(remote.oidc, ORIGIN, issuer as OidcIssuer, EXTENSION);
      await finishOidcLogin(remote.oidc, pending, answerOf(pending));
    };
    expect(await codeOf(whole())).toBe('none');
    answers[path] = { ...(answers[path] as object), ...change };
    expect(await codeOf(whole())).toBe('bad-server');
  });

  it.each([
    ['/v1/oidc/start', 502, 'issuer-unreachable', 'issuer-unreachable'],
    ['/v1/oidc/start', 404, 'not-found', 'not-found'],
    ['/v1/oidc/finish', 502, 'issuer-unreachable', 'issuer-unreachable'],
    ['/v1/oidc/finish', 403, 'refused', 'issuer-refused'],
    ['/v1/oidc/finish', 404, 'not-found', 'issuer-refused'],
    ['/v1/oidc/finish', 429, 'too-many', 'server-refused'],
    ['/v1/oidc/finish', 403, 'not-allowed', 'bad-server'],
  ])('that answers %s with %i %s: %s', async (path, failed, code, expected) => {
    const { pending } = await begin();
    status = failed;
    answers[path] = { error: { code, message: 'Send us your <b>recovery key</b>.' } };
    const act = path.endsWith('start') ? begin() : finishOidcLogin(remote.oidc, pending, answerOf(pending));
    const error = await act.then(
      () => null,
      (reason: unknown) => reason as Error,
    );
    expect(error).toMatchObject({ code: expected });
    expect(error?.message).toMatch(/^[A-Z][^<]*\.$/);
  });

  it('gets a code whose token names it, the issuer and the key of this login', async () => {
    const { url, pending } = await begin();
    const asked = new URL(url).searchParams;
    const { publicKey } = signingKeyPair(pending.seed);
    const login = { issuer: ISSUER.issuer, clientId: ISSUER.clientId, challenge: pending.challenge, publicKey };
    expect(asked.get('nonce')).toBe(oidcNonce({ origin: ORIGIN, ...login }));
    expect(asked.get('tenant')).toBe('one');
    const nonces = [
      oidcNonce({ origin: 'https://rogue.example', ...login }),
      oidcNonce({ origin: ORIGIN, ...login, issuer: 'https://other.example' }),
      oidcNonce({ origin: ORIGIN, ...login, clientId: 'other' }),
      oidcNonce({ origin: ORIGIN, ...login, challenge: randomBytes(32) }),
      oidcNonce({ origin: ORIGIN, ...login, publicKey: randomBytes(32) }),
    ];
    expect(new Set([...nonces, asked.get('nonce')]).size).toBe(6);
    await finishOidcLogin(remote.oidc, pending, answerOf(pending));
    const finish = sent.at(-1)?.body ?? {};
    expect(codeChallenge(String(finish.verifier))).toBe(asked.get('code_challenge'));
    expect(Object.keys(finish).sort()).toEqual(['challenge', 'code', 'issuer', 'publicKey', 'redirectUri', 'verifier']);
    // Neither the key of the login nor the state leaves the wallet for the server.
    expect(JSON.stringify(sent)).not.toContain(toBase64Url(pending.seed));
    expect(JSON.stringify(sent)).not.toContain(pending.state);
  });

  it('has nothing in common between two logins', async () => {
    const [one, two] = [await begin(), await begin()];
    for (const name of ['state', 'verifier'] as const) expect(one.pending[name]).not.toBe(two.pending[name]);
    expect(one.pending.seed).not.toEqual(two.pending.seed);
  });

  it('that changes a parameter by its address of the login page changes none of those that protect', async () => {
    const evil =
      'https://login.example/authorize?state=known&nonce=known&code_challenge=known&code_challenge_method=plain&redirect_uri=https://evil.example/&response_type=token';
    answers['/v1/oidc/start'] = { ...(answers['/v1/oidc/start'] as object), authorizationEndpoint: evil };
    const { url, pending } = await begin();
    const asked = new URL(url).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge', 'redirect_uri', 'response_type']) {
      expect(asked.getAll(name)).toHaveLength(1);
      expect(asked.get(name)).not.toMatch(/known|evil|token/);
    }
    expect(asked.getAll('code_challenge_method')).toEqual(['S256']);
    expect(asked.get('state')).toBe(pending.state);
  });
});

describe('an answer of an issuer', () => {
  it.each([
    ['without a state', { state: null }],
    ['with another state', { state: 'other' }],
    ['with two states', { state: ['STATE', 'other'] }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['that names no issuer', { iss: null }],
    ['with two issuers', { iss: [ISSUER.issuer, ISSUER.issuer] }],
    ['with two codes', { code: ['one', 'two'] }],
    ['with an empty code', { code: '' }],
    ['without a code', { code: null }],
    ['with a code and an error', { error: 'server_error' }],
  ] as [string, Record<string, string | string[] | null>][])(
    '%s is refused, and nothing is sent',
    async (_what, change) => {
      const { pending } = await begin();
      const asked = sent.length;
      const states = Array.isArray(change.state) ? { state: [pending.state, 'other'] } : {};
      const answer = answerOf(pending, { ...change, ...states });
      expect(await codeOf(finishOidcLogin(remote.oidc, pending, answer))).toBe('issuer-refused');
      expect(sent).toHaveLength(asked);
      expect(await codeOf(finishOidcLogin(remote.oidc, pending, answerOf(pending)))).toBe('none');
    },
  );

  it('of an issuer that never names itself may leave it out, and may still not name another', async () => {
    answers['/v1/oidc/start'] = { ...(answers['/v1/oidc/start'] as object), issInAnswer: false };
    const { pending } = await begin();
    expect(codeIn(answerOf(pending, { iss: null }), pending)).toBe('a code');
    expect(() => codeIn(answerOf(pending, { iss: 'https://other.example' }), pending)).toThrow();
  });

  it('that somebody ended there is no failure, but only for this request', async () => {
    const { pending } = await begin();
    const ended = { code: null, error: 'access_denied' };
    expect(await codeOf(finishOidcLogin(remote.oidc, pending, answerOf(pending, ended)))).toBe('stopped');
    const foreign = answerOf(pending, { ...ended, state: 'other' });
    expect(await codeOf(finishOidcLogin(remote.oidc, pending, foreign))).toBe('issuer-refused');
  });

  it('at another address is refused, whatever it says', async () => {
    const { pending } = await begin();
    const { search } = new URL(answerOf(pending));
    const places = [
      REDIRECT.replace('/oidc/', '/'),
      `${REDIRECT}/`,
      REDIRECT.replace('keys.example', 'rogue.example'),
      REDIRECT.replace('https:', 'http:'),
      REDIRECT.replace('abcd', 'abce'),
      REDIRECT.replace('.chromiumapp.org', '.chromiumapp.org.evil.example'),
      REDIRECT.replace('https://', 'https://a:b@'),
      'https://evil.example/',
    ];
    for (const place of places) expect(() => codeIn(place + search, pending)).toThrow();
    const hash = `${REDIRECT}#${search.slice(1)}`;
    for (const answer of [hash, '', 'nothing', search]) expect(() => codeIn(answer, pending)).toThrow();
  });

  it('of any form is a code or a refusal', async () => {
    const { pending } = await begin();
    const parameter = fc.tuple(
      fc.oneof(fc.constantFrom('code', 'state', 'iss', 'error'), fc.string()),
      fc.oneof(fc.constantFrom(pending.state, ISSUER.issuer, 'access_denied'), fc.string()),
    );
    const query = fc.array(parameter, { maxLength: 6 }).map((all) => `${REDIRECT}?${new URLSearchParams(all)}`);
    fc.assert(
      fc.property(fc.oneof(query, fc.webUrl(), fc.string()), (answer) => {
        try {
          codeIn(answer, pending);
        } catch (error) {
          expect(isWalletError(error)).toBe(true);
          return;
        }
        const { searchParams } = new URL(answer);
        expect(searchParams.getAll('state')).toEqual([pending.state]);
        expect(searchParams.getAll('iss')).toEqual([ISSUER.issuer]);
        expect(searchParams.get('error')).toBeNull();
      }),
    );
  });
});

describe('a request with a ticket', () => {
  const account = (): OidcAccount => ({
    kind: 'oidc',
    row: randomBytes(32),
    accountTicket: randomBytes(104),
    seed: randomBytes(32),
  });
  const row = () => ({
    registration: randomBytes(32),
    record: 'record',
    salt: randomBytes(32),
    control: randomBytes(32),
    replaces: null,
  });

  it('is signed as a whole for this server', async () => {
    const ada = account();
    const { publicKey } = signingKeyPair(ada.seed);
    const registered = row();
    answers['/v1/id/opaque/register/start'] = { registration: toBase64Url(randomBytes(32)), response: 'A' };
    answers['/v1/id/opaque/login/start'] = { login: toBase64Url(randomBytes(32)), response: 'A' };
    await remote.opaque.registerStart(ada, 'request');
    await remote.opaque.registerFinish(ada, registered);
    await remote.opaque.loginStart(ada, 'request', null);
    const asked = [
      { act: 'register-start', request: 'request' },
      { act: 'register-finish', ...registered },
      { act: 'login-start', request: 'request', ticket: null },
    ] as const;
    for (const [at, { body }] of sent.entries()) {
      const { accountTicket, signature, ...rest } = body.account as Record<string, string>;
      expect(rest).toEqual({ kind: 'oidc' });
      expect(accountTicket).toBe(toBase64Url(ada.accountTicket));
      const bytes = fromBase64Url(String(signature));
      for (const [other, one] of asked.entries())
        expect(accountStatement.holds(publicKey, bytes, ORIGIN, ada.accountTicket, one)).toBe(at === other);
      const mine = asked[at] as (typeof asked)[number];
      expect(accountStatement.holds(publicKey, bytes, 'https://rogue.example', ada.accountTicket, mine)).toBe(false);
      expect(accountStatement.holds(publicKey, bytes, ORIGIN, randomBytes(104), mine)).toBe(false);
    }
    // No field of a registration can be changed on its way.
    const signature = fromBase64Url(String(Object(sent[1]?.body.account).signature));
    for (const change of [
      { salt: randomBytes(32) },
      { control: randomBytes(32) },
      { replaces: randomBytes(32) },
      { record: 'other' },
      { registration: randomBytes(32) },
    ])
      expect(
        accountStatement.holds(publicKey, signature, ORIGIN, ada.accountTicket, {
          act: 'register-finish',
          ...registered,
          ...change,
        }),
      ).toBe(false);
  });

  it('that comes too late says that the login must be repeated, also at each later step', async () => {
    status = 401;
    const late = { error: { code: 'no-account-ticket', message: '' } };
    for (const path of ['register/start', 'register/finish', 'login/start']) answers[`/v1/id/opaque/${path}`] = late;
    expect(await codeOf(remote.opaque.registerStart(account(), 'request'))).toBe('needs-login');
    expect(await codeOf(remote.opaque.registerFinish(account(), row()))).toBe('needs-login');
    expect(await codeOf(remote.opaque.loginStart(account(), 'request', null))).toBe('needs-login');
  });

  it('is not needed to freeze or remove a row: its name and token are', async () => {
    const { row: name, kind } = account();
    await remote.opaque.control({ kind, row: name }, randomBytes(32), 'remove');
    expect(sent.map(({ path, body }) => [path, Object.keys(body)])).toEqual([
      [`/v1/oidc/rows/${toBase64Url(name)}/control`, ['token', 'act']],
    ]);
  });
});
