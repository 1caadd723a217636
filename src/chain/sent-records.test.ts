/** Which records of sent transactions are read when: of a character all or none, and nothing is signed twice for not having been read. */
import { describe, expect, it } from 'vitest';
import type { SentTransaction } from './sent.ts';
import { createSentRecords } from './sent-records.ts';
import { FUNDED } from './testing/anvil.ts';
import { fakeClient } from './testing/fake-client.ts';
import { createWallet, sign } from './testing/wallet.ts';

const transaction = {
  type: 'eip1559' as const,
  chainId: 31337,
  from: FUNDED.address,
  to: `0x${'22'.repeat(20)}` as const,
  nonce: 3,
  gasLimit: '21000',
  value: '5',
  data: '0x' as const,
  maxFeePerGas: '7',
  maxPriorityFeePerGas: '1',
  accessList: [],
};

/** A wallet that sent t1, which was settled long ago; the worker has been started again since. */
async function atRest() {
  const client = fakeClient(async () => null);
  const before = createWallet(client);
  await before.tracker.record(sign('t1', transaction));
  const sent = before.stored.get('t1') as SentTransaction;
  const block = { number: 1, hash: `0x${'44'.repeat(32)}` as const, index: 0 };
  before.stored.set('t1', { ...sent, at: 0, status: 'included', block, settled: true, title: 'Stored before' });
  const wallet = createWallet(client, before.stored);
  const reads: string[] = [];
  const { loadOf } = wallet.store;
  wallet.store.loadOf = (characterId) => {
    reads.push(characterId);
    return loadOf(characterId);
  };
  await wallet.tracker.start();
  return { ...wallet, reads };
}

describe('a character whose transactions are all settled', () => {
  it('is not read at the start, and once when somebody looks', async () => {
    const { tracker, reads } = await atRest();
    await tracker.check();
    await tracker.start();
    expect(reads).toEqual([]);
    const [one, other] = await Promise.all([tracker.of('c1'), tracker.of('c1')]);
    expect([one.list().length, other.byId('t1')?.title, reads]).toEqual([1, 'Stored before', ['c1']]);
    await tracker.start();
    expect([one.list().length, reads]).toEqual([1, ['c1']]);
  });

  it('is read before something is recorded: what has its id already stays as it is', async () => {
    const { tracker, stored, reads } = await atRest();
    await tracker.record(sign('t1', transaction));
    expect([reads, stored.get('t1')?.title]).toEqual([['c1'], 'Stored before']);
    await tracker.record(sign('t2', { ...transaction, nonce: 4 }));
    expect((await tracker.of('c1')).list().map(({ id }) => id)).toEqual(['t2', 't1']);
  });
});

it('records that are read while their character closes are not there, and the reader is told', async () => {
  const { stored } = await atRest();
  let letGo = () => {};
  let held = Promise.resolve();
  const records = createSentRecords({
    load: async () => ({ openIds: [], lists: [] }),
    async loadOf() {
      await held;
      return [...stored.values()];
    },
  });
  for (const close of [records.forget, records.start]) {
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    const reading = records.readOf('c1');
    await close();
    letGo();
    await expect(reading).rejects.toMatchObject({ code: 'closed' });
    expect(records.all()).toEqual([]);
  }
  await records.readOf('c1');
  expect(records.list('c1')).toHaveLength(1);
});

it('an opening that began earlier does not forget a character that was opened during it', async () => {
  const { stored } = await atRest();
  const [t1] = stored.values();
  const open = ['c2'];
  const loads: (() => void)[] = [];
  const records = createSentRecords({
    async load() {
      const openIds = [...open];
      await new Promise<void>((resolve) => loads.push(resolve));
      return { openIds, lists: [] };
    },
    loadOf: async (characterId) => (characterId === 'c1' ? [...stored.values()] : []),
  });
  const first = records.start();
  await expect.poll(() => loads.length).toBe(1);
  open.push('c1');
  await records.readOf('c1');
  records.set({ ...(t1 as SentTransaction), id: 't2' });
  const second = records.start();
  loads.shift()?.();
  await first;
  const ids = () => records.list('c1').map(({ id }) => id);
  expect(ids()).toEqual(['t1', 't2']);
  await expect.poll(() => loads.length).toBe(1);
  loads.shift()?.();
  await second;
  expect(ids()).toEqual(['t1', 't2']);
});

it('a character that closed and opened again during a start is known to the next one as closed', async () => {
  const open = ['c1'];
  const loads: (() => void)[] = [];
  const read: boolean[] = [];
  const records = createSentRecords({
    async load(isKnown) {
      const openIds = [...open];
      read.push(isKnown('c1'));
      await new Promise<void>((resolve) => loads.push(resolve));
      return { openIds, lists: [] };
    },
    loadOf: async () => [],
  });
  await records.readOf('c1');
  open.pop();
  const starts = [records.start()];
  await expect.poll(() => loads.length).toBe(1);
  open.push('c1');
  starts.push(records.start());
  for (const start of starts) {
    await expect.poll(() => loads.length).toBe(1);
    loads.shift()?.();
    await start;
  }
  expect(read).toEqual([true, false]);
});
