/** Statements: each holds for its key, its kind and exactly its fields; whatever else is put in its place does not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { signingKeyPair } from './sign.ts';
import {
  contentHash,
  controlHash,
  freezeStatement,
  type ReceiptStatement,
  type RowStatement,
  receiptStatement,
  rowStatement,
  type StatedBox,
  sessionStatement,
  type WriteStatement,
  writeStatement,
} from './statement.ts';
import { bytesOf } from './testing/identity.ts';
import { ORIGIN, sampleReceipt, sampleRow, sampleWrite } from './testing/server-answers.ts';

const seed = bytesOf('signer');
const { publicKey } = signingKeyPair(seed);
const stranger = signingKeyPair(bytesOf('stranger')).publicKey;

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const some = fc.uint8Array({ maxLength: 40 });
const number = fc.nat(1_000_000);
const head = fc.record({ number, hash: bytes(32) });
const box: fc.Arbitrary<StatedBox> = fc.record({
  name: fc.stringMatching(/^[a-z0-9/-]{1,30}$/),
  bytes: fc.option(some),
  replaces: fc.option(number),
});
const write: fc.Arbitrary<WriteStatement> = fc.record({
  origin: fc.webUrl(),
  identityId: bytes(32),
  key: bytes(16),
  expect: fc.option(head),
  entries: fc.array(some, { maxLength: 3 }),
  head,
  boxes: fc.array(box, { maxLength: 3 }),
  auditKey: fc.option(some),
});

const flipped = (value: Uint8Array): Uint8Array => {
  const other = value.slice();
  other[value.length - 1] = (other.at(-1) ?? 0) ^ 1;
  return value.length === 0 ? Uint8Array.of(0) : other;
};

/** Every way in which one field of a write can come out otherwise, by its name. */
function changesOf(write: WriteStatement): [string, WriteStatement][] {
  const { expect: before, head, boxes, entries } = write;
  const withBox = (at: number, change: Partial<StatedBox>) => ({
    ...write,
    boxes: boxes.with(at, { ...(boxes[at] as StatedBox), ...change }),
  });
  return [
    ['origin', { ...write, origin: `${write.origin}x` }],
    ['identityId', { ...write, identityId: flipped(write.identityId) }],
    ['key', { ...write, key: flipped(write.key) }],
    ['expect', { ...write, expect: before === null ? head : null }],
    ['expect.number', { ...write, expect: { number: (before?.number ?? 0) + 1, hash: before?.hash ?? head.hash } }],
    ['expect.hash', { ...write, expect: { number: before?.number ?? 0, hash: flipped(before?.hash ?? head.hash) } }],
    ['head.number', { ...write, head: { ...head, number: head.number + 1 } }],
    ['head.hash', { ...write, head: { ...head, hash: flipped(head.hash) } }],
    ['entries, one more', { ...write, entries: [...entries, utf8('more')] }],
    ['boxes, one more', { ...write, boxes: [...boxes, { name: 'more', bytes: null, replaces: null }] }],
    ['auditKey', { ...write, auditKey: write.auditKey === null ? new Uint8Array() : null }],
    ['auditKey, its bytes', { ...write, auditKey: flipped(write.auditKey ?? new Uint8Array()) }],
    ...entries.flatMap((entry, at): [string, WriteStatement][] => [
      ['entries, one less', { ...write, entries: entries.toSpliced(at, 1) }],
      ['entries, another', { ...write, entries: entries.with(at, flipped(entry)) }],
    ]),
    ...boxes.flatMap((box, at): [string, WriteStatement][] => [
      ['boxes, one less', { ...write, boxes: boxes.toSpliced(at, 1) }],
      ['box.name', withBox(at, { name: `${box.name}x` })],
      ['box.bytes', withBox(at, { bytes: box.bytes === null ? new Uint8Array() : null })],
      ['box.bytes, another', withBox(at, { bytes: flipped(box.bytes ?? new Uint8Array()) })],
      ['box.replaces', withBox(at, { replaces: box.replaces === null ? 0 : null })],
      ['box.replaces, another', withBox(at, { replaces: (box.replaces ?? 0) + 1 })],
    ]),
  ];
}

test('a write verifies as it was signed, by its signer only, and with no field changed', () => {
  fc.assert(
    fc.property(write, (stated) => {
      const signature = writeStatement.sign(seed, stated);
      expect(writeStatement.holds(publicKey, signature, structuredClone(stated))).toBe(true);
      expect(writeStatement.holds(stranger, signature, stated)).toBe(false);
      for (const [name, other] of changesOf(stated))
        expect([name, writeStatement.holds(publicKey, signature, other)]).toEqual([name, false]);
    }),
    { numRuns: 15 },
  );
});

test('a write covers the order of its entries and boxes', () => {
  const signature = writeStatement.sign(seed, sampleWrite);
  for (const other of [
    { ...sampleWrite, entries: sampleWrite.entries.toReversed() },
    { ...sampleWrite, boxes: sampleWrite.boxes.toReversed() },
  ])
    expect(writeStatement.holds(publicKey, signature, other)).toBe(false);
});

test('a row and a receipt verify only with no field changed', () => {
  const row = rowStatement.sign(seed, sampleRow);
  expect(rowStatement.holds(publicKey, row, { ...sampleRow })).toBe(true);
  const rows: RowStatement[] = [
    { ...sampleRow, origin: 'https://other.example' },
    { ...sampleRow, accountNumber: flipped(sampleRow.accountNumber) },
    { ...sampleRow, version: sampleRow.version + 1 },
    { ...sampleRow, blob: flipped(sampleRow.blob) },
    { ...sampleRow, control: bytesOf('control hash') },
  ];
  for (const other of rows) expect(rowStatement.holds(publicKey, row, other)).toBe(false);
  const receipt = receiptStatement.sign(seed, sampleReceipt);
  expect(receiptStatement.holds(publicKey, receipt, { ...sampleReceipt })).toBe(true);
  const { head } = sampleReceipt;
  const receipts: ReceiptStatement[] = [
    { ...sampleReceipt, origin: 'https://other.example' },
    { ...sampleReceipt, epoch: sampleReceipt.epoch + 1 },
    { ...sampleReceipt, identityId: flipped(sampleReceipt.identityId) },
    { ...sampleReceipt, head: { ...head, number: head.number + 1 } },
    { ...sampleReceipt, head: { ...head, hash: flipped(head.hash) } },
    { ...sampleReceipt, sequence: sampleReceipt.sequence + 1 },
  ];
  for (const other of receipts) expect(receiptStatement.holds(publicKey, receipt, other)).toBe(false);
});

test('a session statement verifies for one server, one identity and one challenge; a freeze code opens no session', () => {
  const [identityId, challenge] = [bytesOf('identity'), bytesOf('challenge')];
  const signature = sessionStatement.sign(seed, ORIGIN, identityId, challenge);
  expect(sessionStatement.holds(publicKey, signature, ORIGIN, identityId, challenge)).toBe(true);
  expect(sessionStatement.holds(publicKey, signature, 'https://other.example', identityId, challenge)).toBe(false);
  expect(sessionStatement.holds(publicKey, signature, ORIGIN, bytesOf('other'), challenge)).toBe(false);
  expect(sessionStatement.holds(publicKey, signature, ORIGIN, identityId, bytesOf('other'))).toBe(false);
  const frozen = freezeStatement.sign(seed, ORIGIN, challenge);
  expect(freezeStatement.holds(publicKey, frozen, ORIGIN, challenge)).toBe(true);
  expect(freezeStatement.holds(publicKey, frozen, 'https://other.example', challenge)).toBe(false);
  expect(freezeStatement.holds(publicKey, frozen, ORIGIN, bytesOf('other'))).toBe(false);
});

test('a statement does not verify as a statement of another kind', () => {
  const [identityId, challenge] = [bytesOf('identity'), bytesOf('challenge')];
  const kinds: { sign: () => Uint8Array; holds: (signature: Uint8Array) => boolean }[] = [
    {
      sign: () => sessionStatement.sign(seed, ORIGIN, identityId, challenge),
      holds: (signature) => sessionStatement.holds(publicKey, signature, ORIGIN, identityId, challenge),
    },
    {
      sign: () => freezeStatement.sign(seed, ORIGIN, challenge),
      holds: (signature) => freezeStatement.holds(publicKey, signature, ORIGIN, challenge),
    },
    {
      sign: () => writeStatement.sign(seed, sampleWrite),
      holds: (signature) => writeStatement.holds(publicKey, signature, sampleWrite),
    },
    {
      sign: () => rowStatement.sign(seed, sampleRow),
      holds: (signature) => rowStatement.holds(publicKey, signature, sampleRow),
    },
    {
      sign: () => receiptStatement.sign(seed, sampleReceipt),
      holds: (signature) => receiptStatement.holds(publicKey, signature, sampleReceipt),
    },
  ];
  kinds.forEach((one, at) => {
    const signature = one.sign();
    expect(kinds.map(({ holds }) => holds(signature))).toEqual(kinds.map((_, other) => other === at));
  });
});

test('a statement that cannot be encoded does not verify, and nothing throws', () => {
  const signature = writeStatement.sign(seed, sampleWrite);
  const bad: WriteStatement[] = [
    { ...sampleWrite, identityId: new Uint8Array(31) },
    { ...sampleWrite, key: new Uint8Array(17) },
    { ...sampleWrite, head: { number: -1, hash: sampleWrite.head.hash } },
    { ...sampleWrite, origin: '\ud800' },
  ];
  for (const other of bad) expect(writeStatement.holds(publicKey, signature, other)).toBe(false);
  expect(writeStatement.holds(new Uint8Array(3), signature, sampleWrite)).toBe(false);
  expect(writeStatement.holds(publicKey, new Uint8Array(1), sampleWrite)).toBe(false);
  expect(receiptStatement.holds(publicKey, signature, { ...sampleReceipt, epoch: 2 ** 33 })).toBe(false);
});

test('hashes of contents and of control tokens differ, and depend on every byte', () => {
  fc.assert(
    fc.property(some, (content) => {
      expect(contentHash(content)).toEqual(contentHash(content.slice()));
      expect(contentHash(content)).not.toEqual(contentHash(flipped(content)));
      expect(controlHash(content)).not.toEqual(contentHash(content));
    }),
  );
});
