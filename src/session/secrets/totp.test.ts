/** Codes for two-step login against the published vectors of RFC 6238 (appendix B) and RFC 4226 (appendix D), and hostile input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWalletError } from '../../lib/errors.ts';
import { totpCode, totpUri } from './totp.ts';

const base32 = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new TextEncoder().encode(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};

const seeds = {
  SHA1: base32('12345678901234567890'),
  SHA256: base32('12345678901234567890123456789012'),
  SHA512: base32('1234567890123456789012345678901234567890123456789012345678901234'),
};

const rfc6238: [seconds: number, SHA1: string, SHA256: string, SHA512: string][] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
];

describe('RFC 6238', () => {
  it.each(rfc6238)('at %i seconds', (seconds, ...codes) => {
    for (const [at, algorithm] of (['SHA1', 'SHA256', 'SHA512'] as const).entries()) {
      const uri = totpUri(`otpauth://totp/x?secret=${seeds[algorithm]}&algorithm=${algorithm}&digits=8&period=30`);
      expect(totpCode(uri, seconds * 1000).code).toBe(codes[at]);
    }
  });
});

describe('a bare base32 secret', () => {
  it('has six digits, SHA-1 and thirty seconds', () => {
    // RFC 4226, appendix D: counters 0, 1 and 9.
    const uri = totpUri('gezd gnbv gy3t qojq gezd gnbv gy3t qojq');
    expect(totpCode(uri, 0).code).toBe('755224');
    expect(totpCode(uri, 30_000)).toEqual({ code: '287082', period: 30, until: 60_000 });
    expect(totpCode(uri, 9 * 30_000 + 29_999)).toEqual({ code: '520489', period: 30, until: 300_000 });
  });

  it('is the same as in a URI with any label and issuer', () => {
    const uri = totpUri(`otpauth://totp/Example%20Inc:mara@example.org?secret=${seeds.SHA1}&issuer=Example%20Inc`);
    expect(totpCode(uri, 59_000).code).toBe(totpCode(totpUri(seeds.SHA1), 59_000).code);
    expect(uri).not.toContain('mara');
  });
});

describe('what is refused', () => {
  it.each([
    '',
    '   ',
    'not base32!',
    'otpauth://totp/x',
    'otpauth://totp/x?secret=',
    `otpauth://hotp/x?secret=${seeds.SHA1}&counter=1`,
    `otpauth://totp/x?secret=${seeds.SHA1}&digits=40`,
    `otpauth://totp/x?secret=${seeds.SHA1}&period=0`,
    `otpauth://totp/x?secret=${seeds.SHA1}&algorithm=MD5`,
    `https://example.org/?secret=${seeds.SHA1}`,
    'A'.repeat(5000),
  ])('%s', (text) => {
    expect(() => totpUri(text)).toThrow(/key/);
  });

  it('nothing else fails in another way', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `otpauth://totp/${text}`),
        ),
        (text) => {
          try {
            expect(totpCode(totpUri(text), 0).code).toMatch(/^\d{6,8}$/);
          } catch (error) {
            expect(isWalletError(error, 'bad-input')).toBe(true);
          }
        },
      ),
    );
  });
});
