/** The tracker with nodes that lose, refuse, re-organise, lag behind or begin anew. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client-type.ts';
import type { SentTransaction } from './sent.ts';
import { type Anvil, deployToken, FUNDED, startAnvil } from './testing/anvil.ts';
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

describe('a node', () => {
  it('that lost it gets it again', async () => {
    const { tracker } = wallet();
    const sent = await send(tracker, 't1');
    await anvil.rpc('anvil_dropTransaction', sent.hash);
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('pending');
    expect(await anvil.rpc('eth_getTransactionByHash', sent.hash)).not.toBeNull();
  });

  it('that never saw it, because a private relay has it, changes nothing: it waits, and is in its block later', async () => {
    let raw = '';
    const relayed: Client = {
      ...anvil.client,
      request: async (method, params) => {
        if (method !== 'eth_sendRawTransaction') return anvil.client.request(method, params);
        raw = String(params?.[0]);
        return '0x';
      },
    };
    const { tracker } = wallet(undefined, relayed);
    const sent = await send(tracker, 't1');
    for (let look = 0; look < 6; look += 1) await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('pending');
    expect(await anvil.rpc('eth_getTransactionByHash', sent.hash)).toBeNull();
    await anvil.rpc('eth_sendRawTransaction', raw);
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
  });

  it('that refuses it is believed: it is never sent later', async () => {
    const { tracker, asked } = wallet();
    const transaction = { ...(await prepared(tracker)), value: (10n ** 30n).toString() };
    await tracker.record(sign('t1', transaction));
    await expect(tracker.broadcast('t1')).rejects.toMatchObject({ code: 'node-refused' });
    expect((await sentBy(tracker)).activity()[0]).toMatchObject({
      status: 'dropped',
      detail: expect.stringContaining('unds'),
    });
    expect(tracker.freeNonce(31337, FUNDED.address, 0)).toBe(0);
    await expect(tracker.broadcast('t1')).rejects.toMatchObject({ code: 'node-refused' });
    asked.length = 0;
    await tracker.check();
    expect(asked).not.toContain('eth_sendRawTransaction');
  });

  it('that re-organises its chain is followed', async () => {
    const { tracker, moved } = wallet();
    await mine(3);
    const before = await anvil.rpc('evm_snapshot');
    const sent = await send(tracker, 't1');
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
    await anvil.rpc('evm_revert', before);
    await mine(2);
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'pending', reorganised: true, block: null });
    expect((await sentBy(tracker)).activity()[0]?.detail).toContain('no longer part of the chain');
    expect(await anvil.rpc('eth_getTransactionByHash', sent.hash)).not.toBeNull();
    // The amount is back as long as no block has the transaction.
    expect(moved).toEqual(['t1 included', 't1 pending']);
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
    expect(moved).toEqual(['t1 included', 't1 pending', 't1 included']);
    await tracker.check();
    expect(moved).toHaveLength(3);
  });

  it('that is behind is waited for, and one that began anew gets nothing', async () => {
    const { tracker, asked } = wallet();
    const before = await anvil.rpc('evm_snapshot');
    await send(tracker, 't1');
    await mine();
    await tracker.check();
    await anvil.rpc('evm_revert', before);
    asked.length = 0;
    for (let look = 0; look < 12; look++) {
      expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'included', settled: false });
      await tracker.check();
    }
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'included', settled: true });
    expect(asked).not.toContain('eth_sendRawTransaction');
  });

  it('that began anew gets nothing that waits for what it never had', async () => {
    const { tracker, asked, time } = wallet();
    const { tracker: other } = wallet();
    await send(other, 'earlier');
    const sent = sign('t1', { ...(await prepared(other)), nonce: 2 });
    await tracker.record(sent);
    await tracker.broadcast('t1');
    await anvil.rpc('anvil_dropAllTransactions');
    asked.length = 0;
    time.now += 5 * 60_000;
    for (let look = 0; look < 3; look++) {
      expect(await statusOf(tracker, 't1')).toBe('pending');
      await tracker.check();
    }
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'dropped', resend: false });
    expect((await sentBy(tracker)).activity()[0]?.detail).toBe(
      'Dropped: an earlier transaction of this account is missing',
    );
    expect(tracker.freeNonce(31337, FUNDED.address, 0)).toBe(0);
    await send(other, 'first');
    await tracker.check();
    expect(asked).not.toContain('eth_sendRawTransaction');
  });

  it('is asked less and less often, and given up after a day', async () => {
    const { tracker, timers, time } = wallet();
    await tracker.start();
    expect(timers).toEqual([]);
    const sent = await send(tracker, 't1');
    expect(timers.at(-1)).toBe(3_000);
    for (const [age, wait] of [
      [60_000, 6_000],
      [300_000, 30_000],
      [3_600_000, 60_000],
    ] as const) {
      time.now = ((await sentBy(tracker)).byId('t1')?.at ?? 0) + age;
      await tracker.check();
      expect(timers.at(-1)).toBe(wait);
    }
    await anvil.rpc('anvil_dropTransaction', sent.hash);
    time.now += 24 * 3_600_000;
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'dropped', settled: true });
  });
});
