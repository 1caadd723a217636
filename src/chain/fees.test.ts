/** Fees from histories of every kind, and the most that they cost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toQuantity } from '../ethereum/quantity.ts';
import { serializeUnsigned } from '../ethereum/transaction.ts';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { readDataFee } from './data-fee.ts';
import { quoteFees } from './fees.ts';
import { BUILT_IN_NETWORKS } from './networks.ts';
import { NodeError } from './node-error.ts';
import { prepareTransaction } from './prepare.ts';
import { fakeClient } from './testing/fake-client.ts';

/** A node that knows these answers, some of them made of the question, and no other method. */
const node = (answers: Record<string, unknown>): Client =>
  fakeClient(async (method, params) => {
    if (!(method in answers)) throw new NodeError(-32601, 'method not found');
    const answer = answers[method];
    return typeof answer === 'function' ? answer(params) : answer;
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

  const unreachable = () => {
    throw new WalletError('no-network', 'It answered with HTTP 403.');
  };

  it.each<[string, unknown]>([
    ['is no object', 'x'],
    ['has numbers in place of hex', { baseFeePerGas: [5, 6], reward: [[1, 2, 3]] }],
    ['has an empty list', { baseFeePerGas: [], reward: [] }],
    ['is refused by the route', unreachable],
    ['is refused by the node', () => Promise.reject(new NodeError(-32000, 'not here'))],
  ])('goes by the gas price, and says that it guesses, where the history %s', async (_what, eth_feeHistory) => {
    const quote = await quoteFees(node({ eth_feeHistory, eth_gasPrice: '0x65' }));
    expect(quote).toMatchObject({ kind: 'legacy', guess: true, speeds: [{ gasPrice: '101' }, {}, {}] });
  });

  it('takes what there is of a history whose tips cannot be read', async () => {
    for (const reward of [[null], null, [['x']], [[7]], [[null, null, null]], 'x', [[]]]) {
      const eth_feeHistory = { baseFeePerGas: ['0x1', '0x3e8'], reward };
      const quote = await quoteFees(node({ eth_feeHistory, eth_maxPriorityFeePerGas: unreachable }));
      expect(quote).toMatchObject({ kind: 'eip1559', baseFeePerGas: '1000' });
      expect(quote.speeds.map(({ maxPriorityFeePerGas }) => maxPriorityFeePerGas)).toEqual(Array(3).fill('1000000'));
    }
    const some = { baseFeePerGas: ['0x3e8'], reward: [null, ['0x7', '0x8', 'x'], ['0x7', '0x8', '0x9']] };
    const { speeds } = await quoteFees(node({ eth_feeHistory: some }));
    expect(speeds.map(({ maxPriorityFeePerGas }) => maxPriorityFeePerGas)).toEqual(['7', '8', '9']);
  });

  it('goes by the last block where there is no gas price either', async () => {
    const answers = {
      eth_feeHistory: unreachable,
      eth_gasPrice: null,
      eth_getBlockByNumber: { baseFeePerGas: '0x3e8' },
    };
    const quote = await quoteFees(node(answers));
    expect(quote).toMatchObject({ kind: 'eip1559', baseFeePerGas: '1125', guess: true });
    await expect(quoteFees(node({ ...answers, eth_getBlockByNumber: {} }))).rejects.toMatchObject({
      code: 'no-network',
    });
  });
});

describe('preparing with a node that lacks something', () => {
  const request = {
    type: null,
    chainId: 1,
    from: `0x${'01'.repeat(20)}`,
    to: `0x${'02'.repeat(20)}`,
    value: 1n,
    data: '0x',
    nonce: null,
    gas: null,
    fee: { kind: 'open' },
    accessList: null,
    delegate: null,
  } as const;
  const answers = { eth_feeHistory: history(1000n, [[1n, 2n, 3n]]), eth_estimateGas: '0x5208' };
  const prepare = (node: Client, local: number | null = null) =>
    prepareTransaction({ ...request }, { client: node, nextNonce: () => local });

  it.each<[string, unknown]>([
    ['refuses what is pending', new NodeError(-32602, 'invalid block tag')],
    ['cannot be asked for what is pending', new WalletError('no-network', 'It answered with HTTP 403.')],
  ])('counts what is included where it %s', async (_what, refusal) => {
    const eth_getTransactionCount = (params: readonly unknown[]) => {
      if (params[1] === 'pending') throw refusal;
      return '0x5';
    };
    const without = node({ ...answers, eth_getTransactionCount });
    expect((await prepare(without)).nonce).toBe(5);
    expect((await prepare(without, 7)).nonce).toBe(7);
  });

  it('takes the gas of a transfer, or much for a call, where it estimates none', async () => {
    const without = node({
      ...answers,
      eth_getTransactionCount: '0x0',
      eth_estimateGas: () => Promise.reject(new WalletError('no-network', 'It answered with HTTP 403.')),
    });
    expect((await prepare(without)).gasLimit).toBe('21000');
  });

  it('says that nothing answers where nothing does', async () => {
    await expect(prepare(node({ ...answers, eth_getTransactionCount: unusable }))).rejects.toMatchObject({
      code: 'no-network',
    });
  });

  const unusable = () =>
    Promise.reject(new WalletError('no-network', 'None of the nodes of this network is responding.'));
});

describe('the most it can cost', () => {
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
    expect(await readDataFee(node({}), network(10), prepared)).toBeNull();
    // Mantle takes one that this wallet cannot read.
    expect(await readDataFee(client, network(5000), prepared)).toBeNull();

    // The oracle of Scroll prices the bytes that it is given, so it is given those of a signature too.
    const asked: { to: Hex; data: Hex }[] = [];
    const scroll = node({
      eth_call: ([call]: [{ to: Hex; data: Hex }]) => {
        asked.push(call);
        return `0x${1000n.toString(16).padStart(64, '0')}`;
      },
    });
    expect(await readDataFee(scroll, network(534352), prepared)).toBe(1500n);
    const [{ to, data }] = asked as [{ to: Hex; data: Hex }];
    expect(to).toBe('0x5300000000000000000000000000000000000002');
    expect(BigInt(`0x${data.slice(74, 138)}`)).toBe(BigInt(serializeUnsigned(prepared).length + 68));
  });
});
