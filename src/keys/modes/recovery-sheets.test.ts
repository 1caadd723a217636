/** A recovery key on several sheets: any that are enough give it back, and everything else is an error that says what to do. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { combine } from 'shamir-secret-sharing';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex } from '../../lib/bytes.ts';
import { knownSheets } from '../testing/known-sheets.ts';
import answers from '../vectors/known-answers.json' with { type: 'json' };
import published from '../vectors/slip-0039.json' with { type: 'json' };
import { recoveryGroups } from './recovery-key.ts';
import {
  encodeSheet,
  ensureSheetCounts,
  makeSheets,
  readSheet,
  secretOfSheets,
  sheetGroups,
  typedRecoverySecret,
} from './recovery-sheets.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
/** How many are needed of how many, and the order in which a person finds them. */
const sets = fc.integer({ min: 2, max: 10 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    needed: fc.integer({ min: 2, max: count }),
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, at) => at),
      { minLength: count },
    ),
  }),
);

const textsOf = async (secret: Uint8Array, counts: { needed: number; count: number }): Promise<string[]> =>
  (await makeSheets(secret, counts)).map((sheet) => sheetGroups(sheet).join(' '));
const at = <Value>(all: readonly Value[], index: number): Value => all[index] as Value;
const refused = (words: string) => ({ code: 'bad-recovery-key', message: expect.stringContaining(words) });

describe('sheets of a recovery key', () => {
  it('give it back in any choice and order that is enough, however they are typed, and not with one fewer', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, sets, fc.constantFrom('\n', ' ', ''), async (secret, { count, needed, order }, gap) => {
        const texts = await textsOf(secret, { needed, count });
        const typed = order.map((index) => at(texts, index).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'));
        expect(await typedRecoverySecret(typed.slice(0, needed).join(gap))).toEqual(secret);
        expect(await typedRecoverySecret(typed.join(gap))).toEqual(secret);
        await expect(typedRecoverySecret(typed.slice(0, needed - 1).join(gap))).rejects.toMatchObject(
          refused('One more sheet is needed'),
        );
      }),
    );
  });

  it('are no help where one is missing: pretending that fewer are needed gives an error, and never a key', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.integer({ min: 3, max: 10 }), async (secret, needed) => {
        const sheets = (await makeSheets(secret, { needed, count: needed })).map((bytes) =>
          readSheet(sheetGroups(bytes).join('')),
        );
        const fewer = sheets.slice(1).map((sheet) => ({ ...sheet, needed: needed - 1 }));
        await expect(secretOfSheets(fewer)).rejects.toMatchObject(refused('don’t fit together'));
      }),
    );
  });

  it('say which group was typed wrongly, for every single letter', async () => {
    const groups = sheetGroups(at(await makeSheets(new Uint8Array(20).fill(7), { needed: 2, count: 3 }), 1));
    for (let place = 0; place < 12; place++)
      for (let letter = 0; letter < 5; letter++)
        for (const other of ALPHABET) {
          const right = at(groups, place);
          if (right[letter] === other) continue;
          const wrong = groups.with(place, right.slice(0, letter) + other + right.slice(letter + 1));
          expect(() => readSheet(wrong.join(' '))).toThrow(`Group ${place + 1} of this sheet looks wrong`);
        }
  });

  it('notice swapped neighbours, swapped groups, missing letters, and a group that is wrong in a way its letter allows', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.nat(11), fc.nat(3), fc.nat(11), async (secret, place, letter, other) => {
        const groups = sheetGroups(at(await makeSheets(secret, { needed: 2, count: 2 }), 0));
        const right = at(groups, place);
        const swapped = right.slice(0, letter) + right[letter + 1] + right[letter] + right.slice(letter + 2);
        if (swapped !== right)
          expect(() => readSheet(groups.with(place, swapped).join(' '))).toThrow(`Group ${place + 1} `);
        if (place !== other)
          expect(() => readSheet(groups.with(place, at(groups, other)).with(other, right).join(' '))).toThrow();
        expect(() => readSheet(groups.join(' ').slice(1))).toThrow('too short');
        expect(() => readSheet(`${groups.join(' ')}0`)).toThrow('too long');
      }),
    );
    // The whole sheet has a check of its own.
    const bytes = at(await makeSheets(new Uint8Array(20), { needed: 2, count: 2 }), 0);
    bytes[10] = (bytes[10] as number) ^ 1;
    expect(() => readSheet(sheetGroups(bytes).join(''))).toThrow('typed wrongly');
  });

  it('that do not belong together are refused with the reason', async () => {
    const one = await textsOf(new Uint8Array(20).fill(1), { needed: 2, count: 3 });
    const two = await textsOf(new Uint8Array(20).fill(2), { needed: 2, count: 3 });
    const larger = await textsOf(new Uint8Array(20).fill(1), { needed: 3, count: 3 });
    const join = (...texts: string[]) => typedRecoverySecret(texts.join('\n'));
    await expect(join(at(one, 0), at(one, 0))).rejects.toMatchObject(refused('sheets are the same: sheet 1'));
    await expect(join(at(one, 0), at(two, 1))).rejects.toMatchObject(refused('belongs to another set'));
    await expect(join(at(one, 0), at(larger, 1))).rejects.toMatchObject(refused('belongs to another set'));
    await expect(join(at(larger, 0))).rejects.toMatchObject(refused('2 more sheets are needed'));
    const key = recoveryGroups(new Uint8Array(20).fill(1)).join(' ');
    expect(() => readSheet(key)).toThrow('whole recovery key');
    await expect(join(key)).resolves.toEqual(new Uint8Array(20).fill(1));
    // Two sets that have the same random number by chance: the hash in the shares tells.
    const [first, second] = [readSheet(at(one, 0)), readSheet(at(two, 1))];
    await expect(secretOfSheets([first, { ...second, set: first.set }])).rejects.toMatchObject(
      refused('don’t fit together'),
    );
  });

  it('are two to ten, and at least two are needed', () => {
    for (const [needed, count] of [
      [1, 3],
      [3, 2],
      [2, 11],
      [2.5, 3],
      [Number.NaN, 3],
    ] as const)
      expect(() => ensureSheetCounts({ needed, count })).toThrow('at least two');
    expect(() => ensureSheetCounts({ needed: 10, count: 10 })).not.toThrow();
  });

  it('of another version, or with numbers that cannot be, are refused', async () => {
    const sheet = readSheet(at(await textsOf(new Uint8Array(20), { needed: 2, count: 2 }), 0));
    const read = (change: object) => () => readSheet(sheetGroups(encodeSheet({ ...sheet, ...change })).join(''));
    expect(read({})).not.toThrow();
    expect(read({ needed: 0x12 })).not.toThrow();
    expect(read({ needed: 0x22 })).toThrow('Another version');
    for (const change of [{ needed: 1 }, { needed: 3 }, { number: 0 }, { number: 3 }])
      expect(read(change)).toThrow('isn’t a sheet');
    expect(read({ share: sheet.share.with(0, 0) })).toThrow('isn’t a sheet');
  });
});

describe('the sharing', () => {
  it.each(published.tests)('is that of SLIP-0039: $secret', async ({ needed, shares, secret }) => {
    // The standard puts the shared value at 255 and its digest at 254; this library puts the value at 0. Places differ by XOR.
    const valueAt = (place: number) =>
      combine(shares.slice(0, needed).map(({ x, y }) => concatBytes(fromHex(y), Uint8Array.of(x ^ place))));
    const digest = await valueAt(254);
    expect(bareHex(await valueAt(255))).toBe(secret);
    const mac = createHmac('sha256', digest.slice(4)).update(fromHex(secret)).digest('hex');
    expect(mac.slice(0, 8)).toBe(bareHex(digest.slice(0, 4)));
  });

  it('opens the frozen sheets', async () => {
    const frozen = answers.answers['recovery sheets, 2 of 3'];
    expect(frozen).toBe(bareHex(new TextEncoder().encode(knownSheets().join('\n'))));
    const [one, two, three] = new TextDecoder().decode(fromHex(frozen)).split('\n') as [string, string, string];
    for (const pair of [
      [one, two],
      [three, one],
      [two, three],
    ])
      expect(bareHex(await typedRecoverySecret(pair.join(' ')))).toBe(answers.answers['recovery sheets, secret']);
  });
});
