/** The CSV of the security history: one row for each event, whatever the names contain. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SecurityEvent } from '../../messaging/security.ts';
import { toCsv } from './history-csv.ts';
import { readCsv } from './testing/read-csv.ts';

const event: SecurityEvent = {
  number: 7,
  from: 'log',
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  what: 'method-removed',
  by: 'a',
  agreed: 'b',
  methodId: 'c',
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
};
const history = (names: Record<string, string>) => ({
  names,
  kinds: { a: 'passkey', b: 'passkey', c: 'passkey' } as const,
  persons: { a: 'p', b: 'q', c: 'r' },
});

it('names who signed, who agreed, and what happened', () => {
  const known = history({ a: 'Laptop', b: 'Blue key', c: 'Old phone', p: 'Mara', q: 'Ida', r: 'Bo' });
  const [head, first] = readCsv(toCsv([event], known));
  expect(head).toHaveLength(9);
  expect(first).toEqual([
    '2026-01-02T03:04:05.000Z',
    '7',
    'membership log',
    'Mara',
    'Laptop',
    'Ida',
    'Blue key',
    '“Old phone” was removed; everything it could open got new keys',
    'by Mara (“Laptop”), with Ida (“Blue key”)',
  ]);
});

it('keeps one row of nine cells for each event, and no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 6, maxLength: 6 }), fc.nat(5), ([a, b, c, p, q, r], count) => {
      const known = history({ a: `=${a}`, b: `"${b}`, c: `\r\n${c}`, p: `@${p}`, q: `,${q}`, r: `${r}` });
      const rows = readCsv(
        toCsv(
          Array.from({ length: count }, () => event),
          known,
        ),
      );
      expect(rows).toHaveLength(count + 1);
      for (const row of rows) {
        expect(row).toHaveLength(9);
        for (const text of row) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      }
    }),
  );
});
