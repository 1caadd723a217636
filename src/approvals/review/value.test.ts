/** Every wei that goes along stands in the sentence or among the changes, whatever the call is and whatever the node says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AbiValue, encodeCall } from '../../ethereum/abi.ts';
import { formatAmount, formatUnits } from '../../ethereum/amount.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Simulation } from '../../messaging/approval.ts';
import {
  CATS,
  IDA,
  MAIN,
  ROUTER,
  review,
  STRANGER,
  sending,
  sentenceOf,
  USDC,
  warningsOf,
} from '../testing/review-world.ts';

const UNLIMITED = (1n << 256n) - 1n;
const encode = (signature: string, values: AbiValue[]): Hex =>
  encodeCall(selectorOf(signature), signature.slice(signature.indexOf('(') + 1, -1), values);
const call = (signature: string, ...values: (bigint | boolean | Hex)[]): Hex => encode(signature, values);

/** One call of every kind that has words of its own. */
const single = fc.constantFrom<Hex>(
  '0x',
  call('transfer(address,uint256)', IDA, 5n),
  call('transferFrom(address,address,uint256)', MAIN, IDA, 5n),
  call('safeTransferFrom(address,address,uint256)', MAIN, IDA, 5n),
  encode('safeTransferFrom(address,address,uint256,uint256,bytes)', [MAIN, IDA, 5n, 2n, '0x']),
  call('approve(address,uint256)', ROUTER, 5n),
  call('approve(address,uint256)', ROUTER, 0n),
  call('approve(address,uint256)', ROUTER, UNLIMITED),
  call('increaseAllowance(address,uint256)', ROUTER, 5n),
  call('decreaseAllowance(address,uint256)', ROUTER, 5n),
  call('approve(address,address,uint160,uint48)', USDC, ROUTER, 5n, 0n),
  call('transferFrom(address,address,uint160,address)', MAIN, IDA, 5n, USDC),
  call('setApprovalForAll(address,bool)', ROUTER, true),
  call('setApprovalForAll(address,bool)', ROUTER, false),
  call('deposit()'),
  call('withdraw(uint256)', 5n),
  call('claim()'),
  '0xac9650d8',
  '0xdeadbeef',
);
const batch = (inner: fc.Arbitrary<Hex>): fc.Arbitrary<Hex> =>
  fc
    .array(inner, { maxLength: 3 })
    .chain((calls) =>
      fc.constantFrom(
        encode('multicall(bytes[])', [calls]),
        encode('multicall(uint256,bytes[])', [1_900_000_000n, calls]),
        encode('aggregate3Value((address,bool,uint256,bytes)[])', [calls.map((data) => [ROUTER, false, 7n, data])]),
      ),
    );
const anyCall = fc.oneof(single, batch(single), batch(batch(single)));

const simulations = fc.constantFrom<() => Promise<Simulation>>(
  async () => ({ kind: 'worked', noticeable: false, changes: [] }),
  async () => ({ kind: 'worked', noticeable: false, changes: [{ asset: 'Ether', amount: '2 ETH', direction: 'in' }] }),
  async () => ({ kind: 'worked', noticeable: true, changes: [] }),
  async () => ({ kind: 'failed', reason: 'no', changes: [] }),
  async () => ({ kind: 'unavailable', accepted: true, reason: 'It works.', changes: [] }),
  async () => ({ kind: 'unavailable', accepted: false, reason: 'No answer.', changes: [] }),
  () => Promise.reject(new Error('no answer')),
);

describe('value', () => {
  it('stands in the sentence or among the changes, once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt(1n, 10n ** 30n),
        anyCall,
        fc.constantFrom<Hex | null>(IDA, STRANGER, USDC, ROUTER, CATS, MAIN, null),
        simulations,
        fc.constantFrom('speed-up' as const, 'cancel' as const, null),
        fc.boolean(),
        async (value, data, to, simulate, act, silent) => {
          const transaction = { ...sending, value: value.toString(), data, to };
          const none = () => Promise.reject(new Error('no answer'));
          const made = await review(
            { kind: 'transaction', transaction, replaces: act && { activityId: 'a', act } },
            { data: { simulate, ...(silent ? { token: none, code: none, balance: none, fees: none } : {}) } },
          );
          if (made.body.kind !== 'transaction') throw new Error('not a transaction');
          const amount = `${formatAmount(value, 18)} ETH`;
          const rows = made.body.simulation.changes.filter(
            (change) => change.asset === 'Ether' && change.direction === 'out',
          );
          expect(rows.map((row) => row.amount)).toEqual(
            to === MAIN && sentenceOf(made).includes(amount) ? [] : [`${formatUnits(value, 18)} ETH`],
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is said before several calls', async () => {
    const data = encode('multicall(bytes[])', [[call('claim()'), call('claim()')]]);
    const transaction = { ...sending, to: ROUTER, data };
    const made = await review({ kind: 'transaction', transaction, replaces: null });
    expect(sentenceOf(made)).toBe('Pay *0.25 ETH* to Universal Router and make *2 calls* there?');
  });

  it('that nothing in a batch takes is warned of', async () => {
    const data = encode('multicall(bytes[])', [[call('approve(address,uint256)', ROUTER, 5n)]]);
    const made = await review({ kind: 'transaction', transaction: { ...sending, to: USDC, data }, replaces: null });
    expect(warningsOf(made)).toContain('danger coins-along');
  });

  it.each([
    ['an empty list', encode('multicall(bytes[])', [[]])],
    ['no list', '0xac9650d8' as Hex],
  ])('of a batch of %s goes to a call that cannot be read', async (_name, data) => {
    const transaction = { ...sending, to: ROUTER, data };
    expect(warningsOf(await review({ kind: 'transaction', transaction, replaces: null }))).toContain(
      'note unread-call',
    );
  });

  it('of an empty batch is named', async () => {
    const data = encode('multicall(bytes[])', [[]]);
    const free = await review({
      kind: 'transaction',
      transaction: { ...sending, value: '0', to: STRANGER, data },
      replaces: null,
    });
    expect(sentenceOf(free)).toBe('Make an *empty batch call* to a contract?');
    const paid = await review({ kind: 'transaction', transaction: { ...sending, to: STRANGER, data }, replaces: null });
    expect(sentenceOf(paid)).toBe('Pay *0.25 ETH* to a contract with an *empty batch call*?');
  });

  it('is set against what a call that cannot be read is expected to bring', async () => {
    const simulate = async (): Promise<Simulation> => ({
      kind: 'worked',
      noticeable: false,
      changes: [{ asset: 'Ether', amount: '2 ETH', direction: 'in' }],
    });
    const transaction = { ...sending, to: ROUTER, data: '0xdeadbeef' as Hex };
    const { body } = await review({ kind: 'transaction', transaction, replaces: null }, { data: { simulate } });
    expect(body.kind === 'transaction' && body.simulation.changes.slice(0, 2)).toEqual([
      { asset: 'Ether', amount: '0.25 ETH', direction: 'out', of: { token: null, decimal: '0.25' } },
      { asset: 'Ether, expected', amount: '2 ETH', direction: 'in' },
    ]);
  });
});
