/** The block that a simulation runs in, on networks of every kind. */
import { describe, expect, it } from 'vitest';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Client } from './client-type.ts';
import { readNextBlock, readPastBlock, toCallObject } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { fakeClient } from './testing/fake-client.ts';

const MINER = '0x00000000000000000000000000000000000000cc';
const BLOCK = {
  hash: `0x${'ab'.repeat(32)}`,
  number: '0x10',
  timestamp: '0x100',
  baseFeePerGas: '0x64',
  miner: MINER,
  difficulty: '0x0',
  mixHash: `0x${'cd'.repeat(32)}`,
};
const transaction: PreparedTransaction = {
  type: 'eip1559',
  chainId: 1,
  from: '0x0000000000000000000000000000000000000001',
  to: '0x0000000000000000000000000000000000000002',
  value: '5',
  data: '0x',
  nonce: 7,
  gasLimit: '21000',
  maxFeePerGas: '1000',
  maxPriorityFeePerGas: '3',
  accessList: [],
};

const node = (block: Record<string, unknown>, baseFees?: string[]): Client =>
  fakeClient(async (method) => {
    if (method === 'eth_getBlockByNumber') return block;
    if (method === 'eth_feeHistory' && baseFees) return { baseFeePerGas: baseFees };
    throw new NodeError(-32601, 'method not found');
  });
/** Seconds since 1970. */
const nextOf = (block: Record<string, unknown>, baseFees?: string[], now = 0x50, changed: object = {}) =>
  readNextBlock(node(block, baseFees), { ...transaction, ...changed } as PreparedTransaction, () => now * 1000);

describe('the next block', () => {
  it('comes after the last one, with the base fee that the node expects', async () => {
    const next = await nextOf(BLOCK, ['0x64', '0x70']);
    expect(next).toMatchObject({ number: '0x11', time: '0x101', baseFeePerGas: '0x70', feeRecipient: MINER });
    expect(next.prevRandao).toMatch(/^0x[0-9a-f]{64}$/);
    expect(next.prevRandao).not.toBe(BLOCK.mixHash);
  });

  it('is not before now', async () => {
    expect((await nextOf(BLOCK, undefined, 0x500)).time).toBe('0x500');
  });

  it('has the base fee of the last one where the node knows no history, and none where there is none', async () => {
    expect((await nextOf(BLOCK)).baseFeePerGas).toBe('0x64');
    const { baseFeePerGas: _, ...legacy } = BLOCK;
    expect(await nextOf(legacy)).not.toHaveProperty('baseFeePerGas');
  });

  it('asks no more than the transaction pays: it waits until then', async () => {
    expect((await nextOf(BLOCK, ['0x64', '0x70'], 0, { maxFeePerGas: '20' })).baseFeePerGas).toBe('0x14');
    const flat = { type: 'legacy', gasPrice: '30' };
    expect((await nextOf(BLOCK, ['0x64', '0x70'], 0, flat)).baseFeePerGas).toBe('0x1e');
  });

  it('has no number of its own where contracts see one of Ethereum', async () => {
    expect(await nextOf({ ...BLOCK, l1BlockNumber: '0x9' })).not.toHaveProperty('number');
  });

  it('has no randomness where blocks have a difficulty, and a recipient where they are signed', async () => {
    const next = await nextOf({ ...BLOCK, difficulty: '0x15', miner: `0x${'00'.repeat(20)}` });
    expect(next).not.toHaveProperty('prevRandao');
    expect(next.feeRecipient).toMatch(/^0x[0-9a-f]{40}$/);
    expect(BigInt(next.feeRecipient ?? '0')).not.toBe(0n);
    expect((await nextOf({ ...BLOCK, miner: `0x${'00'.repeat(20)}` })).feeRecipient).toBe(`0x${'00'.repeat(20)}`);
  });
});

it('a past block is as it was', async () => {
  expect(await readPastBlock(node(BLOCK), 16)).toEqual({
    number: '0x10',
    time: '0x100',
    baseFeePerGas: '0x64',
    feeRecipient: MINER,
    prevRandao: BLOCK.mixHash,
  });
});

it('a call carries its own fees', () => {
  expect(toCallObject(transaction)).toEqual({
    from: transaction.from,
    to: transaction.to,
    value: '0x5',
    gas: '0x5208',
    maxFeePerGas: '0x3e8',
    maxPriorityFeePerGas: '0x3',
  });
  const {
    maxFeePerGas: _,
    maxPriorityFeePerGas: __,
    accessList: ___,
    ...common
  } = transaction as never as Record<string, unknown>;
  expect(toCallObject({ ...common, type: 'legacy', gasPrice: '9' } as never)).toMatchObject({ gasPrice: '0x9' });
});
