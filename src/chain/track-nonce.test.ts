/** The tracker and nonces on a real chain: who comes next, who takes whose place. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signTransaction } from '../ethereum/transaction.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { fromHex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { quoteFees } from './fees.ts';
import { withFreeNonce } from './free-nonce.ts';
import { buildReplacement } from './replace.ts';
import type { SentTransaction } from './sent.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { createWallet, prepareOn, sendOn, sentBy, sign, statusOf } from './testing/wallet.ts';
import type { Tracker } from './track.ts';

let anvil: Anvil;
let snapshot: unknown;

beforeAll(async () => {
  anvil = await startAnvil('--no-mining');
  await deployToken(anvil);
});
afterAll(() => anvil.stop());
beforeEach(async () => {
  snapshot = await anvil.rpc('evm_snapshot');
});
afterEach(async () => {
  await anvil.rpc('anvil_dropAllTransactions');
  await anvil.rpc('evm_revert', snapshot);
});

const wallet = (stored?: Map<string, SentTransaction>, client: Client = anvil.client) => createWallet(client, stored);
const mine = (blocks = 1) => anvil.rpc('anvil_mine', `0x${blocks.toString(16)}`);
const prepared = (tracker: Tracker, fields?: Record<string, unknown>) => prepareOn(anvil, tracker, fields);
const send = (tracker: Tracker, id: string, fields?: Record<string, unknown>) => sendOn(anvil, tracker, id, fields);

describe('a nonce', () => {
  it('moves on with what waits', async () => {
    const { tracker } = wallet();
    const first = await send(tracker, 't1');
    const second = await send(tracker, 't2');
    expect([first.transaction.nonce, second.transaction.nonce]).toEqual([1, 2]);
    expect([0, 1, 2, 7].map((nonce) => tracker.freeNonce(31337, FUNDED.address, nonce))).toEqual([0, 3, 3, 7]);
    expect(tracker.waitingNonces(31337, FUNDED.address)).toEqual([1, 2]);
    expect((await sentBy(tracker)).activity().map(({ id, replaceable }) => [id, replaceable])).toEqual([
      ['t2', false],
      ['t1', true],
    ]);
    expect(tracker.freeNonce(1, FUNDED.address, 1)).toBe(1);
    expect(tracker.freeNonce(31337, SECOND.address, 1)).toBe(1);
  });

  it('is not taken twice by two requests that were prepared together', async () => {
    const { tracker } = wallet();
    const [first, second] = await Promise.all([prepared(tracker), prepared(tracker)]);
    expect(first?.nonce).toBe(second?.nonce);
    await tracker.record(sign('t1', first as PreparedTransaction));
    expect(withFreeNonce(second as PreparedTransaction, tracker, false).nonce).toBe((first?.nonce ?? 0) + 1);
    expect(withFreeNonce(second as PreparedTransaction, tracker, true)).toBe(second);
    await tracker.broadcast('t1');
    await mine();
    await tracker.check();
    expect(withFreeNonce(second as PreparedTransaction, tracker, false).nonce).toBe((first?.nonce ?? 0) + 1);
    expect(withFreeNonce({ ...(second as PreparedTransaction), nonce: 40 }, tracker, false).nonce).toBe(40);
  });

  it('of what waited for long and is in a block is not free for a node that does not have this block yet', async () => {
    const { tracker, time, stored } = wallet();
    const sent = await send(tracker, 't1');
    const behind = () => tracker.freeNonce(31337, FUNDED.address, sent.transaction.nonce);
    time.now += 20 * 60_000;
    await mine();
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'included', settled: false });
    expect(behind()).toBe(sent.transaction.nonce + 1);
    const restarted = wallet(stored);
    restarted.time.now = time.now;
    await restarted.tracker.start();
    expect(restarted.tracker.freeNonce(31337, FUNDED.address, sent.transaction.nonce)).toBe(sent.transaction.nonce + 1);
    // So old that it is final as soon as it is in a block.
    time.now += 60 * 60_000;
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')?.settled).toBe(true);
    expect(behind()).toBe(sent.transaction.nonce + 1);
    time.now += 20 * 60_000;
    expect(behind()).toBe(sent.transaction.nonce);
  });

  it('of what was dropped is filled, and what needs two in a row goes behind what waits', async () => {
    const { tracker } = wallet();
    const lost = await prepared(tracker);
    await tracker.record(sign('lost', lost));
    const later = await send(tracker, 'later');
    await tracker.abandon('lost', 'it was refused');
    expect(later.transaction.nonce).toBe(lost.nonce + 1);
    const next = await prepared(tracker);
    expect(next.nonce).toBe(lost.nonce);
    expect(withFreeNonce(next, tracker, false, 2).nonce).toBe(lost.nonce + 2);
    await tracker.record(sign('next', next));
    expect((await prepared(tracker)).nonce).toBe(lost.nonce + 2);
    await tracker.broadcast('next');
    await mine();
    await tracker.check();
    expect([await statusOf(tracker, 'next'), await statusOf(tracker, 'later')]).toEqual(['included', 'included']);
  });

  it('goes to the faster one when a transaction is sped up', async () => {
    const { tracker, stored, ended } = wallet();
    const slow = await send(tracker, 't1');
    const faster = buildReplacement(slow.transaction, 'speed-up', await quoteFees(anvil.client));
    const replacement = sign('t2', faster, 't1');
    await tracker.record(replacement);
    await tracker.broadcast('t2');
    await tracker.check();
    expect(stored.get('t1')).toMatchObject({ status: 'replaced', replacedBy: replacement.hash, settled: false });
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't2')).toBe('included');
    // What a faster one takes the place of has not ended by itself.
    expect(ended).toEqual(['t2 included']);
    await mine(12);
    await tracker.check();
    expect(stored.get('t1')).toMatchObject({ status: 'replaced', replacedBy: replacement.hash, settled: true });
    expect((await sentBy(tracker)).transactionByHash(31337, slow.hash)).toBeNull();
  });

  it('is spent by a cancelling transfer of nothing', async () => {
    const { tracker } = wallet();
    const slow = await send(tracker, 't1');
    const before = await anvil.rpc('eth_getBalance', SECOND.address, 'latest');
    await tracker.record(sign('t2', buildReplacement(slow.transaction, 'cancel', await quoteFees(anvil.client)), 't1'));
    await tracker.broadcast('t2');
    await mine();
    await tracker.check();
    expect([await statusOf(tracker, 't1'), await statusOf(tracker, 't2')]).toEqual(['replaced', 'included']);
    expect(await anvil.rpc('eth_getBalance', SECOND.address, 'latest')).toBe(before);
  });

  it('that another wallet spent replaces ours, after several looks', async () => {
    const { tracker, moved } = wallet();
    const sent = await send(tracker, 't1');
    await anvil.rpc('anvil_dropTransaction', sent.hash);
    const foreign = signTransaction({ ...sent.transaction, value: '7' }, fromHex(FUNDED.privateKey));
    await anvil.rpc('eth_sendRawTransaction', foreign.raw);
    await mine();
    for (let look = 0; look < 3; look++) {
      expect(await statusOf(tracker, 't1')).toBe('pending');
      await tracker.check();
    }
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'replaced', replacedBy: null });
    expect(moved).toEqual(['t1 replaced']);
    for (let look = 0; look < 3; look++) await tracker.check();
    expect((await sentBy(tracker)).byId('t1')?.settled).toBe(true);
  });
});
