/** The login file: what it is, and how each kind of wrong file is told apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { createStorageFile, LONGEST_FILE, parseStorageFile } from './storage-file.ts';

const KNOWN = `Dramatis login file 1
Part of a login to a wallet. Keep it private, and do not change it. If it is deleted, this login opens nothing any more.
`;
const refusalOf = async (bytes: Uint8Array, wanted: string | null = null) => {
  try {
    await parseStorageFile(bytes, wanted);
  } catch (error) {
    if (isWalletError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was accepted.');
};

describe('a login file', () => {
  it('is two lines that say what it is, and one with id and key', async () => {
    const { bytes, id, key } = await createStorageFile();
    const text = fromUtf8(bytes);
    expect(text.startsWith(KNOWN)).toBe(true);
    expect(text.slice(KNOWN.length)).toMatch(/^[A-Za-z0-9_-]{64}\n$/);
    expect(bytes.length).toBeLessThan(LONGEST_FILE);
    expect(await parseStorageFile(bytes, null)).toEqual({ id, key });
    expect(await parseStorageFile(bytes, id)).toEqual({ id, key });
    expect((await createStorageFile()).key).not.toBe(key);
  });

  it('has an id that is the hash of head and key', async () => {
    const fixed = utf8(`${KNOWN}l5FHI_e-fBiY3e0BSLbQzQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`);
    expect((await parseStorageFile(fixed, null)).key).toBe('A'.repeat(43));
  });

  it('of another login is told from one that was changed', async () => {
    const [mine, other] = [await createStorageFile(), await createStorageFile()];
    expect(await refusalOf(other.bytes, mine.id)).toMatchObject({
      code: 'wrong-file',
      message: expect.stringContaining('belongs to another login'),
    });
    const text = fromUtf8(mine.bytes);
    const at = text.length - 10;
    const changed = utf8(`${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
    expect(await refusalOf(changed, mine.id)).toMatchObject({
      code: 'wrong-file',
      message: expect.stringContaining('was changed'),
    });
    expect(await refusalOf(changed, other.id)).toMatchObject({
      message: expect.stringContaining('was replaced or changed'),
    });
  });

  it('that was cut off, is empty, is something else or comes from a newer version has words of its own', async () => {
    const { bytes } = await createStorageFile();
    for (const length of [0, 5, 20, KNOWN.length - 1, KNOWN.length])
      expect((await refusalOf(bytes.slice(0, length))).message).toContain('cut off');
    expect((await refusalOf(bytes.slice(0, -1))).message).toContain('cut off');
    for (const text of ['<html>Log in</html>', '\u0000', 'Dramatis backup'])
      expect((await refusalOf(utf8(text))).message).toContain('isn’t a login file');
    expect((await refusalOf(new Uint8Array([0xff, 0xfe]))).message).toContain('isn’t a login file');
    expect((await refusalOf(new Uint8Array(LONGEST_FILE + 1).fill(68))).message).toContain('isn’t a login file');
    expect(await refusalOf(utf8(fromUtf8(bytes).replace('file 1', 'file 2')))).toMatchObject({ code: 'newer-version' });
  });

  it('is refused after any change of a byte, and any other bytes are refused with a sentence', async () => {
    const { bytes, id } = await createStorageFile();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(['wrong-file', 'newer-version']).toContain((await refusalOf(changed, id)).code);
      }),
      { numRuns: 500 },
    );
    const line = fc.string({ unit: fc.constantFrom(...'ABab09-_\n ='), maxLength: 80 });
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      line.map((text) => utf8(KNOWN + text)),
      fc.string({ unit: 'grapheme' }).map((text) => utf8(`Dramatis login file ${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (some) => {
        expect((await refusalOf(some)).message).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});
