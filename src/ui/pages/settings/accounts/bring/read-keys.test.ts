/** Typed private keys: every form in which lists of them are kept is read, and each wrong line is named without what it holds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { privateKeyToAddress } from '../../../../../ethereum/account.ts';
import { bareHex } from '../../../../../lib/bytes.ts';
import { MOST_KEYS, readKeys } from './read-keys.ts';

const key = (digit: string) => digit.repeat(64);

it('reads keys with and without 0x, with names before and after them', () => {
  const text = [
    key('1'),
    `0x${key('2')}  `,
    '',
    `Savings: 0X${key('3').toUpperCase()}`.replace('0X', '0x'),
    `"Cold storage",${key('4')}`,
    `${key('5')}\tHot wallet`,
    `\ufeff${key('6')} = \u2066Six\u2069`,
  ].join('\r\n');
  const { keys, wrong } = readKeys(text);
  expect(wrong).toEqual([]);
  expect(keys.map(({ line, name }) => [line, name])).toEqual([
    [1, ''],
    [2, ''],
    [4, 'Savings'],
    [5, 'Cold storage'],
    [6, 'Hot wallet'],
    [7, 'Six'],
  ]);
  expect(keys[2]?.privateKey).toBe(`0x${key('3')}`);
});

it('names each wrong line, and says nothing of what it holds', () => {
  const secret = `${key('a').slice(1)}`;
  const { keys, wrong } = readKeys(
    [key('1'), secret, `0x${'b'.repeat(40)}`, `${key('1')}f`, 'hello', key('0'), key('f'), 'legal winner thank'].join(
      '\n',
    ),
  );
  expect(keys).toHaveLength(1);
  expect(wrong).toEqual([
    { line: 2, why: 'This has 63 characters. A private key has 64.' },
    { line: 3, why: 'This is an address. A private key has 64 characters.' },
    { line: 4, why: 'This has 65 characters. A private key has 64.' },
    { line: 5, why: 'Not a private key: a private key has 64 characters, 0–9 and a–f.' },
    { line: 6, why: 'These 64 characters aren’t a valid private key.' },
    { line: 7, why: 'These 64 characters aren’t a valid private key.' },
    { line: 8, why: 'These are words. Import them as a recovery phrase.' },
  ]);
  expect(JSON.stringify(wrong)).not.toMatch(/aaaa|hello|winner/);
});

it('marks a key that a line before it has, however it is written', () => {
  const { keys } = readKeys(`${key('a')}\n${key('b')}\n0x${key('A')} again`);
  expect(keys.map(({ repeats }) => repeats)).toEqual([null, null, 1]);
});

it('takes no more than one import does', () => {
  const lines = Array.from({ length: MOST_KEYS + 3 }, (_, at) => (at + 1).toString(16).padStart(64, '0'));
  const { keys, wrong } = readKeys(lines.join('\n'));
  expect([keys.length, wrong.map(({ line }) => line)]).toEqual([MOST_KEYS, [MOST_KEYS + 1]]);
});

it('reads any list of keys, whatever stands between the lines', () => {
  const bytes = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .filter((one) => one.some((byte) => byte > 0) && (one[0] ?? 0) < 255);
  const line = fc.tuple(bytes, fc.constantFrom('', '0x'), fc.constantFrom('\n', '\r\n', '\n\n', ' \n \n'));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const text = lines.map(([one, prefix, end]) => prefix + bareHex(one) + end).join('');
      const { keys, wrong } = readKeys(text);
      expect(wrong).toEqual([]);
      expect(keys.map(({ address }) => address)).toEqual(lines.map(([one]) => privateKeyToAddress(one)));
    }),
    { numRuns: 50 },
  );
});
