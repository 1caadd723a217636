/** Receipts: which two prove that a server told two stories, and that no honest history gives such a pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeReceipt, encodeReceipt, equivocates, isReceipt, type Receipt } from './receipt.ts';
import { signingKeyPair } from './sign.ts';
import { receiptStatement } from './statement.ts';
import { bytesOf } from './testing/identity.ts';
import { expectNoFlipAccepted } from './testing/refused.ts';
import { ORIGIN, sampleReceipt } from './testing/server-answers.ts';

const seed = bytesOf('receipt key');
const { publicKey: receiptKey } = signingKeyPair(seed);

function signed(change: Partial<Receipt> = {}, by = seed): Receipt {
  const receipt = { ...sampleReceipt, receiptKey: signingKeyPair(by).publicKey, ...change };
  return { ...receipt, signature: change.signature ?? receiptStatement.sign(by, receipt) };
}
const at = (sequence: number, number: number, hash = `head ${number}`, epoch = 2): Receipt =>
  signed({ epoch, sequence, head: { number, hash: bytesOf(hash) } });

test.each([
  ['another entry in one place of the log', at(5, 3), at(9, 3, 'fork')],
  ['another head at one sequence', at(5, 3), at(5, 4)],
  ['another entry at one sequence', at(5, 3), at(5, 3, 'fork')],
  ['a log that got shorter', at(5, 4), at(6, 3)],
])('%s', (_name, a, b) => {
  expect([equivocates(a, b), equivocates(b, a)]).toEqual([true, true]);
});

test.each([
  ['the same twice', at(5, 3), at(5, 3)],
  ['boxes written without an entry', at(5, 3), at(6, 3)],
  ['a log that grew', at(5, 3), at(6, 9)],
  ['a restored server, which says so', at(5, 3), at(5, 3, 'fork', 3)],
  [
    'another identity',
    at(5, 3),
    signed({ ...at(5, 3, 'fork'), identityId: bytesOf('other'), signature: undefined as never }),
  ],
  [
    'another origin',
    at(5, 3),
    signed({ ...at(5, 3, 'fork'), origin: 'https://other.example', signature: undefined as never }),
  ],
  [
    'another server’s key',
    at(5, 3),
    signed({ head: { number: 3, hash: bytesOf('fork') }, sequence: 5 }, bytesOf('other')),
  ],
  ['one that was not signed', at(5, 3), { ...at(5, 3, 'fork'), signature: new Uint8Array(64) }],
  ['one whose fields were changed', at(5, 3), { ...at(5, 3), head: { number: 3, hash: bytesOf('fork') } }],
])('proves nothing: %s', (_name, a, b) => {
  expect([equivocates(a, b), equivocates(b, a)]).toEqual([false, false]);
});

test('no two receipts of one history contradict each other', () => {
  const writes = fc.array(fc.nat(3), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(writes, (counts) => {
      let number = 0;
      const receipts = counts.map((count, sequence) => {
        number += count;
        return at(sequence, number);
      });
      for (const a of receipts) for (const b of receipts) expect(equivocates(a, b)).toBe(false);
    }),
    { numRuns: 10 },
  );
});

test('a receipt is stored with its proof, and read back only as it was signed', async () => {
  const receipt = at(5, 3);
  const bytes = encodeReceipt(receipt);
  expect(decodeReceipt(bytes)).toEqual(receipt);
  expect([isReceipt(receipt), receipt.origin, receipt.receiptKey]).toEqual([true, ORIGIN, receiptKey]);
  await expectNoFlipAccepted('bad-encoding', bytes, decodeReceipt);
});
