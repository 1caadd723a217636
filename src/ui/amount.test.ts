/** Checks that amounts are exact both ways and that no amount is shown as zero unless it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUnits, readable, toUnits } from './amount.ts';

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
  it('takes plain decimals only', () => {
    expect(toUnits('0.25', 18)).toBe(250000000000000000n);
    expect(toUnits('.5', 6)).toBe(500000n);
    expect(toUnits('12.', 2)).toBe(1200n);
    for (const wrong of ['', '.', '1,5', '1e3', '-1', '0x10', '1.2.3', ' ']) expect(toUnits(wrong, 18)).toBeNull();
    expect(toUnits('0.1234567', 6)).toBeNull();
  });

  it('undoes fromUnits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.integer({ min: 0, max: 30 }), (units, decimals) => {
        expect(toUnits(fromUnits(units, decimals), decimals)).toBe(units);
      }),
    );
  });
});

describe('readable', () => {
  it('groups thousands, cuts decimals and keeps the sign', () => {
    expect(readable('118204.000118')).toBe('118,204.000118');
    expect(readable('1234567')).toBe('1,234,567');
    expect(readable('0.401228819')).toBe('0.401228');
    expect(readable('0.401228819', 8)).toBe('0.40122881');
    expect(readable('−0.5')).toBe('−0.5');
    expect(readable('1.9999999')).toBe('1.999999');
    expect(readable('3.0000000001')).toBe('3');
  });

  it('shows zero for nothing but zero', () => {
    expect(readable('0')).toBe('0');
    expect(readable('0.000000000000000042')).toBe('0.000000000000000042');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 24 }), (units, decimals) => {
        expect(/[1-9]/.test(readable(fromUnits(units, decimals)))).toBe(units > 0n);
      }),
    );
  });

  it('never shows more than there is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 24 }), (units, decimals) => {
        const shown = toUnits(readable(fromUnits(units, decimals)).replaceAll(',', ''), decimals);
        expect(shown).not.toBeNull();
        expect((shown as bigint) <= units).toBe(true);
      }),
    );
  });
});
