/** Fees from histories of every kind, and the most that they cost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../ethereum/amount.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { Client } from './client-type.ts';
import { readDataFee } from './data-fee.ts';
import { quoteFees, toFeeOptions } from './fees.ts';
import { BUILT_IN_NETWORKS } from './networks.ts';
import { NodeError } from './node-error.ts';

/** A node that knows these answers and no other method. */
const node = (answers: Record<string, unknown>): Client => ({
  chainId: 1,
  request: async (method) => {
    if (!(method in answers)) throw new NodeError(-32601, 'method not found');
    return answers[method];
  },
  status: () => ({ answers: true, url: null, failedOver: false, routes: [] }),
});
const history = (baseFee: bigint, rewards: bigint[][]) => ({
  oldestBlock: '0x1',
  baseFeePerGas: ['0x1', toQuantity(baseFee)],
  gasUsedRatio: [0.5],
  reward: rewards.map((row) => row.map(toQuantity)),
});

describe('quoteFees', () => {
  it('takes the median of the tips of blocks that paid any', async () => {
    const rewards = [
      [1n, 10n, 100n],
      [0n, 0n, 0n],
      [3n, 30n, 300n],
      [2n, 20n, 200n],
    ];
    const quote = await quoteFees(node({ eth_feeHistory: history(1000n, rewards) }));
    expect(quote).toEqual({
      kind: 'eip1559',
      baseFeePerGas: '1000',
      speeds: [
        { speed: 'slow', maxFeePerGas: '1132', maxPriorityFeePerGas: '2' },
        { speed: 'normal', maxFeePerGas: '1620', maxPriorityFeePerGas: '20' },
        { speed: 'fast', maxFeePerGas: '2200', maxPriorityFeePerGas: '200' },
      ],
    });
  });

  it('asks the node for a tip where blocks are empty, and never offers none', async () => {
    const empty = history(1000n, [[0n, 0n, 0n]]);
    const asked = await quoteFees(node({ eth_feeHistory: empty, eth_maxPriorityFeePerGas: '0x7' }));
    expect(asked.speeds.map((fee) => fee.maxPriorityFeePerGas)).toEqual(['7', '7', '7']);
    const silent = await quoteFees(node({ eth_feeHistory: empty }));
    expect(silent.speeds.map((fee) => fee.maxPriorityFeePerGas)).toEqual(['1000000', '1000000', '1000000']);
  });

  it('goes by the gas price on networks without a base fee', async () => {
    for (const eth_feeHistory of [history(0n, []), null, { reward: [] }])
      expect(await quoteFees(node({ eth_feeHistory, eth_gasPrice: '0x65' }))).toEqual({
        kind: 'legacy',
        baseFeePerGas: null,
        speeds: [
          { speed: 'slow', gasPrice: '101' },
          { speed: 'normal', gasPrice: '112' },
          { speed: 'fast', gasPrice: '127' },
        ],
      });
  });

  it('keeps every offer in order, coverable and above the base fee', async () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.array(fc.tuple(amount, amount, amount)),
        async (baseFee, rewards) => {
          const answers = { eth_feeHistory: history(baseFee, rewards), eth_maxPriorityFeePerGas: '0x1' };
          const { speeds } = await quoteFees(node(answers));
          let before = { cap: 0n, tip: 0n };
          for (const { maxFeePerGas, maxPriorityFeePerGas } of speeds) {
            const now = { cap: BigInt(maxFeePerGas ?? '0'), tip: BigInt(maxPriorityFeePerGas ?? '0') };
            expect(now.tip > 0n && now.tip >= before.tip && now.cap >= before.cap && now.cap >= baseFee + now.tip).toBe(
              true,
            );
            before = now;
          }
        },
      ),
    );
  });

  it('refuses answers that make no sense', async () => {
    for (const eth_feeHistory of [
      history(1n, []).reward,
      'x',
      { baseFeePerGas: [5] },
      { baseFeePerGas: ['0x1'], reward: [['x']] },
    ])
      await expect(quoteFees(node({ eth_feeHistory, eth_gasPrice: '0x1' }))).rejects.toMatchObject({
        code: 'no-network',
      });
  });
});

describe('the most it can cost', () => {
  it('is exact, and never a rounded zero', async () => {
    const quote = await quoteFees(node({ eth_feeHistory: history(1n, [[1n, 1n, 1n]]) }));
    const options = toFeeOptions(quote, 21_000n, { decimals: 18 }, 5n);
    expect(options.map(({ most }) => parseAmount(most, 18))).toEqual(
      quote.speeds.map(({ maxFeePerGas }) => BigInt(maxFeePerGas ?? '0') * 21_000n + 5n),
    );
  });

  it('counts what data costs on Ethereum, where it does', async () => {
    const transaction = {
      type: 'eip1559',
      chainId: 8453,
      from: `0x${'01'.repeat(20)}`,
      to: `0x${'02'.repeat(20)}`,
      value: '0',
      data: '0x',
      nonce: 0,
      gasLimit: '21000',
      maxFeePerGas: '2',
      maxPriorityFeePerGas: '1',
      accessList: [],
    } as const;
    const client = node({ eth_call: `0x${1000n.toString(16).padStart(64, '0')}` });
    const network = (chainId: number) => {
      const found = BUILT_IN_NETWORKS.find((candidate) => candidate.chainId === chainId);
      if (!found) throw new Error('no such network');
      return found;
    };
    const prepared = { ...transaction, accessList: [] };
    expect(await readDataFee(client, network(8453), prepared)).toBe(1500n);
    expect(await readDataFee(client, network(1), prepared)).toBe(0n);
    expect(await readDataFee(node({}), network(10), prepared)).toBe(0n);
  });
});
