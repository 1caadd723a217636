/** The encoding: what is written is read back, and nothing else is read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareHex } from './bytes.ts';
import { createReader, createWriter } from './encoding.ts';

const value = fc.record({
  byte: fc.integer({ min: 0, max: 255 }),
  word: fc.integer({ min: 0, max: 0xffffffff }),
  long: fc.maxSafeNat(),
  bytes: fc.uint8Array({ maxLength: 40 }),
  text: fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
  list: fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 5 }),
  option: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
});
type Value = ReturnType<typeof read>;

const write = (v: Value): Uint8Array =>
  createWriter()
    .u8(v.byte)
    .u32(v.word)
    .u64(v.long)
    .bytes(v.bytes)
    .text(v.text)
    .list(v.list, (item, writer) => writer.bytes(item))
    .option(v.option, (item, writer) => writer.raw(item, 4))
    .finish();

function read(bytes: Uint8Array) {
  const reader = createReader(bytes);
  const v = {
    byte: reader.u8(),
    word: reader.u32(),
    long: reader.u64(),
    bytes: reader.bytes(),
    text: reader.text(),
    list: reader.list((item) => item.bytes()),
    option: reader.option((item) => item.raw(4)),
  };
  reader.finish();
  return v;
}

test('one encoding per value, known', () => {
  const bytes = createWriter().u8(7).u32(1).u64(2).bytes(Uint8Array.of(9)).text('é').finish();
  expect(bareHex(bytes)).toBe('07000000010000000000000002000000010900000002c3a9');
});

test('no list is written that its reader would refuse', () => {
  const list = (length: number) => Array.from({ length }, () => 7);
  const write = (length: number, limit?: number) =>
    createWriter()
      .list(list(length), (item, writer) => writer.u8(item), limit)
      .finish();
  expect(createReader(write(1024)).list((item) => item.u8())).toHaveLength(1024);
  expect(() => write(1025)).toThrow(expect.objectContaining({ code: 'bad-encoding' }));
  expect(createReader(write(1025, 2000)).list((item) => item.u8(), 2000)).toHaveLength(1025);
  expect(() => write(4, 3)).toThrow(expect.objectContaining({ code: 'bad-encoding' }));
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(value, (v) => {
      expect(read(write(v))).toEqual(v);
    }),
  );
});

test('bytes that read are the ones that the value writes: there is no second encoding', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (v, place, mask) => {
      const bytes = write(v);
      const at = place % bytes.length;
      bytes[at] = (bytes[at] as number) ^ mask;
      let again: Uint8Array;
      try {
        again = write(read(bytes));
      } catch {
        return;
      }
      expect(again).toEqual(bytes);
    }),
  );
});

test('two different values never have one encoding', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      const encode = (texts: string[]) =>
        bareHex(
          createWriter()
            .list(texts, (text, writer) => writer.text(text))
            .finish(),
        );
      expect(encode(a) === encode(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test.each([
  ['trailing bytes', () => createReader(Uint8Array.of(1)).finish()],
  ['an early end', () => createReader(Uint8Array.of(0, 0, 0, 2, 1)).bytes()],
  ['a length beyond the limit', () => createReader(Uint8Array.of(0, 0, 0, 2, 1, 1)).bytes(1)],
  ['a huge list', () => createReader(Uint8Array.of(255, 255, 255, 255)).list((item) => item.u8())],
  ['a flag of 2', () => createReader(Uint8Array.of(2)).option(() => 1)],
  ['a number above 2^53', () => createReader(new Uint8Array(8).fill(255)).u64()],
  ['bytes that are not UTF-8', () => createReader(Uint8Array.of(0, 0, 0, 1, 255)).text()],
  ['a lone surrogate', () => createWriter().text('\ud800')],
  ['a negative number', () => createWriter().u32(-1)],
  ['a broken number', () => createWriter().u64(0.5)],
  ['a byte above 255', () => createWriter().u8(256)],
  ['raw bytes of another length', () => createWriter().raw(new Uint8Array(3), 4)],
])('%s: refused', (_name, run) => {
  expect(run).toThrow(expect.objectContaining({ code: 'bad-encoding' }));
});

test('a leading byte order mark stays in the text', () => {
  expect(createReader(createWriter().text('\ufeffa').finish()).text()).toBe('\ufeffa');
});
