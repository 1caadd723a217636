/** The image format: round trip, every damaged byte seen, later formats told from damage, and a frozen example. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex } from '../lib/bytes.ts';
import { createImage } from './digest.ts';
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
        const bytes = await encodeImage(await createImage(generation, rows));
        const reading = await decodeImage(bytes);
        expect(reading.kind === 'good' && reading.image).toMatchObject({ generation, rows });
        const keys = new Set(list.map(({ table, key }) => `${table}/${key}`));
        const last = [...keys].map((name) => list.findLast(({ table, key }) => `${table}/${key}` === name));
        const reordered = applyChanges(
          noRows(),
          last.reverse().filter((change) => change !== undefined),
        );
        expect(await encodeImage(await createImage(generation, reordered))).toEqual(bytes);
      }),
    );
  });

  it('refuses every single flipped bit, every cut and every addition', async () => {
    const rows = applyChanges(noRows(), [{ table: 'log', key: 'k', value: Uint8Array.of(1, 2, 3) }]);
    const bytes = await encodeImage(await createImage(3, rows));
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
      '23ddafce336e69d9394f9c9ab9f99b3e26635a71f94689ff204ec850358e6d06' +
      'c07a23737f9f9a461c1fe8b9e21776c9761aabeea522eb6ab73cc2056dde3e87' +
      '0000000000000000000000010000000161000000020102000000000000000000000000';
    const rows = applyChanges(noRows(), [{ table: 'log', key: 'a', value: Uint8Array.of(1, 2) }]);
    expect(bareHex(await encodeImage(await createImage(5, rows)))).toBe(frozen);
    const reading = await decodeImage(fromHex(frozen));
    expect(reading.kind === 'good' && reading.image).toMatchObject({ generation: 5, rows });
  });

  it('knows a later format by a checksum that agrees', async () => {
    const bytes = await encodeImage(await createImage(1, noRows()));
    bytes[11] = 2;
    const checked = new Uint8Array([...bytes.subarray(8, 56), ...bytes.subarray(88)]);
    bytes.set(new Uint8Array(await crypto.subtle.digest('SHA-256', checked)), 56);
    expect(await decodeImage(bytes)).toEqual({ kind: 'newer' });
  });
});
