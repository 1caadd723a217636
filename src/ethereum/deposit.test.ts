/** Calls through a layer-1 chain and the hash of a deposit on its network, against viem. */
import fc from 'fast-check';
import {
  concat,
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  pad,
  parseAbi,
  toHex,
  type Hex as ViemHex,
} from 'viem';
import { getL2TransactionHash } from 'viem/op-stack';
import { expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import { depositHash, encodeDeposit, encodeSigned, minimumDepositGas, throughLayerOne } from './deposit.ts';
import { entranceOf } from './layer-one.ts';

const portalAbi = parseAbi([
  'function depositTransaction(address to, uint256 value, uint64 gasLimit, bool isCreation, bytes data) payable',
  'event TransactionDeposited(address indexed from, address indexed to, uint256 indexed version, bytes opaqueData)',
]);
const ME: Hex = `0x${'11'.repeat(20)}`;
const IDA: Hex = `0x${'22'.repeat(20)}`;
const base = entranceOf(8453)?.contract as Hex;
const arbitrum = entranceOf(42161)?.contract as Hex;

const hexOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => toHex(bytes));
const anyDeposit = fc.record({
  to: hexOf(20),
  mint: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  value: fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
  gasLimit: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  data: fc.uint8Array({ maxLength: 100 }).map((bytes) => toHex(bytes)),
  creates: fc.boolean(),
  blockHash: hexOf(32),
  index: fc.nat({ max: 5_000 }),
});

it('makes the call that viem reads', () => {
  const data = encodeDeposit({ to: IDA, value: 5n, gasLimit: 100_000n, data: '0x1234' });
  const read = decodeFunctionData({ abi: portalAbi, data });
  expect(read.functionName).toBe('depositTransaction');
  expect(read.args).toEqual([IDA, 5n, 100_000n, false, '0x1234']);
  const creation = decodeFunctionData({
    abi: portalAbi,
    data: encodeDeposit({ to: null, value: 0n, gasLimit: 1n, data: '0x60' }),
  });
  expect(creation.args).toEqual([`0x${'00'.repeat(20)}`, 0n, 1n, true, '0x60']);
});

it('reads what it makes, only at the entrance of a network', () => {
  const deposit = { to: IDA, value: 7n, gasLimit: 50_000n, data: '0xabcd' } as const;
  const data = encodeDeposit(deposit);
  expect(throughLayerOne({ chainId: 1, to: base, data })).toEqual({ chainId: 8453, deposit, raw: null });
  expect(throughLayerOne({ chainId: 1, to: IDA, data })).toBeNull();
  expect(throughLayerOne({ chainId: 10, to: base, data })).toBeNull();
  expect(throughLayerOne({ chainId: 1, to: base, data: data.slice(0, 40) as Hex })).toBeNull();
  expect(throughLayerOne({ chainId: 1, to: arbitrum, data: encodeSigned('0x02f8') })).toEqual({
    chainId: 42161,
    deposit: null,
    raw: '0x02f8',
  });
  expect(
    throughLayerOne({ chainId: 1, to: arbitrum, data: encodeSigned('0x02f8').replace('0402f8', '0302f8') as Hex }),
  ).toBeNull();
});

it('knows the least gas that the portal takes', () => {
  expect(minimumDepositGas('0x')).toBe(21_000n);
  expect(minimumDepositGas(`0x${'ff'.repeat(68)}`)).toBe(23_720n);
});

it('computes the hash on the network as viem does', () => {
  fc.assert(
    fc.property(anyDeposit, ({ to, mint, value, gasLimit, data, creates, blockHash, index }) => {
      const size = { size: 32 } as const;
      const opaqueData = concat([
        toHex(mint, size),
        toHex(value, size),
        toHex(gasLimit, { size: 8 }),
        creates ? '0x01' : '0x00',
        data,
      ]);
      const args = { from: ME, to, version: 0n } as const;
      const topics = encodeEventTopics({ abi: portalAbi, eventName: 'TransactionDeposited', args }) as ViemHex[];
      const log = { topics, data: encodeAbiParameters([{ type: 'bytes' }], [opaqueData]) };
      const expected = getL2TransactionHash({
        log: { blockHash, logIndex: index, args: { ...args, opaqueData } } as never,
      });
      expect(depositHash({ ...log, blockHash, index } as never)).toBe(expected);
      expect(depositHash({ ...log, topics: [pad('0x01'), ...topics.slice(1)], blockHash, index } as never)).toBeNull();
    }),
    { numRuns: 200 },
  );
});
