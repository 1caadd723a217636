/** What a page is told of call data: known functions with their arguments, calls in calls, and nothing of what is unknown. */
import { expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { encodeApprove, encodeTransfer } from '../../ethereum/encode-call.ts';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import type { Hex } from '../../lib/bytes.ts';
import { callView } from './call-view.ts';

const IDA: Hex = `0x${'5a'.repeat(20)}`;
const USDC: Hex = `0x${'c1'.repeat(20)}`;

it('names a transfer and its arguments, exactly', () => {
  expect(callView(encodeTransfer(IDA, 2n ** 200n))).toEqual({
    name: 'transfer',
    fields: [
      { name: 'To', value: toChecksumAddress(IDA) },
      { name: 'Amount', value: (2n ** 200n).toString() },
    ],
  });
  expect(callView(encodeApprove(IDA, 5n))?.fields.map(({ name }) => name)).toEqual([
    'Spender',
    'Amount or item number',
  ]);
});

it('names functions that any contract may have, with the names of their arguments', () => {
  expect(callView(`0xa694fc3a${7n.toString(16).padStart(64, '0')}`)).toEqual({
    name: 'stake',
    fields: [{ name: 'Amount', value: '7' }],
  });
});

it('lists the calls of a batch with their contracts', () => {
  const data = encodeBatch([{ to: USDC, value: '3', data: encodeTransfer(IDA, 1n) }]);
  const fields = callView(data)?.fields.map(({ name, value }) => `${name}: ${value}`);
  expect(fields).toEqual([
    '1 · Function: transfer',
    `1 · Contract: ${toChecksumAddress(USDC)}`,
    '1 · Coins, in base units: 3',
    `1 · To: ${toChecksumAddress(IDA)}`,
    '1 · Amount: 1',
  ]);
});

it('says nothing of no data and of a function that is not known', () => {
  expect(callView('0x')).toBeNull();
  expect(callView('0x12345678')).toBeNull();
});
