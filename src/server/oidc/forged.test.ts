/** An issuer that lies, or fails at one step: no ID token counts but a right one, and every other answer ends in a typed error in time. */
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signingKeyPair } from '../../keys/sign.ts';
import { utf8 } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { Remote } from '../../sync/remote.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { sqliteDatabase } from '../testing/stores.ts';
import { isUsableUrl } from './outbound.ts';
import {
  babbles,
  dawdles,
  type ForgedIssuer,
  forgedIssuer,
  hangsUp,
  type Lie,
  redirects,
  type Step,
  says,
} from './testing/forged.ts';
import { begin, REDIRECT, remoteOf } from './testing/logins.ts';

const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

let forged: ForgedIssuer;
let app: TestApp;
let remote: Remote;
let nonce = '';

beforeEach(async () => {
  const clock = { now: () => Date.now() };
  forged = await forgedIssuer(
    () => nonce,
    () => clock.now(),
  );
  ends.push(forged.stop);
  app = await testApp(await sqliteDatabase(ends).open(), { issuers: [forged.options] });
  clock.now = () => app.clock.now;
  remote = remoteOf(app);
});

/** A login with any code; the outcome, `in` when it gave a ticket. */
async function logIn(): Promise<string> {
  try {
    const { url, pending } = await begin(remote, 'forged');
    nonce = new URL(url).searchParams.get('nonce') ?? '';
    const { challenge, verifier, seed } = pending;
    const { publicKey } = signingKeyPair(seed);
    const redirectUri = REDIRECT;
    await remote.oidc.finish({ issuer: 'forged', challenge, code: 'any', verifier, redirectUri, publicKey });
    return 'in';
  } catch (error) {
    if (isWalletError(error)) return error.code;
    throw error;
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens of an issuer that is wrong or does not mean this login. */
const WRONG: Record<string, (claims: JWTPayload) => unknown> = {
  'is not signed': (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  'is not signed, and says so in capitals': (claims) => `${encoded({ alg: 'NONE' })}.${encoded(claims)}.`,
  'has an empty signature': (claims) => `${encoded({ alg: 'RS256', kid: '1' })}.${encoded(claims)}.`,
  'has the public key as a shared one': async (claims) => {
    const key = await importJWK(forged.keys.keys[0] as object, 'RS256', { extractable: true });
    const shared = utf8(await exportSPKI(key as CryptoKey));
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: '1' }).sign(shared);
  },
  'has the modulus as a shared key': (claims) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: '1' })
      .sign(utf8((forged.keys.keys[0] as { n: string }).n)),
  'has the client ID as a shared key': (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(utf8('client'.repeat(8))),
  'is signed by another key of the same name': async (claims) => {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: '1' }).sign(privateKey);
  },
  'brings its own key': async (claims) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: '1', jwk }).sign(privateKey);
  },
  'is by an algorithm that does not count': async (claims) => {
    const { privateKey, publicKey } = await generateKeyPair('PS512', { extractable: true });
    forged.keys.keys.push({ ...(await exportJWK(publicKey)), kid: '2' });
    return new SignJWT(claims).setProtectedHeader({ alg: 'PS512', kid: '2' }).sign(privateKey);
  },
  'is an access token': (claims) => forged.sign(claims, { typ: 'at+jwt' }),
  'has an extension that nobody knows': (claims) => forged.sign(claims, { crit: ['x'], x: 1 }, { crit: { x: true } }),
  'is of another issuer': (claims) => forged.sign({ ...claims, iss: 'https://accounts.example' }),
  'is of the issuer with a slash': (claims) => forged.sign({ ...claims, iss: `${claims.iss}/` }),
  'is of no issuer': ({ iss: _, ...claims }) => forged.sign(claims),
  'is for another client': (claims) => forged.sign({ ...claims, aud: 'other' }),
  'is for another client too': (claims) => forged.sign({ ...claims, aud: ['client', 'other'], azp: 'client' }),
  'is for nobody': ({ aud: _, ...claims }) => forged.sign(claims),
  'is for an empty list': (claims) => forged.sign({ ...claims, aud: [] }),
  'was asked for by another client': (claims) => forged.sign({ ...claims, azp: 'other' }),
  'has no nonce': ({ nonce: _, ...claims }) => forged.sign(claims),
  'has another nonce': (claims) => forged.sign({ ...claims, nonce: 'A'.repeat(43) }),
  'has its nonce in a list': (claims) => forged.sign({ ...claims, nonce: [claims.nonce] }),
  'has no subject': ({ sub: _, ...claims }) => forged.sign(claims),
  'has an empty subject': (claims) => forged.sign({ ...claims, sub: '' }),
  'has a number as its subject': (claims) => forged.sign({ ...claims, sub: 5 as unknown as string }),
  'has a subject of 256 characters': (claims) => forged.sign({ ...claims, sub: 'a'.repeat(256) }),
  'has a subject outside of ASCII': (claims) => forged.sign({ ...claims, sub: 'adä' }),
  'is over': (claims) => forged.sign({ ...claims, exp: (claims.iat ?? 0) - 61 }),
  'never ends': ({ exp: _, ...claims }) => forged.sign(claims),
  'has a text as its end': (claims) => forged.sign({ ...claims, exp: '9999999999' as unknown as number }),
  'was made at no time': ({ iat: _, ...claims }) => forged.sign(claims),
  'was made long ago': (claims) => forged.sign({ ...claims, iat: (claims.iat ?? 0) - 361 }),
  'is made in the future': (claims) => forged.sign({ ...claims, iat: (claims.iat ?? 0) + 62 }),
  'holds from the future on': (claims) => forged.sign({ ...claims, nbf: (claims.iat ?? 0) + 62 }),
  'is longer than any': (claims) => forged.sign({ ...claims, more: 'a'.repeat(16 * 1024) }),
  'is encrypted': () => 'a.b.c.d.e',
  'is a list': () => encoded([]),
  'is empty': () => '',
};

it.each(Object.entries(WRONG))('an ID token that %s is refused', async (_what, token) => {
  expect(await logIn()).toBe('in');
  forged.token = token;
  expect(await logIn()).toBe('issuer-refused');
  forged.token = (claims) => forged.sign(claims);
  expect(await logIn()).toBe('in');
});

it('ID tokens within the tolerance are taken, of each algorithm', async () => {
  for (const algorithm of ['RS256', 'ES256', 'EdDSA'] as const) {
    await forged.newKey(algorithm);
    app.clock.now += 31_000;
    for (const change of [
      {},
      { aud: ['client'], azp: 'client' },
      { iat: Math.floor(app.clock.now / 1000) + 59 },
      { iat: Math.floor(app.clock.now / 1000) - 300, exp: Math.floor(app.clock.now / 1000) - 30 },
      { sub: 'a'.repeat(255) },
    ]) {
      forged.token = (claims) => forged.sign({ ...claims, ...change });
      expect([algorithm, change, await logIn()]).toEqual([algorithm, change, 'in']);
    }
  }
});

it('an ID token of another login is worth nothing in this one', async () => {
  let kept: unknown;
  forged.token = async (claims) => {
    kept = await forged.sign(claims);
    return kept;
  };
  expect(await logIn()).toBe('in');
  forged.token = () => kept;
  expect(await logIn()).toBe('issuer-refused');
});

it('a key that the issuer took back counts for ten minutes at most', async () => {
  expect(await logIn()).toBe('in');
  // The issuer publishes another key, and somebody goes on signing with the old one.
  forged.keys = { keys: [{ ...(await exportJWK((await generateKeyPair('ES256')).publicKey)), kid: '9' }] };
  expect(await logIn()).toBe('in');
  app.clock.now += 10 * 60_000;
  expect(await logIn()).toBe('issuer-refused');
});

it('unknown keys make the server ask for keys again every half minute at most', async () => {
  expect(await logIn()).toBe('in');
  expect(forged.asked.keys).toBe(1);
  forged.token = (claims) => forged.sign(claims, { kid: 'unknown' });
  for (let at = 0; at < 5; at++) expect(await logIn()).toBe('issuer-refused');
  expect(forged.asked.keys).toBe(2);
  app.clock.now += 30_000;
  for (let at = 0; at < 5; at++) expect(await logIn()).toBe('issuer-refused');
  expect(forged.asked.keys).toBe(3);
  // Endpoints were asked for once, and many logins at a time ask once for all.
  expect(forged.asked.discovery).toBe(1);
  app.clock.now += 60 * 60_000;
  await Promise.all(Array.from({ length: 20 }, () => remote.oidc.start('forged')));
  expect(forged.asked.discovery).toBe(2);
});

/** Answers that cannot be used, for every step. */
const USELESS: Record<string, Lie> = {
  'hangs up': hangsUp,
  'never ends': dawdles,
  'is far too long': babbles,
  'is not JSON': says(200, '<html>Log in to the network</html>'),
  'is null': says(200, 'null'),
  'is a list': says(200, '[]'),
  'is empty': says(200, ''),
  'is deeper than any': says(200, '['.repeat(100_000)),
  'is status 500': says(500, '{}'),
  'is status 404': says(404, '{"error":"not_found"}'),
  'leads elsewhere': redirects('http://127.0.0.1:1/'),
  'has names of every object': says(200, '{"__proto__":{"keys":[]},"constructor":1,"toString":null}'),
};

const cases = (['discovery', 'keys', 'token'] as const).flatMap((step) =>
  Object.entries(USELESS).map(([what, lie]): [Step, string, Lie] => [step, what, lie]),
);

it.each(cases)('%s: an answer that %s is an issuer that cannot be reached, for a while', async (step, _what, lie) => {
  forged.lies[step] = lie;
  const start = performance.now();
  expect(await logIn()).toBe('issuer-unreachable');
  expect(performance.now() - start).toBeLessThan(15_000);
  expect(app.lines.filter((line) => line.includes('"issuer"')).length).toBe(1);
  delete forged.lies[step];
  app.clock.now += 5000;
  expect(await logIn()).toBe('in');
});

it.each([
  ['another issuer', { issuer: 'https://accounts.example' }],
  ['the issuer with a slash', { issuer: 'SLASH' }],
  ['no token endpoint', { token_endpoint: undefined }],
  ['an endpoint that is no address', { token_endpoint: 'token' }],
  ['an endpoint elsewhere without TLS', { token_endpoint: 'http://accounts.example/token' }],
  ['keys in a file', { jwks_uri: 'file:///etc/passwd' }],
  ['a login page that runs', { authorization_endpoint: 'javascript:alert(1)' }],
  ['a login page with a password in its address', { authorization_endpoint: 'https://a:b@accounts.example/' }],
])('a discovery document with %s is refused', async (_what, change: Record<string, unknown>) => {
  Object.assign(forged.metadata, change.issuer === 'SLASH' ? { issuer: `${forged.issuer}/` } : change);
  expect(await logIn()).toBe('issuer-unreachable');
  expect(forged.asked.token).toBe(0);
});

it.each([
  ['too many', () => Array.from({ length: 65 }, (_, at) => ({ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: String(at) }))],
  ['a list of something else', () => [1, 'two']],
])('a set of keys that is %s is refused', async (_what, keys) => {
  forged.keys = { keys: keys() };
  expect(await logIn()).toBe('issuer-unreachable');
});

it('keys that are no public ones for signatures verify nothing', async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const small = { kty: 'RSA', n: 'v'.repeat(171), e: 'AQAB', kid: '1' };
  for (const key of [
    { kty: 'oct', k: 'A'.repeat(43), kid: '1' },
    { ...(await exportJWK(privateKey)), kid: '1' },
    { ...(forged.keys.keys[0] as object), use: 'enc' },
    small,
    { kid: '1' },
    { kty: 'RSA', kid: '1' },
  ]) {
    forged.keys = { keys: [key] };
    app.clock.now += 11 * 60_000;
    expect(await logIn()).toBe('issuer-refused');
  }
});

it('the token request carries code, verifier and secret as the issuer wants them, and a refused code is the person’s matter', async () => {
  expect(await logIn()).toBe('in');
  expect(Object.fromEntries(forged.last.form)).toMatchObject({
    grant_type: 'authorization_code',
    code: 'any',
    redirect_uri: REDIRECT,
    client_id: 'client',
  });
  expect(forged.last.authorization).toBeUndefined();
  forged.lies.token = says(400, '{"error":"invalid_grant"}');
  expect(await logIn()).toBe('issuer-refused');
  forged.lies.token = says(401, '{"error":"invalid_client"}');
  expect(await logIn()).toBe('issuer-unreachable');
  delete forged.lies.token;

  const clientSecret = 'a:b c%/ä';
  const secret = await testApp(app.store, { issuers: [{ ...forged.options, clientSecret }] });
  remote = remoteOf(secret);
  await logIn();
  const basic = Buffer.from(String(forged.last.authorization).slice('Basic '.length), 'base64').toString();
  expect(basic).toBe('client:a%3Ab+c%25%2F%C3%A4');
  expect(forged.last.form.has('client_secret')).toBe(false);
  forged.metadata.token_endpoint_auth_methods_supported = ['private_key_jwt', 'client_secret_post'];
  remote = remoteOf(await testApp(app.store, { issuers: [{ ...forged.options, clientSecret }] }));
  await logIn();
  expect(forged.last.authorization).toBeUndefined();
  expect(forged.last.form.get('client_secret')).toBe(clientSecret);
});

it('the server sends requests by https alone, and to this computer only for an issuer that is there', () => {
  const issuer = 'https://accounts.example';
  for (const url of ['https://accounts.example/token', 'https://other.example:8443/a?b=c'])
    expect(isUsableUrl(url, issuer)).toBe(true);
  for (const url of [
    'http://accounts.example/',
    'https://localhost/',
    'https://127.0.0.1:8788/metrics',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://a:b@accounts.example/',
    'ftp://accounts.example/',
    'accounts.example',
    '',
  ])
    expect([url, isUsableUrl(url, issuer)]).toEqual([url, false]);
  expect(isUsableUrl('http://localhost:3000/token', 'http://127.0.0.1:3000')).toBe(true);
  expect(isUsableUrl('http://accounts.example/token', 'http://127.0.0.1:3000')).toBe(false);
});
