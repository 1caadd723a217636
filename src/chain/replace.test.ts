/** Replacements: every fee rises by an eighth at least, or to what is asked now, and nothing else changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { FeeQuote } from './fee-type.ts';
import { buildReplacement } from './replace.ts';

const wei = fc.bigInt({ min: 0n, max: 10n ** 13n });
const base = {
  chainId: 1,
  from: `0x${'01'.repeat(20)}`,
  to: `0x${'02'.repeat(20)}`,
  value: '5',
  data: '0xabcd',
  nonce: 7,
  gasLimit: '90000',
} as const;
const quoteOf = (cap: bigint, tip: bigint): FeeQuote => ({
  kind: 'eip1559',
  baseFeePerGas: '1',
  speeds: [{ speed: 'fast', maxFeePerGas: cap.toString(), maxPriorityFeePerGas: tip.toString() }],
});

describe('buildReplacement', () => {
  it('raises both fees enough for every node', () => {
    fc.assert(
      fc.property(wei, wei, wei, wei, (a, b, c, d) => {
        const [tip, cap] = a < b ? [a, b] : [b, a];
        const [fastTip, fastCap] = c < d ? [c, d] : [d, c];
        const old: PreparedTransaction = {
          ...base,
          type: 'eip1559',
          maxFeePerGas: cap.toString(),
          maxPriorityFeePerGas: tip.toString(),
          accessList: [],
        };
        const next = buildReplacement(old, 'speed-up', quoteOf(fastCap, fastTip));
        if (next.type !== 'eip1559') throw new Error('The type changed.');
        const { maxFeePerGas, maxPriorityFeePerGas, ...rest } = next;
        expect(BigInt(maxFeePerGas) * 8n >= cap * 9n && BigInt(maxFeePerGas) > cap).toBe(true);
        expect(BigInt(maxPriorityFeePerGas) * 8n >= tip * 9n && BigInt(maxPriorityFeePerGas) > tip).toBe(true);
        expect(BigInt(maxFeePerGas) >= BigInt(maxPriorityFeePerGas)).toBe(true);
        expect(BigInt(maxFeePerGas) >= fastCap).toBe(true);
        expect(rest).toEqual({ ...base, type: 'eip1559', accessList: [] });
      }),
    );
  });

  it('raises the gas price of the older types', () => {
    const quote: FeeQuote = { kind: 'legacy', baseFeePerGas: null, speeds: [{ speed: 'fast', gasPrice: '50' }] };
    const legacy: PreparedTransaction = { ...base, type: 'legacy', gasPrice: '100' };
    expect(buildReplacement(legacy, 'speed-up', quote)).toEqual({ ...legacy, gasPrice: '113' });
    const listed: PreparedTransaction = { ...base, type: 'eip2930', gasPrice: '8', accessList: [] };
    expect(buildReplacement(listed, 'speed-up', quote)).toEqual({ ...listed, gasPrice: '50' });
  });

  it('cancels with a transfer of nothing to oneself', () => {
    const list = [{ address: base.to, storageKeys: [] }];
    const old: PreparedTransaction = {
      ...base,
      type: 'eip1559',
      maxFeePerGas: '8',
      maxPriorityFeePerGas: '0',
      accessList: list,
    };
    expect(buildReplacement(old, 'cancel', quoteOf(1n, 0n))).toEqual({
      ...old,
      to: base.from,
      value: '0',
      data: '0x',
      gasLimit: '21000',
      maxFeePerGas: '9',
      maxPriorityFeePerGas: '1',
      accessList: [],
    });
  });
});
