/** ID tokens at random: whatever comes, nothing is thrown, and only a token that says exactly what was expected is verified. */
import fc from 'fast-check';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { toBase64Url } from '../../lib/bytes.ts';
import type { Keys } from './discovery.ts';
import { verifyIdToken } from './id-token.ts';

const NOW = 1_800_000_000;
const expected = { issuer: 'https://accounts.example', clientId: 'client', nonce: 'N'.repeat(43), now: NOW * 1000 };
const HONEST = { iss: expected.issuer, aud: 'client', sub: 'ada', iat: NOW, exp: NOW + 600, nonce: expected.nonce };

let keys: Keys;
let published: Record<string, unknown>;
let sign: (claims: object, header?: object) => Promise<string>;
let honest: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  published = { ...(await exportJWK(publicKey)), kid: '1' };
  keys = createLocalJWKSet({ keys: [published] });
  sign = (claims, header = {}) =>
    new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'ES256', kid: '1', ...header }).sign(privateKey);
  honest = await sign(HONEST);
});

const verify = (token: unknown) => verifyIdToken(token, keys, expected);

it('an honest token is verified', async () => {
  expect(await verify(honest)).toEqual({ kind: 'verified', subject: 'ada' });
});

it('no text and no value is verified, and none throws', async () => {
  const segment = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map(toBase64Url),
    fc.json().map((text) => toBase64Url(Buffer.from(text))),
  );
  const token = fc.oneof(
    fc.string(),
    fc.anything(),
    fc.tuple(segment, segment, segment).map((parts) => parts.join('.')),
    fc.array(segment, { maxLength: 6 }).map((parts) => parts.join('.')),
  );
  await fc.assert(
    fc.asyncProperty(token, async (value) => {
      expect((await verify(value)).kind).not.toBe('verified');
    }),
    { numRuns: 1000 },
  );
});

it('no set of keys makes it throw, and none verifies that lacks the key of the issuer', async () => {
  const names = ['kty', 'crv', 'x', 'y', 'n', 'e', 'k', 'd', 'alg', 'use', 'kid', 'key_ops', 'ext', 'x5c', '__proto__'];
  const value = fc.oneof(
    fc.constantFrom(
      'EC',
      'RSA',
      'OKP',
      'oct',
      'P-256',
      'P-521',
      'Ed25519',
      'ES256',
      'none',
      'sig',
      'enc',
      '1',
      'AQAB',
      '',
    ),
    fc.uint8Array({ maxLength: 70 }).map(toBase64Url),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const strange = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true });
  const changed = fc.tuple(fc.boolean(), strange).map(([isOver, key]) => (isOver ? { ...published, ...key } : key));
  const isOwn = ({ kty, crv, x, y }: Record<string, unknown>): boolean =>
    kty === published.kty && crv === published.crv && x === published.x && y === published.y;
  await fc.assert(
    fc.asyncProperty(fc.array(changed, { maxLength: 4 }), async (set) => {
      const { kind } = await verifyIdToken(honest, createLocalJWKSet({ keys: set as JWK[] }), expected);
      if (!set.some(isOwn)) expect(kind).not.toBe('verified');
    }),
    { numRuns: 1000 },
  );
});

it('no token with one character more, less or changed is verified, unless it is the same bytes', async () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n';
  const change = fc.record({
    at: fc.nat(honest.length),
    take: fc.nat(1),
    put: fc.constantFrom('', ...letters),
  });
  const bytesOf = (token: string): string =>
    token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('hex'))
      .join('.');
  await fc.assert(
    fc.asyncProperty(change, async ({ at, take, put }) => {
      const token = honest.slice(0, at) + put + honest.slice(at + take);
      if (bytesOf(token) === bytesOf(honest)) return;
      expect((await verify(token)).kind).not.toBe('verified');
    }),
    { numRuns: 1000 },
  );
});

it('a token that the issuer signed is verified only if every claim is as expected', async () => {
  const time = fc.oneof(fc.integer({ min: NOW - 2000, max: NOW + 2000 }), fc.jsonValue());
  const name = (right: string) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(right) },
      fc.constantFrom(`${right} `, right.toUpperCase()),
      fc.jsonValue(),
    );
  const claims = fc.record(
    {
      iss: name(HONEST.iss),
      aud: fc.oneof(name('client'), fc.array(fc.constantFrom('client', 'other'), { maxLength: 3 })),
      azp: name('client'),
      nonce: name(HONEST.nonce),
      sub: fc.oneof({ weight: 3, arbitrary: fc.string({ minLength: 1 }) }, fc.jsonValue()),
      iat: fc.oneof({ weight: 3, arbitrary: fc.constant(NOW) }, time),
      exp: fc.oneof({ weight: 3, arbitrary: fc.constant(NOW + 600) }, time),
      nbf: time,
    },
    { requiredKeys: ['iss', 'sub', 'nonce'] },
  );
  const header = fc.record({ typ: fc.constantFrom('JWT', 'jwt', 'at+jwt', 'logout+jwt') }, { requiredKeys: [] });
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  let verified = 0;
  await fc.assert(
    fc.asyncProperty(claims, header, async (some, head) => {
      const whole: Record<string, unknown> = { aud: 'client', iat: NOW, exp: NOW + 600, ...some };
      const found = await verify(await sign(whole, head));
      const audience = Array.isArray(whole.aud) ? whole.aud : [whole.aud];
      const isRight =
        whole.iss === HONEST.iss &&
        whole.nonce === HONEST.nonce &&
        audience.length > 0 &&
        audience.every((each) => each === 'client') &&
        (whole.azp === undefined || whole.azp === 'client') &&
        typeof whole.sub === 'string' &&
        /^[ -~]{1,255}$/.test(whole.sub) &&
        isNumber(whole.iat) &&
        whole.iat >= NOW - 360 &&
        whole.iat <= NOW + 60 &&
        isNumber(whole.exp) &&
        whole.exp > NOW - 60 &&
        (whole.nbf === undefined || (isNumber(whole.nbf) && whole.nbf <= NOW + 60)) &&
        /^jwt$/i.test(head.typ ?? 'JWT');
      expect(found).toEqual(isRight ? { kind: 'verified', subject: whole.sub } : { kind: found.kind });
      expect(found.kind === 'verified').toBe(isRight);
      if (isRight) verified++;
    }),
    { numRuns: 2000 },
  );
  expect(verified).toBeGreaterThan(20);
});
