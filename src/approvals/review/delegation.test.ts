/** Delegations in words (EIP-7702): what a transaction makes or ends, and what an account has. */
import { describe, expect, it } from 'vitest';
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { SIMPLE_ACCOUNT } from '../../ethereum/delegates.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import {
  type Given,
  IDA,
  MAIN,
  review,
  reviewTransaction,
  rowsOf,
  STRANGER,
  sentenceOf,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const delegating = (delegate: Hex, more: Partial<PreparedTransaction> = {}, given: Given = {}) =>
  reviewTransaction(
    { type: 'eip7702', delegate, to: MAIN, value: '0', ...more } as Partial<PreparedTransaction>,
    given,
  );

describe('a transaction that delegates the account', () => {
  it('is one sentence, and names the contract', async () => {
    const words = await delegating(SIMPLE_ACCOUNT.address);
    expect(sentenceOf(words)).toBe('Set *Main* up to make several calls at once on Ethereum?');
    expect(words.verb).toBe('Set up');
    expect(rowsOf(words)).toEqual([expect.stringMatching(/^Runs the code of: Simple7702Account \(0xe6Cae8…08555B\)$/)]);
    expect(warningsOf(words)).toEqual(['caution delegates']);
  });

  it('ends a delegation', async () => {
    const words = await delegating(ZERO_ADDRESS);
    expect(sentenceOf(words)).toBe('End the delegation of *Main* on Ethereum?');
    expect([words.verb, warningsOf(words)]).toEqual(['End it', []]);
  });

  it('and does something else says both', async () => {
    const words = await delegating(SIMPLE_ACCOUNT.address, { to: IDA, value: '5' });
    expect(sentenceOf(words)).toContain('to Ida Holm');
    expect(warningsOf(words)).toContain('caution delegates');
    expect(warningsOf(await delegating(ZERO_ADDRESS, { to: IDA, value: '5' }))).toContain('note ends-delegation');
  });

  it('to any other contract is refused', async () => {
    const words = await delegating(STRANGER);
    expect(words.refused).toBe(true);
    expect(warningsOf(words)).toContain('refused delegates-to-unknown');
  });
});

describe('an account that runs the code of a contract', () => {
  const with_ = (delegate: Hex | null): Given => ({ data: { delegate: async () => delegate } });
  const message = (given: Given) => review({ kind: 'personal-sign', message: '0x68656c6c6f' }, given);

  it('warns of an unknown one in every prompt, names that of another wallet, and is silent about its own', async () => {
    for (const words of [await reviewTransaction({}, with_(STRANGER)), await message(with_(STRANGER))]) {
      expect(warningsOf(words)).toContain('danger delegated-account');
      expect(warningOf(words, 'delegated-account')?.title).toBe('Main runs the code of an unknown contract');
    }
    const other = await message(with_('0x63c0c19a282a1b52b07dd5a65b58948a07dae32b'));
    expect(warningOf(other, 'delegated-account')).toMatchObject({
      severity: 'note',
      title: 'Main runs the code of MetaMask’s smart account',
    });
    for (const quiet of [SIMPLE_ACCOUNT.address, null])
      expect(warningOf(await message(with_(quiet)), 'delegated-account')).toBeUndefined();
  });
});
