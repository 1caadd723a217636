/** What a policy covers, field by field and without the review that looks at the message as well. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../ethereum/sign-in.ts';
import type { Hex } from '../lib/bytes.ts';
import { fits, policyOf } from './sign-in-again.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const ACCOUNT: Hex = `0x${'1a'.repeat(20)}`;
const RECAP = 'urn:recap:eyJhdHQiOnsiYTpiIjp7Imt2L2dldCI6W3t9XX19';

const signIn: SignIn = {
  ...{ scheme: null, domain: 'app.example:8443', address: ACCOUNT, statement: 'Welcome.', version: '1', chainId: 10 },
  ...{ uri: 'https://app.example:8443/login', nonce: '12345678', requestId: null, resources: ['ipfs://a', 'ipfs://b'] },
  ...{ issuedAt: NOW, expirationTime: NOW + HOUR, notBefore: null },
};
const origin = 'https://app.example:8443';
const facts = { account: ACCOUNT, now: NOW };
const policy = policyOf(signIn, origin, { now: NOW, again: 'hour' });

it('a policy is what the message says, for the chosen time', () => {
  expect(policy).toEqual({
    ...{ account: ACCOUNT, domain: 'app.example:8443', uriPrefix: 'https://app.example:8443/login', chains: [10] },
    ...{ resources: ['ipfs://a', 'ipfs://b'], statement: 'Welcome.', longest: HOUR, since: NOW, until: NOW + HOUR },
  });
  const until = (again: 'day' | 'month') => policyOf(signIn, origin, { now: NOW, again })?.until;
  expect([until('day'), until('month')]).toEqual([NOW + 24 * HOUR, NOW + 30 * 24 * HOUR]);
});

describe('fits', () => {
  const covers = (change: Partial<SignIn>, more: Partial<typeof facts> = {}): boolean => {
    if (!policy) throw new Error('There is no policy.');
    return fits({ ...signIn, ...change }, policy, { ...facts, ...more });
  };
  const anyText = fc.string({ maxLength: 30 });

  it('covers what each request has of its own', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.option(anyText),
        fc.subarray(signIn.resources),
        fc.constantFrom(null, 'Welcome.'),
        fc.integer({ min: 0, max: HOUR - 1 }),
        (nonce, requestId, resources, statement, after) => {
          const times = { issuedAt: NOW + after, expirationTime: NOW + after + HOUR };
          expect(covers({ nonce, requestId, resources, statement, ...times }, { now: NOW + after })).toBe(true);
        },
      ),
    );
  });

  it('covers nothing else', () => {
    const not = <Value>(known: Value, values: fc.Arbitrary<Value>) => values.filter((value) => value !== known);
    const wrong = fc.oneof(
      not(signIn.domain, fc.oneof(anyText, fc.constantFrom('app.example', 'APP.example:8443'))).map((domain) => ({
        domain,
      })),
      fc.constant({ address: `0x${'2b'.repeat(20)}` as Hex }),
      not<string | null>(signIn.statement, anyText).map((statement) => ({ statement })),
      fc
        .oneof(
          anyText,
          fc.webUrl(),
          fc.constantFrom('https://app.example/login', `${origin}/log`, `${origin}/login/../a`),
        )
        .map((uri) => ({ uri })),
      not(10, fc.nat()).map((chainId) => ({ chainId })),
      fc
        .tuple(fc.subarray(signIn.resources), fc.oneof(anyText, fc.webUrl()))
        .map(([some, one]) => ({ resources: [...some, one] })),
      fc.integer({ min: HOUR + 60_001 }).map((length) => ({ expirationTime: NOW + length })),
      fc.constant({ expirationTime: null }),
      fc.integer({ min: 600_001 }).map((ago) => ({ issuedAt: NOW - ago, expirationTime: NOW - ago + 1 })),
    );
    fc.assert(
      fc.property(wrong, (change) => {
        expect(covers(change)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('covers another account of the site neither in the message nor as its signer', () => {
    expect(covers({}, { account: `0x${'2b'.repeat(20)}` })).toBe(false);
  });

  it('ends with its time, and begins with it: a clock that is set back prolongs nothing', () => {
    const at = (now: number) => covers({ issuedAt: now, expirationTime: now + HOUR }, { now });
    expect([at(NOW), at(NOW + HOUR - 1), at(NOW + HOUR), at(NOW - HOUR)]).toEqual([true, true, false, false]);
  });

  it('never covers delegated permissions, whatever a policy says', () => {
    if (!policy) throw new Error('There is no policy.');
    const wide = { ...policy, resources: [RECAP] };
    expect(fits({ ...signIn, resources: [] }, wide, facts)).toBe(true);
    expect(fits({ ...signIn, resources: [RECAP] }, wide, facts)).toBe(false);
    expect(policyOf({ ...signIn, resources: [RECAP] }, origin, { now: NOW, again: 'day' })).toBeNull();
  });

  it('there is no policy for a message about another place', () => {
    const none = (change: Partial<SignIn>) => policyOf({ ...signIn, ...change }, origin, { now: NOW, again: 'day' });
    for (const uri of ['https://app.example/login', 'http://app.example:8443/', 'did:key:abc', ''])
      expect(none({ uri })).toBeNull();
    expect(none({ domain: 'app.example' })).toBeNull();
  });
});
