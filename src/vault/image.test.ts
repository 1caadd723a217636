/** The image format: round trip, every damaged byte seen, later formats told from damage, and a frozen example. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex } from '../lib/bytes.ts';
import { decodeImage, encodeImage } from './image.ts';
import { applyChanges, noRows, TABLES } from './table.ts';

const changes = fc.array(
  fc.record({
    table: fc.constantFrom(...TABLES),
    key: fc.string({ unit: 'grapheme' }),
    value: fc.uint8Array({ maxLength: 64 }),
  }),
);

describe('image', () => {
  it('decodes to what was encoded, whatever the order of writing', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.maxSafeNat(), async (list, generation) => {
        const rows = applyChanges(noRows(), list);
        const bytes = await encodeImage({ generation, rows });
        const reading = await decodeImage(bytes);
        expect(reading.kind === 'good' && reading.image).toEqual({ generation, rows });
        const keys = new Set(list.map(({ table, key }) => `${table}/${key}`));
        const last = [...keys].map((name) => list.findLast(({ table, key }) => `${table}/${key}` === name));
        const reordered = applyChanges(
          noRows(),
          last.reverse().filter((change) => change !== undefined),
        );
        expect(await encodeImage({ generation, rows: reordered })).toEqual(bytes);
      }),
    );
  });

  it('refuses every single flipped bit, every cut and every addition', async () => {
    const rows = applyChanges(noRows(), [{ table: 'log', key: 'k', value: Uint8Array.of(1, 2, 3) }]);
    const bytes = await encodeImage({ generation: 3, rows });
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = bytes.slice();
        copy[at] = (copy[at] as number) ^ (1 << bit);
        expect((await decodeImage(copy)).kind, `bit ${bit} of byte ${at}`).toBe('broken');
      }
      expect((await decodeImage(bytes.slice(0, at))).kind).toBe(at === 0 ? 'missing' : 'broken');
    }
    expect((await decodeImage(Uint8Array.of(...bytes, 0))).kind).toBe('broken');
  });

  it('stays readable: an image of format 1 as it was first written', async () => {
    const frozen =
      '4452414d564c540000000001000000000000000500000023' +
      '55f7ffdce50b250f73e97a7692d0aec0453cc109fe505a4573ed15fba8914ff6' +
      '0000000000000000000000010000000161000000020102000000000000000000000000';
    const rows = applyChanges(noRows(), [{ table: 'log', key: 'a', value: Uint8Array.of(1, 2) }]);
    expect(bareHex(await encodeImage({ generation: 5, rows }))).toBe(frozen);
    const reading = await decodeImage(fromHex(frozen));
    expect(reading.kind === 'good' && reading.image).toEqual({ generation: 5, rows });
  });

  it('knows a later format by a checksum that agrees', async () => {
    const bytes = await encodeImage({ generation: 1, rows: noRows() });
    bytes[11] = 2;
    const checked = new Uint8Array([...bytes.subarray(8, 24), ...bytes.subarray(56)]);
    bytes.set(new Uint8Array(await crypto.subtle.digest('SHA-256', checked)), 24);
    expect(await decodeImage(bytes)).toEqual({ kind: 'newer' });
  });
});
