/** Tests that amounts convert exactly in both directions and that only zero is shown as zero. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUnits, readAmount, readable, toUnits } from './amount.ts';

describe('fromUnits', () => {
  it('writes base units as a decimal without trailing zeros', () => {
    expect(fromUnits('1204200000000000000', 18)).toBe('1.2042');
    expect(fromUnits('0', 18)).toBe('0');
    expect(fromUnits('42', 18)).toBe('0.000000000000000042');
    expect(fromUnits('2450000000', 6)).toBe('2450');
    expect(fromUnits('7', 0)).toBe('7');
    expect(fromUnits(-5n, 1)).toBe('−0.5');
  });
});

describe('toUnits', () => {
  it('accepts plain decimals only', () => {
    expect(toUnits('0.25', 18)).toBe(250000000000000000n);
    expect(toUnits('.5', 6)).toBe(500000n);
    expect(toUnits('12.', 2)).toBe(1200n);
    for (const wrong of ['', '.', '1,5', '1e3', '-1', '0x10', '1.2.3', ' ']) expect(toUnits(wrong, 18)).toBeNull();
    expect(toUnits('0.1234567', 6)).toBeNull();
  });

  it('is the inverse of fromUnits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.integer({ min: 0, max: 30 }), (units, decimals) => {
        expect(toUnits(fromUnits(units, decimals), decimals)).toBe(units);
      }),
    );
  });
});

describe('readable', () => {
  it('groups thousands, truncates decimals and keeps the sign', () => {
    expect(readable('118204.000118')).toBe('118,204.000118');
    expect(readable('1234567')).toBe('1,234,567');
    expect(readable('0.401228819')).toBe('0.401228');
    expect(readable('0.401228819', 8)).toBe('0.40122881');
    expect(readable('−0.5')).toBe('−0.5');
    expect(readable('1.9999999')).toBe('1.999999');
    expect(readable('3.0000000001')).toBe('3');
  });

  it('shows only zero as zero', () => {
    expect(readable('0')).toBe('0');
    expect(readable('0.000000000000000042')).toBe('0.000000000000000042');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 24 }), (units, decimals) => {
        expect(/[1-9]/.test(readable(fromUnits(units, decimals)))).toBe(units > 0n);
      }),
    );
  });

  it('never shows more than the exact amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 24 }), (units, decimals) => {
        const shown = toUnits(readable(fromUnits(units, decimals)).replaceAll(',', ''), decimals);
        expect(shown).not.toBeNull();
        expect((shown as bigint) <= units).toBe(true);
      }),
    );
  });
});

describe('readAmount', () => {
  it.each([
    ['1000.5', '1000.5'],
    ['1,5', '1.5'],
    [',5', '.5'],
    ['0,123', '0.123'],
    ['1,0000', '1.0000'],
    ['1,000.5', '1000.5'],
    ['١٬٠٠٠٫٥', '1000.5'],
    ['१२.५', '12.5'],
    ['1.000,5', '1000.5'],
    ['1,000,000', '1000000'],
    ['12,34,567.5', '1234567.5'],
    ['1,00,000', '100000'],
    ['1.000.000', '1000000'],
    ['1 000,5', '1000.5'],
    ['12\u202f345', '12345'],
    ["1'000.25", '1000.25'],
    ["1'000,250", '1000.250'],
    [' 7 ', '7'],
  ])('reads %j as %s', (typed, decimal) => {
    expect(readAmount(typed)).toEqual({ kind: 'amount', decimal });
  });

  it('reads digits of every script as what they are', () => {
    for (let code = 0x80; code < 0x1f000; code++) {
      const digit = String.fromCodePoint(code);
      if (!/\p{Nd}/u.test(digit)) continue;
      const plain = digit.normalize('NFKC');
      const decimal = /\d/.test(plain) ? plain : String(zeroBefore(code));
      expect([code, readAmount(digit)]).toEqual([code, { kind: 'amount', decimal }]);
    }
    expect(readAmount('𝟷𝟶')).toEqual({ kind: 'amount', decimal: '10' });

    /** Digits of one script are ten in a row; Unicode has two such rows side by side only at U+116D0. */
    function zeroBefore(code: number): number {
      if (code >= 0x116d0 && code < 0x116e4) return (code - 0x116d0) % 10;
      let zero = code;
      while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
      return code - zero;
    }
  });

  it('returns both readings of an ambiguous comma', () => {
    expect(readAmount('1,000')).toEqual({ kind: 'ambiguous', readings: ['1000', '1.000'] });
    expect(readAmount('12,345')).toEqual({ kind: 'ambiguous', readings: ['12345', '12.345'] });
  });

  it.each([
    '.',
    '1.00.5',
    '1 00',
    "1'000 000",
    '1,000.5.1',
    '1e3',
    '-1',
    'a',
    '1,000,00',
    '1 000 00',
    '1.234,567.8',
    '12,345,67',
  ])('rejects %j', (typed) => {
    expect(readAmount(typed)).toEqual({ kind: 'wrong' });
  });

  it('reads every notation of an amount correctly, or returns both readings', () => {
    const styles = [
      [',', '.'],
      ['.', ','],
      [' ', ','],
      ['\u00a0', '.'],
      ["'", '.'],
      ['', '.'],
      ['', ','],
    ] as const;
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        digits,
        fc.constantFrom(...styles),
        (whole, fraction, style) => {
          const [group, point] = style;
          const meant = `${whole}${fraction === '' ? '' : `.${fraction}`}`;
          const typed = `${String(whole).replace(/\B(?=(\d{3})+$)/g, group)}${fraction === '' ? '' : point + fraction}`;
          const read = readAmount(typed);
          if (read.kind === 'ambiguous') expect(read.readings).toContain(meant);
          // A single point is a decimal sign, as in the amounts that the wallet writes.
          else if (/^\d{1,3}\.\d{3}$/.test(typed)) expect(read).toEqual({ kind: 'amount', decimal: typed });
          else expect(read).toEqual({ kind: 'amount', decimal: meant });
        },
      ),
    );
  });
});
