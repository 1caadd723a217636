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
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const records = createSentRecords({
    load: async () => ({ openIds: [], lists: [] }),
    async loadOf() {
      await held;
      return [...stored.values()];
    },
  });
  for (const close of [records.forget, records.start]) {
    const reading = records.readOf('c1');
    await close();
    letGo();
    await expect(reading).rejects.toMatchObject({ code: 'closed' });
    expect(records.all()).toEqual([]);
  }
  await records.readOf('c1');
  expect(records.list('c1')).toHaveLength(1);
});
