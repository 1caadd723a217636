/** Logs are searched from the newest block to the oldest without a gap, whatever ranges the node takes. */
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { beginLogSearch, isOver, type LogSearch, searchLogs } from './log-search.ts';
import { NodeError } from './node-error.ts';
import { fakeClient } from './testing/fake-client.ts';

interface Asked {
  from: number;
  to: number;
}

/** A node at `height` that answers a range as `refuse` lets it. @param refuse an error for a range; `null`: it answers */
function node(height: number, refuse: (range: Asked) => Error | null) {
  const asked: Asked[] = [];
  const answered: Asked[] = [];
  const client = fakeClient(async (method, [filter]) => {
    if (method === 'eth_blockNumber') return `0x${height.toString(16)}`;
    const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
    const range = { from: Number(fromBlock), to: toBlock === 'latest' ? height : Number(toBlock) };
    asked.push(range);
    const refusal = refuse(range);
    if (refusal) throw refusal;
    answered.push(range);
    return [];
  });
  return { client, asked, answered };
}

async function searchAll(client: Client, bottom = 0): Promise<LogSearch> {
  let search = await beginLogSearch(client, bottom);
  while (!isOver(search)) ({ search } = await searchLogs(client, [[]], search));
  return search;
}

/** The ranges lie one below the other, from the top to the bottom. */
function expectNoGap(answered: Asked[], top: number, bottom: number): void {
  expect(answered[0]?.to).toBe(top);
  expect(answered.at(-1)?.from).toBe(bottom);
  for (const [at, { to }] of answered.slice(1).entries()) expect(to).toBe((answered[at]?.from ?? 0) - 1);
}

const tooLong = () => new NodeError(-32005, 'query exceeds max block range');
const length = ({ from, to }: Asked) => to - from + 1;

describe('a search for logs', () => {
  it('grows where the node takes everything', async () => {
    const { client, answered } = node(21_000_000, () => null);
    await searchAll(client);
    expectNoGap(answered, 21_000_000, 0);
    expect(answered.length).toBeLessThan(10);
  });

  it('keeps to what a node takes at once, and never asks for more again', async () => {
    const { client, asked, answered } = node(300_000, (range) => (length(range) > 15_000 ? tooLong() : null));
    await searchAll(client);
    expectNoGap(answered, 300_000, 0);
    expect(asked.filter((range) => length(range) > 15_000)).toHaveLength(2);
  });

  it('finds the range of a node that takes very little', async () => {
    const { client, answered } = node(200, (range) => (length(range) > 10 ? tooLong() : null));
    await searchAll(client);
    expectNoGap(answered, 200, 0);
  });

  it('asks for less where a long range takes too long', async () => {
    const slow = (range: Asked) => (length(range) > 10_000 ? new WalletError('no-network', 'too late') : null);
    const { client, answered } = node(100_000, slow);
    await searchAll(client);
    expectNoGap(answered, 100_000, 0);
  });

  it('says so when no node answers even a short one', async () => {
    const { client } = node(100_000, () => new WalletError('no-network', 'None of them answers.'));
    await expect(searchAll(client)).rejects.toMatchObject({ code: 'no-network' });
  });

  it('stops where the node has no older logs, and names its reason', async () => {
    const pruned = ({ from }: Asked) => (from < 60_000 ? new NodeError(-32000, 'history has been pruned') : null);
    const { client, answered } = node(100_000, pruned);
    const search = await searchAll(client);
    expect(search.refusal).toBe('history has been pruned');
    expect(search.next).toBeLessThan(60_010);
    expectNoGap(answered, 100_000, search.next + 1);
  });

  it('stops at the block that it was told', async () => {
    const { client, answered } = node(100_000, () => null);
    await searchAll(client, 99_900);
    expect(answered).toEqual([{ from: 99_900, to: 100_000 }]);
  });
});
