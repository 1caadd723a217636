/** ERC-4361: its examples, messages that viem makes, and everything that must not pass. */
import fc from 'fast-check';
import { createSiweMessage } from 'viem/siwe';
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { checkDomain, checkSignIn, claimsSignIn, parseSignIn, type SignIn } from './sign-in.ts';
import { readMalformedSignIn } from './sign-in-malformed.ts';

const address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
const account = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';

/** ERC-4361, *Example*, with the address in its proper checksum. */
const example = `example.com wants you to sign in with your Ethereum account:
${address}

I accept the ExampleOrg Terms of Service: https://example.com/tos

URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z
Resources:
- ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
- https://example.com/my-web2-claim.json`;
const facts = { origin: 'https://example.com', account, chainId: 1, now: Date.parse('2021-09-30T16:26:00Z') } as const;
const change = (from: string | RegExp, to: string): string => {
  const changed = example.replace(from, to);
  expect(changed).not.toBe(example);
  return changed;
};
const problems = (text: string, other: Partial<Parameters<typeof checkSignIn>[1]> = {}) =>
  checkSignIn(parseSignIn(text), { ...facts, ...other });

describe('parseSignIn', () => {
  it('reads the example of ERC-4361', () => {
    expect(parseSignIn(example)).toEqual({
      scheme: null,
      domain: 'example.com',
      address: account,
      statement: 'I accept the ExampleOrg Terms of Service: https://example.com/tos',
      uri: 'https://example.com/login',
      version: '1',
      chainId: 1,
      nonce: '32891756',
      issuedAt: Date.parse('2021-09-30T16:25:24Z'),
      expirationTime: null,
      notBefore: null,
      requestId: null,
      resources: [
        'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
        'https://example.com/my-web2-claim.json',
      ],
    } satisfies SignIn);
    expect(problems(example)).toEqual([]);
  });

  it('reads what viem writes', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            statement: fc.stringMatching(/^[a-zA-Z0-9 .,:/]{1,40}$/),
            scheme: fc.constantFrom('https', 'http'),
            expirationTime: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
            notBefore: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
            requestId: fc.stringMatching(/^[a-z0-9-]{1,10}$/),
            resources: fc.array(fc.webUrl(), { minLength: 1, maxLength: 3 }),
          },
          { requiredKeys: [] },
        ),
        (fields) => {
          const issuedAt = new Date(1_700_000_000_000);
          const text = createSiweMessage({
            ...fields,
            address,
            chainId: 10,
            domain: 'localhost:3000',
            nonce: 'abcdefgh1',
            uri: 'http://localhost:3000/a?b=c',
            version: '1',
            issuedAt,
          });
          const signIn = parseSignIn(text);
          expect(signIn).toMatchObject({ domain: 'localhost:3000', address: account, chainId: 10, nonce: 'abcdefgh1' });
          expect(signIn.issuedAt).toBe(issuedAt.getTime());
          expect(signIn.statement).toBe(fields.statement ?? null);
          expect(signIn.scheme).toBe(fields.scheme ?? null);
          expect(signIn.expirationTime).toBe(fields.expirationTime?.getTime() ?? null);
          expect(signIn.requestId).toBe(fields.requestId ?? null);
          expect(signIn.resources).toEqual(fields.resources ?? []);
        },
      ),
    );
  });

  it('refuses what does not follow the grammar', () => {
    const wrong = [
      change('example.com wants', 'exa mple.com wants'),
      change('example.com wants', 'user@example.com wants'),
      change('example.com wants', 'exаmple.com wants'),
      change('wants you', 'Wants you'),
      change(address, address.toLowerCase().replace('c02a', 'C02a')),
      change(`${address}\n\n`, `${address}\n`),
      change('tos\n\nURI', 'tos\nURI'),
      change('Terms', 'Terms\u202e'),
      change('URI: https', 'Uri: https'),
      change('URI: https://example.com/login', 'URI: not a uri'),
      change('Version: 1', 'Version: 2'),
      change('Chain ID: 1', 'Chain ID: 0x1'),
      change('Nonce: 32891756', 'Nonce: short'),
      change('Nonce: 32891756', 'Nonce: 3289-1756'),
      change('2021-09-30T16:25:24Z', '2021-09-30 16:25:24'),
      change('2021-09-30T16:25:24Z', '2021-13-30T16:25:24Z'),
      change('Issued At', 'Issued at'),
      change('- ipfs', '* ipfs'),
      change('Nonce: 32891756\n', ''),
      `${example}\n`,
      `${example}\nURI: https://other.example`,
      example.replaceAll('\n', '\r\n'),
      'x'.repeat(20_001),
      '',
    ];
    for (const text of wrong) expect(() => parseSignIn(text)).toThrow(WalletError);
  });

  it('knows a claim however it is written', () => {
    expect(claimsSignIn(example)).toBe(true);
    expect(claimsSignIn(change('wants you to sign', 'wants  you\nto ｓign'))).toBe(true);
    expect(claimsSignIn(change('sign in', 'si\u200bgn in'))).toBe(true);
    expect(claimsSignIn('Please sign this message to continue')).toBe(false);
  });
});

describe('readLoosely', () => {
  it('finds every site that a text wants to sign in to, however it is dressed up', () => {
    const told = (text: string) => readMalformedSignIn(text).domains;
    expect(told(example)).toEqual(['example.com']);
    expect(told(change('example.com wants', 'https://EXAMPLE.com wants'))).toEqual(['example.com']);
    expect(told(change('wants you to sign', 'wants\nyou\u200b to ｓign'))).toEqual(['example.com']);
    expect(told(`example.com wants you to log in\n${example.replace('example.com', 'other.org')}`)).toEqual([
      'other.org',
    ]);
    expect(told(`${example}\n${change('example.com wants', 'other.org wants')}`)).toEqual(['example.com', 'other.org']);
    expect(told('wants you to sign in with your Ethereum account')).toEqual(['']);
  });

  it('reads the lines that it can', () => {
    const loose = change('Terms of', '“Terms” of').replace('24Z\n', '24Z\nExpiration Time: 2021-10-01T00:00:00Z\n');
    expect(readMalformedSignIn(loose)).toMatchObject({
      address: account,
      chainId: 1,
      expirationTime: Date.parse('2021-10-01T00:00:00Z'),
      notBefore: null,
      uri: 'https://example.com/login',
    });
    expect(readMalformedSignIn(loose).resources).toHaveLength(2);
  });

  it('never takes more than an authority for a host', () => {
    const origin = new URL('https://example.com');
    for (const domain of [
      '',
      'user@example.com',
      'example.com/evil.org',
      'example.com?',
      'example.com#x',
      'example.com\\x',
    ])
      expect(checkDomain(domain, origin)).toEqual(['domain']);
    expect(checkDomain('example.com', origin)).toEqual([]);
  });
});

describe('checkSignIn', () => {
  it('compares the domain with the origin, ports and default ports included', () => {
    expect(problems(example, { origin: 'https://example.com.evil.org' })).toEqual(['domain', 'uri']);
    expect(problems(example, { origin: 'https://www.example.com' })).toContain('domain');
    expect(problems(example, { origin: 'https://example.com:8443' })).toEqual(['port']);
    expect(problems(change('example.com wants', 'example.com:8443 wants'))).toEqual(['port']);
    expect(problems(change('example.com wants', 'localhost wants'), { origin: 'http://localhost:3000' })).toEqual([
      'port',
      'uri',
    ]);
    expect(problems(change('example.com wants', 'example.com:443 wants'))).toEqual([]);
    expect(problems(change('example.com wants', 'EXAMPLE.com wants'))).toEqual([]);
    expect(problems(change('example.com wants', 'https://example.com wants'))).toEqual([]);
    expect(problems(change('example.com wants', 'http://example.com wants'))).toEqual(['scheme']);
  });

  it('finds the wrong account, chain and time', () => {
    expect(problems(example, { account: `0x${'11'.repeat(20)}` })).toEqual(['address']);
    expect(problems(example, { chainId: 5 })).toEqual(['chain']);
    const timed = change('24Z\n', '24Z\nExpiration Time: 2021-09-30T17:00:00Z\nNot Before: 2021-09-30T16:00:00Z\n');
    expect(problems(timed)).toEqual([]);
    expect(problems(timed, { now: Date.parse('2021-09-30T17:00:00Z') })).toEqual(['expired']);
    expect(problems(timed, { now: Date.parse('2021-09-30T15:59:00Z') })).toEqual(['not-yet', 'issued-later']);
    expect(problems(change('URI: https://example.com', 'URI: https://other.org'))).toEqual(['uri']);
  });
});
