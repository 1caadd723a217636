/** The list of sign-ins: what it takes from a message, and that it stays small whatever sites ask for. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { writeSignIn } from '../../ethereum/sign-in-text.ts';
import { type Hex, toBase64Url, toHex, utf8 } from '../../lib/bytes.ts';
import {
  boundSignIns,
  MOST_OF_A_SITE,
  MOST_SIGN_INS,
  readSignIn,
  type SignInEntry,
  signInsSchema,
  withEnded,
  withSignIns,
} from './sign-ins.ts';

const ACCOUNT: Hex = `0x${'1a'.repeat(20)}`;
const fields = {
  ...{ scheme: null, domain: 'example.org', statement: 'Welcome.', uri: 'https://example.org', chainId: 10 },
  ...{ nonce: '12345678', issuedAt: '2026-01-02T03:04:05Z', expirationTime: '2026-01-03T03:04:05Z' },
  ...{ notBefore: null, requestId: 'r-1', resources: ['https://example.org/tos'] },
};
const read = (changes: Partial<typeof fields> = {}) =>
  readSignIn(toHex(utf8(writeSignIn({ ...fields, ...changes }, ACCOUNT))), 1);

const entry = (number: number, more: Partial<SignInEntry> = {}): SignInEntry => ({
  id: `0x${number.toString(16).padStart(64, '0')}`,
  at: number,
  origin: `https://site-${number % 30}.example`,
  account: ACCOUNT,
  ...{ chainId: 1, statement: null, issuedAt: null, expirationTime: null, notBefore: null, requestId: null },
  ...{ resources: [], allows: [], more: 0 },
  ...more,
});

describe('a sign-in', () => {
  it('is read from its message', () => {
    expect(read()).toEqual({
      ...{ chainId: 10, statement: 'Welcome.', requestId: 'r-1', notBefore: null },
      issuedAt: Date.parse('2026-01-02T03:04:05Z'),
      expirationTime: Date.parse('2026-01-03T03:04:05Z'),
      ...{ resources: ['https://example.org/tos'], allows: [], more: 0 },
    });
    const recap = `urn:recap:${toBase64Url(utf8('{"att":{"a:b":{"kv/get":[{}]}}}'))}`;
    expect(read({ resources: ['https://example.org/tos', recap] })).toMatchObject({
      resources: ['https://example.org/tos'],
      allows: ['get (kv) on a:b'],
    });
  });

  it('counts as one where it is not written the usual way; other messages do not', () => {
    const odd = `example.org wants you to sign in with your Ethereum account:\n${ACCOUNT}\n\nJ’accepte\n\nChain ID: -5\nExpiration Time: 2026-01-03T03:04:05Z`;
    expect(readSignIn(toHex(utf8(odd)), 1)).toMatchObject({
      ...{ chainId: 1, statement: null, issuedAt: null },
      expirationTime: Date.parse('2026-01-03T03:04:05Z'),
    });
    for (const other of ['0x', '0x6869', '0xff', toHex(utf8('Log in to example.org'))] as Hex[])
      expect(readSignIn(other, 1)).toBeNull();
  });

  it('is bounded in size', () => {
    const long = read({
      statement: 'x'.repeat(2_000),
      requestId: 'y'.repeat(2_000),
      resources: Array.from({ length: 100 }, (_, at) => `https://example.org/${at}${'z'.repeat(100)}`),
    });
    expect(JSON.stringify(long).length).toBeLessThan(1_500);
    expect(long?.statement?.endsWith('…')).toBe(true);
    expect(long?.more).toBe(96);
  });
});

describe('the list', () => {
  it('keeps the newest of all, and lets no site push out the others', () => {
    const many = Array.from({ length: 200 }, (_, at) => entry(at));
    expect(boundSignIns(many).map(({ at }) => at)).toEqual(Array.from({ length: MOST_SIGN_INS }, (_, at) => 199 - at));
    const flood = Array.from({ length: 100 }, (_, at) => entry(1_000 + at, { origin: 'https://flood.example' }));
    const kept = withSignIns(flood, [entry(1)]);
    expect(kept).toHaveLength(MOST_OF_A_SITE + 1);
    expect(kept.at(-1)?.at).toBe(1);
  });

  it('has no entry whose site is no origin: a page links to it', () => {
    const isRead = (origin: string) => v.is(signInsSchema, [entry(1, { origin })]);
    expect(isRead('https://site.example:8443')).toBe(true);
    for (const other of ['javascript:alert(1)', 'https://site.example/path', 'data:text/html,x', 'site.example', ''])
      expect(isRead(other)).toBe(false);
  });

  it('is the same in whatever order it came', () => {
    const any = fc.array(
      fc.integer({ min: 0, max: 150 }).map((number) => entry(number)),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(withSignIns(one, other)).toEqual(withSignIns(other, one));
        expect(boundSignIns(withSignIns(one, other))).toEqual(withSignIns(one, other));
      }),
    );
  });

  it('remembers which were ended, until the person takes it back', () => {
    const ended = withEnded([entry(1), entry(2)], [entry(2).id], 7);
    expect(ended.map(({ endedAt }) => endedAt)).toEqual([undefined, 7]);
    expect(withEnded(ended, [entry(2).id], null)).toEqual([entry(1), entry(2)]);
  });
});
