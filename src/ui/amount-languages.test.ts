/** Tests that what the wallet writes in the browser's language is read again as the same amount. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeDecimal, writeUngrouped } from '../lib/language.ts';
import { amountInWords, askWhich, readAmount, readable } from './amount.ts';

afterEach(() => vi.unstubAllGlobals());

const speak = (language: string) => vi.stubGlobal('navigator', { languages: [language] });

const LANGUAGES = [
  'en-US',
  'de-DE',
  'de-CH',
  'fr-FR',
  'hi-IN',
  'ar-EG',
  'sv-SE',
  'pl-PL',
  'pt-PT',
  'es-ES',
  'fa-IR',
  'bn-BD',
];

const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 }))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

describe.each(LANGUAGES)('amounts in %s', (language) => {
  it('come back from a field as they were', () => {
    speak(language);
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(readAmount(writeUngrouped(decimal))).toEqual({ kind: 'amount', decimal });
      }),
    );
  });

  it('come back from a page as they were, or both readings are offered, and either can be typed', () => {
    speak(language);
    fc.assert(
      fc.property(decimals, (decimal) => {
        const read = readAmount(` ${writeDecimal(decimal)} `);
        if (read.kind !== 'ambiguous') {
          expect(read).toEqual({ kind: 'amount', decimal });
          return;
        }
        expect(read.readings[0]).toBe(decimal);
        const asked = askWhich(read.readings);
        for (const reading of read.readings) {
          expect(asked).toContain(writeUngrouped(reading));
          expect(readAmount(writeUngrouped(reading))).toEqual({ kind: 'amount', decimal: reading });
        }
      }),
    );
  });

  it('lose their sign nowhere: a negative one is refused', () => {
    speak(language);
    expect(readAmount(writeDecimal('-0.5'))).toEqual({ kind: 'wrong' });
  });
});

describe('in a language with a decimal comma', () => {
  it.each([
    ['0,25', '0.25'],
    ['0.25', '0.25'],
    ['1,234', '1.234'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1 234', '1234'],
    ['1.234.567', '1234567'],
    ['0.123', '0.123'],
  ])('reads %j as %s', (typed, decimal) => {
    speak('de-DE');
    expect(readAmount(typed)).toEqual({ kind: 'amount', decimal });
  });

  it('asks what a point before three digits means', () => {
    speak('de-DE');
    const read = readAmount('1.234');
    expect(read).toEqual({ kind: 'ambiguous', readings: ['1234', '1.234'] });
    expect(askWhich(['1234', '1.234'])).toBe('Do you mean 1234 or 1,234? Enter one of these two.');
  });

  it('writes what is shown', () => {
    speak('de-DE');
    expect(readable('118204.000118')).toBe('118.204,000118');
    expect(readable('0.000000000000000042')).toBe('0,000000000000000042');
    expect(amountInWords('−12000.5 USDC')).toBe('−12.000,5 USDC');
    expect(amountInWords('No. 12')).toBe('No. 12');
  });
});
