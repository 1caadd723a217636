/** A batch of calls in words: every call, every warning, one simulation, one fee. */

import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { SIMPLE_ACCOUNT } from '../../ethereum/delegates.ts';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';
import { applyEdits } from '../edits.ts';
import type { Payload } from '../record.ts';
import {
  callData,
  type Given,
  IDA,
  MAIN,
  ROUTER,
  review,
  reviewTransaction,
  rowsOf,
  sending,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';
import type { ReviewData } from './review-data.ts';

const MAX = (1n << 256n) - 1n;
const approve = (amount = MAX): Partial<PreparedTransaction> => ({
  to: USDC,
  value: '0',
  data: callData('095ea7b3', ROUTER, amount),
  gasLimit: '60000',
});
const unread: Partial<PreparedTransaction> = { to: ROUTER, value: '0', data: '0x12345678', gasLimit: '200000' };
const pay = (value = '1000000000000000000', to: Hex = IDA): Partial<PreparedTransaction> => ({ to, value, data: '0x' });

function batch(...calls: Partial<PreparedTransaction>[]): Payload & { kind: 'calls' } {
  const [first, ...others] = calls.map((call, at) => ({ ...sending, ...call, nonce: 7 + at }) as PreparedTransaction);
  if (!first) throw new Error('an empty batch');
  return { kind: 'calls', bundleId: 'swap', transactions: [first, ...others], together: null, atomicRequired: false };
}

const reviewed = (payload: Payload, given: Given = {}) => review(payload, given);

const bodyOf = ({ body }: Awaited<ReturnType<typeof review>>) => {
  if (body.kind !== 'transaction') throw new Error('another body');
  return body;
};

describe('a batch of calls', () => {
  it('says each call in words, and who asks', async () => {
    const words = await reviewed(batch(approve(250_000_000n), pay()));
    expect(sentenceOf(words)).toBe('Make *2 calls*, one after another?');
    expect(words.verb).toBe('Make calls');
    expect(rowsOf(words)).toEqual(
      expect.arrayContaining([
        '1: Let Universal Router spend up to 250 USDC?',
        '2: Send 1 ETH to Ida Holm?',
        `2 · Recipient: Ida Holm (${toChecksumAddress(IDA)})`,
        'Asked by: app.uniswap.org',
      ]),
    );
    expect(bodyOf(words).batch).toEqual({
      sentences: ['Let Universal Router spend up to 250 USDC?', 'Send 1 ETH to Ida Holm?'],
      transactions: 2,
      setUp: null,
      declined: false,
    });
    expect(warningsOf(words)).toContain('note separate-transactions');
  });

  it('gives the warnings of every call', async () => {
    const words = await reviewed(
      batch(approve(), { ...approve(1n), value: '5' }, pay('1', '0x0000000000000000000000000000000000000000')),
    );
    expect(warningsOf(words)).toEqual(
      expect.arrayContaining(['danger unlimited-allowance', 'danger coins-along', 'danger nobody']),
    );
    expect(words.verb).toBe('Make calls anyway');
  });

  it('simulates all in one run, and refuses what nobody can read where the node cannot', async () => {
    const runs: number[] = [];
    const words = await reviewed(batch(approve(1n), unread), {
      data: {
        simulate: async (_characterId, _first, after = []) => {
          runs.push(1 + after.length);
          return { kind: 'unavailable', accepted: false, reason: 'Ethereum does not simulate several.', changes: [] };
        },
      },
    });
    expect(runs).toEqual([2]);
    expect(warningsOf(words)).toContain('refused blind-signing');
    expect(words.refused).toBe(true);
    const failing = await reviewed(batch(approve(1n), unread), {
      data: { simulate: async () => ({ kind: 'failed', reason: 'call 2: no', changes: [] }) },
    });
    expect(warningOf(failing, 'will-fail')?.text).toContain('call 2: no.');
  });

  it('says the rights that no call names', async () => {
    const right = { kind: 'allowance', asset: USDC, holder: ROUTER, amount: MAX.toString(), added: null } as const;
    const given = { rights: [right], more: false };
    const simulate: ReviewData['simulate'] = async () => ({ kind: 'worked', noticeable: false, changes: [], given });
    expect(warningsOf(await reviewed(batch(unread, pay()), { data: { simulate } }))).toContain('danger given-rights');
    expect(warningsOf(await reviewed(batch(unread, approve()), { data: { simulate } }))).not.toContain(
      'danger given-rights',
    );
  });

  it('sums the fee and every wei that leaves, also offline', async () => {
    const offline = async () => {
      throw new Error('offline');
    };
    const words = await reviewed(batch(pay(), pay('2000000000000000000')), {
      data: { simulate: offline, dataFee: async () => '1000' },
    });
    const { simulation, fee } = bodyOf(words);
    // 2 x 21,000 gas at 13 gwei, and the data fee of both.
    expect(simulation.changes).toEqual([
      { asset: 'Ether', amount: '3 ETH', direction: 'out', of: { token: null, decimal: '3' } },
      {
        asset: 'Network fee, at most',
        amount: '0.000546000000002 ETH',
        direction: 'out',
        of: { token: null, decimal: '0.000546000000002' },
      },
    ]);
    expect(fee).toMatchObject({ gasLimit: '42000', nonce: 7, dataFee: '2000' });
    expect(warningsOf(words)).toContain('danger not-enough');
  });

  it('moves all nonces behind what was sent meanwhile, and gives all the fee that was chosen', async () => {
    const words = await reviewed(batch(pay('1'), pay('1')), {
      data: { nonces: async () => ({ missing: 11, next: 11, waiting: [] }) },
    });
    expect(bodyOf(words).fee.nonce).toBe(11);
    expect(JSON.parse(words.raw)).toMatchObject([{ nonce: 11 }, { nonce: 12 }]);
    const edits = {
      nonce: 9,
      fee: { speed: 'own', maxFeePerGas: '5', maxPriorityFeePerGas: '1', gasLimit: '99999' },
    } as const;
    const edited = applyEdits({ payload: batch(approve(), pay('1')), edits });
    expect(edited.kind === 'calls' && edited.transactions).toMatchObject([
      { nonce: 9, maxFeePerGas: '5', gasLimit: '60000' },
      { nonce: 10, maxFeePerGas: '5', gasLimit: '21000' },
    ]);
  });

  it('goes behind what waits where there are not enough nonces before it, and says that it waits too', async () => {
    const nonces = async (_id: string, _chainId: number, _account: Hex, needed: number) => ({
      missing: 8,
      next: needed === 1 ? 8 : 10,
      waiting: [9],
    });
    const calls = batch(pay('1'), pay('1'));
    const setUp = { ...sending, type: 'eip7702', delegate: SIMPLE_ACCOUNT.address } as PreparedTransaction;
    for (const payload of [calls, { ...calls, together: setUp }]) {
      const words = await reviewed(payload, { data: { nonces } });
      expect(bodyOf(words).fee.nonce).toBe(10);
      expect(warningOf(words, 'nonce-gap')?.text).toBe('It has nonce 10; 8 must be sent first.');
      expect(warningOf(words, 'replaces-pending')).toBeUndefined();
      // The second one takes the place of what waits.
      const chosen = await reviewed(payload, { data: { nonces }, edits: { nonce: 8 } });
      expect(warningOf(chosen, 'replaces-pending')?.text).toContain('It has nonce 9 too.');
    }
    const { type, delegate } = setUp as PreparedTransaction & { type: 'eip7702' };
    const alone = await reviewTransaction({ type, delegate, to: MAIN, value: '0' }, { data: { nonces } });
    expect(bodyOf(alone).fee.nonce).toBe(10);
  });

  it('lets the person lower the one allowance in it', async () => {
    const payload = batch(approve(), unread);
    const words = await reviewed(payload, { edits: { limit: '1000000' } });
    expect(bodyOf(words).limit).toMatchObject({ asked: null, chosen: '1000000', editable: true });
    expect(rowsOf(words)).toContain('1: Let Universal Router spend up to 1 USDC?');
    const edited = applyEdits({ payload, edits: { limit: '1000000' } });
    expect(edited.kind === 'calls' && edited.transactions.map(({ data }) => data)).toEqual([
      callData('095ea7b3', ROUTER, 1_000_000n),
      '0x12345678',
    ]);
    expect(bodyOf(await reviewed(batch(approve(), approve()))).limit).toBeNull();
  });

  describe('with somebody else who pays', () => {
    const payload = () => {
      const { transactions, ...rest } = batch(approve(), pay('1000000000000000000'));
      const together = {
        ...sending,
        to: MAIN,
        value: '0',
        data: encodeBatch(transactions),
        gasLimit: '150000',
      } as const;
      const operation = {
        chainId: 1,
        sender: MAIN,
        nonce: '1',
        callData: together.data,
        callGasLimit: '1',
        verificationGasLimit: '1',
        preVerificationGas: '1',
        maxFeePerGas: '2',
        maxPriorityFeePerGas: '1',
        paymaster: { address: ROUTER, data: '0x', verificationGasLimit: '1', postOpGasLimit: '0' },
        delegation: null,
      } as const;
      const sponsored = { operation, payer: 'paymaster.example', optional: false };
      return { ...rest, transactions, together, sponsored };
    };
    const out = { asset: 'USD Coin', amount: '3 USDC', direction: 'out' } as const;

    it('names the payer, and the account pays nothing', async () => {
      const words = await reviewed(payload());
      expect(rowsOf(words)).toContainEqual(expect.stringMatching(/^Network fee: Paid by paymaster.example/));
      expect(bodyOf(words)).toMatchObject({ batch: { payer: 'paymaster.example' }, limit: null });
      expect(bodyOf(words).simulation.changes).toContainEqual(
        expect.objectContaining({ asset: 'Network fee, at most', amount: '0 ETH' }),
      );
      for (const rule of ['not-enough', 'low-fee', 'sponsor-takes', 'sponsor-not-tried'])
        expect(warningsOf(words).join()).not.toContain(rule);
    });

    it('is a danger where the payer takes something, gets rights, or cannot be simulated', async () => {
      const whole = (result: SimulationResult) => ({ data: { simulateOperation: async () => result } });
      const taking = await reviewed(payload(), whole({ kind: 'worked', noticeable: true, changes: [out] }));
      expect(warningsOf(taking)).toContain('danger sponsor-takes');
      expect(taking.warnings.find(({ rule }) => rule === 'sponsor-takes')?.title).toContain('3 USDC');
      const unknown = await reviewed(
        payload(),
        whole({ kind: 'unavailable', accepted: false, reason: 'No.', changes: [] }),
      );
      expect(warningsOf(unknown)).toContain('danger sponsor-not-tried');
      const failing = await reviewed(payload(), whole({ kind: 'failed', reason: 'no', changes: [] }));
      expect(failing.warnings.find(({ rule }) => rule === 'will-fail')?.text).not.toContain('You pay the network fee');
      // The payer may be the one who makes it fail.
      expect(warningsOf(failing)).toContain('danger sponsor-not-tried');
    });

    it('has neither a fee, a nonce nor a limit to change', () => {
      for (const edits of [{ fee: { speed: 'fast' } }, { nonce: 3 }, { limit: '1' }, { separately: true }] as const)
        expect(() => applyEdits({ payload: payload(), edits })).toThrow();
      const optional = { ...payload(), sponsored: { ...payload().sponsored, optional: true } };
      const apart = applyEdits({ payload: optional, edits: { separately: true } });
      expect(apart).toMatchObject({ together: null });
      expect(apart).not.toHaveProperty('sponsored');
    });

    it('keeps what was set for separate calls for them alone, on the way there and back', async () => {
      const optional = { ...payload(), sponsored: { ...payload().sponsored, optional: true } };
      const fee = { speed: 'own', maxFeePerGas: '5', maxPriorityFeePerGas: '1' } as const;
      const apart = { fee, nonce: 9, separately: true };
      const [set, back] = [apart, { ...apart, separately: false }].map((edits) =>
        applyEdits({ payload: optional, edits }),
      );
      expect(set).toMatchObject({ together: null, transactions: [{ nonce: 9, maxFeePerGas: '5' }, { nonce: 10 }] });
      expect(back).toEqual(optional);
      expect(rowsOf(await reviewed(optional, { edits: { ...apart, separately: false } }))).toContainEqual(
        expect.stringMatching(/^Network fee: Paid by paymaster.example/),
      );
    });
  });

  describe('in one transaction', () => {
    const whole = (batching: 'supported' | 'ready', more: { atomicRequired?: boolean } = {}) => {
      const payload = batch(approve(), pay('2000000000000000000'));
      const all = {
        ...sending,
        to: MAIN,
        value: '0',
        data: encodeBatch(payload.transactions),
        gasLimit: '150000',
      } as const;
      const together: PreparedTransaction =
        batching === 'ready'
          ? {
              ...all,
              type: 'eip7702',
              delegate: SIMPLE_ACCOUNT.address,
              maxFeePerGas: '13000000000',
              maxPriorityFeePerGas: '1',
              accessList: [],
            }
          : all;
      return { ...payload, together, ...more };
    };

    it('says all or nothing, simulates that transaction, and shows every wei that leaves', async () => {
      const simulated: unknown[] = [];
      const simulate: ReviewData['simulate'] = async (_characterId, transaction, after) => {
        simulated.push(transaction.data, after);
        return { kind: 'worked', noticeable: false, changes: [] };
      };
      const words = await reviewed(whole('supported'), { data: { simulate } });
      expect(sentenceOf(words)).toBe('Make *2 calls*, all or nothing?');
      expect(simulated).toEqual([whole('supported').together.data, []]);
      expect(bodyOf(words).simulation.changes).toContainEqual({
        asset: 'Ether',
        amount: '2 ETH',
        direction: 'out',
        of: { token: null, decimal: '2' },
      });
      expect(bodyOf(words)).toMatchObject({ fee: { gasLimit: '150000' }, batch: { transactions: 1, setUp: null } });
      expect(warningsOf(words)).toEqual(expect.arrayContaining(['danger unlimited-allowance', 'danger not-enough']));
      expect(warningsOf(words)).not.toContain('note separate-transactions');
    });

    it('asks for the set-up of the account, which the person can do without unless the site demands it', async () => {
      const words = await reviewed(whole('ready'));
      expect(bodyOf(words).batch?.setUp).toMatchObject({ title: 'Set Main up for this?', required: false });
      expect(rowsOf(words)).toContainEqual(expect.stringMatching(/^Runs the code of: Simple7702Account /));
      const apart = await reviewed(whole('ready'), { edits: { separately: true } });
      expect(sentenceOf(apart)).toBe('Make *2 calls*, one after another?');
      expect(bodyOf(apart)).toMatchObject({
        batch: { transactions: 2, setUp: null, declined: true },
        fee: { gasLimit: '81000' },
      });
      const required = whole('ready', { atomicRequired: true });
      expect(bodyOf(await reviewed(required)).batch?.setUp).toMatchObject({ required: true });
      expect(() => applyEdits({ payload: required, edits: { separately: true } })).toThrow(/all calls or none/);
    });

    it('a lowered allowance is lowered in what is signed', () => {
      const edited = applyEdits({ payload: whole('supported'), edits: { limit: '5', nonce: 3 } });
      const expected = batch(approve(5n), pay('2000000000000000000'));
      expect(edited.kind === 'calls' && edited.together).toMatchObject({
        data: encodeBatch(expected.transactions),
        nonce: 3,
      });
    });
  });

  it('of one call reads like that call', async () => {
    const words = await reviewed(batch(approve()));
    expect(sentenceOf(words)).toContain('Universal Router');
    expect(bodyOf(words)).toMatchObject({ limit: { editable: true }, batch: { transactions: 1 } });
    expect(warningsOf(words)).not.toContain('note separate-transactions');
  });

  it('of another account or network is never shown', async () => {
    await expect(reviewed(batch(pay(), { ...pay(), from: IDA }))).rejects.toMatchObject({ code: 'internal' });
    await expect(reviewed(batch(pay(), { ...pay(), chainId: 10 }))).rejects.toMatchObject({ code: 'internal' });
  });
});
