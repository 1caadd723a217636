/** Calls that an account makes to itself, and what leaves with them. */
import { expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import { delegateName, delegateOf, delegationCode, isOfferedDelegate, SIMPLE_ACCOUNT } from './delegates.ts';
import { encodeBatch, sendsOf, weiLeaving } from './own-calls.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const IDA: Hex = `0x${'22'.repeat(20)}`;

it('what leaves: the value, or that of the calls which the account makes to itself', () => {
  const data = encodeBatch([
    { to: IDA, value: '5', data: '0x' },
    { to: ME, value: '7', data: '0x' },
    { to: IDA, value: '6', data: '0x01' },
  ]);
  const batch = { from: ME, to: ME, value: '0', data };
  expect(sendsOf(batch)).toEqual([
    { to: IDA, value: 5n, data: '0x' },
    { to: ME, value: 7n, data: '0x' },
    { to: IDA, value: 6n, data: '0x01' },
  ]);
  expect(weiLeaving(batch)).toBe(11n);
  // At another account the same call spends nothing of this one.
  expect(weiLeaving({ ...batch, to: IDA, value: '3' })).toBe(3n);
  expect(weiLeaving({ ...batch, data: '0x', value: '3' })).toBe(0n);
});

it('only the one delegate and the end of a delegation are offered; others have at most a name', () => {
  const other = '0x63c0c19a282a1b52b07dd5a65b58948a07dae32b';
  expect([SIMPLE_ACCOUNT.address, `0x${'00'.repeat(20)}` as Hex].every(isOfferedDelegate)).toBe(true);
  expect([other, IDA].some((address) => isOfferedDelegate(address as Hex))).toBe(false);
  expect([other, IDA].map((address) => delegateName(address as Hex))).toEqual(['MetaMask’s smart account', null]);
  expect(delegateOf(delegationCode(IDA))).toBe(IDA);
  expect([`0xef0100${'22'.repeat(21)}`, '0x', '0xef0101'].map((code) => delegateOf(code as Hex))).toEqual([
    null,
    null,
    null,
  ]);
});

it('finds what leaves through calls inside calls of the account', () => {
  const inner = encodeBatch([{ to: IDA, value: '10', data: '0x' }]);
  const outer = encodeBatch([
    { to: ME, value: '0', data: inner },
    { to: IDA, value: '1', data: '0x' },
  ]);
  const nested = { from: ME, to: ME, value: '0', data: outer };
  expect(weiLeaving(nested)).toBe(11n);
  // What another account does inside is its own.
  const foreign = encodeBatch([{ to: IDA, value: '0', data: inner }]);
  expect(weiLeaving({ ...nested, data: foreign })).toBe(0n);
});
