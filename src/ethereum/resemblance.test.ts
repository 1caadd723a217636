/** Tests that the look-alike addresses of address poisoning are found, and unrelated addresses are not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes.ts';
import { resembles } from './resemblance.ts';

const known = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
const poisoned = '0x8f3cffff7de0ffffffffffffffffffffffff91d2';
const anyAddress = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(toHex);

describe('resemblance', () => {
  it('finds an address with the same ends', () => {
    expect(resembles(known, poisoned)).toBe(true);
    expect(resembles(known, `${known.slice(0, 10)}${'0'.repeat(32)}` as typeof known)).toBe(true);
    expect(resembles(known, `0x9${known.slice(3)}`)).toBe(true);
    expect(resembles(known, known)).toBe(false);
  });

  it('lets strangers be strangers', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (a, b) => {
        fc.pre(a.slice(2, 5) !== b.slice(2, 5) && a.slice(-2) !== b.slice(-2));
        const digits = [...a].filter((digit, at) => digit !== b[at]).length;
        expect(resembles(a, b)).toBe(digits > 0 && digits <= 4);
      }),
    );
  });
});
