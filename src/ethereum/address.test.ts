/** Addresses: the examples of EIP-55, ethers' published accounts, and every single mistyped letter. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { isAddress, parseAddress, sameAddress, shortAddress, toChecksumAddress } from './address.ts';

const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
  loadTests(tag: string): { address: string; checksumAddress: string; privateKey?: string }[];
};

/** EIP-55, *Test Cases*. */
const EXAMPLES = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77',
  '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];

describe('addresses', () => {
  it('writes the checksums of EIP-55', () => {
    for (const example of EXAMPLES) {
      expect(toChecksumAddress(example.toLowerCase())).toBe(example);
      expect(parseAddress(example)).toBe(example.toLowerCase());
    }
  });

  it("agrees with ethers' accounts", () => {
    const cases = loadTests('accounts');
    for (const { address, checksumAddress } of cases) expect(toChecksumAddress(address)).toBe(checksumAddress);
    expect(cases.length).toBeGreaterThan(1000);
  });

  it('refuses a mixed-case address with one letter changed in case', () => {
    const good = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    for (let at = 2; at < 42; at++) {
      const letter = good.charAt(at);
      if (!/[a-f]/i.test(letter)) continue;
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      expect(isAddress(good.slice(0, at) + other + good.slice(at + 1))).toBe(false);
    }
  });

  it('takes all-lower, all-upper and checksummed, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const lower = toHex(bytes);
        expect(parseAddress(lower)).toBe(lower);
        expect(parseAddress(`0x${lower.slice(2).toUpperCase()}`)).toBe(lower);
        expect(parseAddress(toChecksumAddress(lower))).toBe(lower);
        expect(sameAddress(lower, toChecksumAddress(lower))).toBe(true);
      }),
    );
    for (const wrong of [
      '',
      '0x',
      'de709f2102306220921060314715629080e2fb77',
      `0X${'a'.repeat(40)}`,
      `0x${'a'.repeat(39)}`,
    ])
      expect(() => parseAddress(wrong, 'to')).toThrow('The field to is not an address');
    for (const wrong of [null, undefined, 5, {}, [`0x${'a'.repeat(40)}`], ` 0x${'a'.repeat(40)}`])
      expect(() => parseAddress(wrong)).toThrow(WalletError);
    expect(() => parseAddress('0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toThrow('wrong checksum');
  });

  it('has a short form of equal ends', () => {
    expect(shortAddress('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed')).toBe('0x5aAeb6…1BeAed');
  });
});
