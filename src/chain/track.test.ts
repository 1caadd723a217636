/** The tracker on a real chain: written, sent, included, failed, through restarts at any step, and as pages see it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeTransfer } from '../ethereum/encode-call.ts';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import type { SentTransaction } from './sent.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { createWallet, prepareOn, sendOn, sentBy, sign, statusOf } from './testing/wallet.ts';
import type { Tracker } from './track.ts';

let anvil: Anvil;
let token: Hex;
let snapshot: unknown;

beforeAll(async () => {
  anvil = await startAnvil('--no-mining');
  token = await deployToken(anvil);
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

describe('a transaction', () => {
  it('is written before it is sent, waits, and is included', async () => {
    const { tracker, stored, asked, ended, timers } = wallet();
    await tracker.start();
    const sent = sign('t1', await prepared(tracker));
    await tracker.record(sent);
    expect(stored.get('t1')).toMatchObject({ status: 'signed', raw: sent.raw });
    expect(asked).toEqual([]);
    await tracker.broadcast('t1');
    expect(stored.get('t1')).toMatchObject({ status: 'signed' });
    await tracker.keep();
    expect(stored.get('t1')).toMatchObject({ status: 'pending' });
    expect((await sentBy(tracker)).activity()[0]).toMatchObject({
      status: 'pending',
      replaceable: true,
      hash: sent.hash,
      nonce: 1,
    });
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('pending');
    expect(ended).toEqual([]);
    expect(timers.at(-1)).toBe(3_000);
    await mine();
    await tracker.check();
    // Somebody waits for a block, and nobody for what comes after it.
    expect(timers.at(-1)).toBe(15_000);
    expect(ended).toEqual(['t1 included']);
    expect(stored.get('t1')).toMatchObject({ status: 'included', settled: false, block: { index: 0 } });
    expect(BigInt((await sentBy(tracker)).byId('t1')?.feePaid ?? '0')).toBeGreaterThan(0n);
    expect((await sentBy(tracker)).activity()[0]).toMatchObject({
      status: 'included',
      replaceable: false,
      detail: 'To 0x7099…',
    });
    await mine(12);
    asked.length = 0;
    timers.length = 0;
    await tracker.check();
    expect(asked).toEqual(['eth_getTransactionReceipt', 'eth_blockNumber']);
    expect(stored.get('t1')).toMatchObject({ settled: true });
    // Nothing is looked at any more, so nothing is asked.
    expect(timers).toEqual([]);
    asked.length = 0;
    await tracker.check();
    expect(asked).toEqual([]);
  });

  it('is not sent when it could not be written', async () => {
    const { tracker, store, asked } = wallet();
    const sent = sign('t1', await prepared(tracker));
    store.save = () => Promise.reject(new WalletError('storage-full', 'There is no room.'));
    await expect(tracker.record(sent)).rejects.toMatchObject({ code: 'storage-full' });
    await expect(tracker.broadcast('t1')).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toEqual([]);
  });

  it('fails with the words of the contract', async () => {
    const { tracker } = wallet();
    await send(tracker, 't1', { to: token, value: '0x0', data: encodeTransfer(SECOND.address, 10n ** 30n) });
    await mine();
    await tracker.check();
    expect((await sentBy(tracker)).activity()[0]).toMatchObject({
      status: 'failed',
      detail: 'Failed: ERC20: transfer amount exceeds balance',
    });
  });

  it.each([
    ['its price', '3a15'],
    // NUMBER < 4: the block before the one that it is in
    ['its block', '60044310'],
  ])('that fails only for %s has its reason all the same', async (_name, isTried) => {
    const at: Hex = '0x00000000000000000000000000000000000000ab';
    const end = (isTried.length / 2 + 17).toString(16).padStart(2, '0');
    // Stops where the condition holds; fails with an error of its own otherwise.
    await anvil.rpc('anvil_setCode', at, `0x${isTried}60${end}5763deadbeef60e01b5f5260045ffd5b00`);
    while (BigInt((await anvil.rpc('eth_blockNumber')) as Hex) < 3n) await mine();
    const { tracker, stored } = wallet();
    await send(tracker, 't1', { to: at, value: '0x0', data: '0xdeadbeef', gas: '0x30000' });
    await mine();
    await tracker.check();
    expect(stored.get('t1')).toMatchObject({ status: 'failed', reason: 'the contract gave the error 0xdeadbeef' });
  });

  it('can be sent again and again', async () => {
    const { tracker, stored } = wallet();
    const sent = await send(tracker, 't1');
    const again = async () => {
      const copy = wallet(new Map([['t1', { ...(stored.get('t1') as SentTransaction), status: 'signed' }]]));
      await copy.tracker.start();
      expect(await copy.tracker.broadcast('t1')).toBe(sent.hash);
      return copy.tracker;
    };
    await again();
    await mine();
    const later = await again();
    await later.check();
    expect(await statusOf(later, 't1')).toBe('included');
    await tracker.record(sent);
    expect(await statusOf(tracker, 't1')).toBe('pending');
  });

  it('goes on after a restart at any step', async () => {
    const first = wallet();
    const sent = sign('t1', await prepared(first.tracker));
    await first.tracker.record(sent);
    const second = wallet(first.stored);
    await second.tracker.start();
    expect(second.timers.length).toBeGreaterThan(0);
    await second.tracker.check();
    expect(await statusOf(second.tracker, 't1')).toBe('pending');
    await mine();
    const third = wallet(first.stored);
    await third.tracker.start();
    await third.tracker.check();
    expect(await statusOf(third.tracker, 't1')).toBe('included');
  });

  it('that was sent is looked after by the next worker, though the last one stopped before it had stored that', async () => {
    const first = wallet();
    await send(first.tracker, 't1');
    expect([await statusOf(first.tracker, 't1'), first.stored.get('t1')?.status]).toEqual(['pending', 'signed']);
    const second = wallet(first.stored);
    await second.tracker.start();
    expect(await second.tracker.broadcast('t1')).toBe(first.stored.get('t1')?.hash);
    await mine();
    await second.tracker.check();
    expect(second.stored.get('t1')?.status).toBe('included');
    expect(await anvil.rpc('eth_getTransactionCount', FUNDED.address, 'latest')).toBe(
      `0x${((first.stored.get('t1')?.transaction.nonce ?? 0) + 1).toString(16)}`,
    );
  });

  it('is forgotten when its character closes, and found again when it opens', async () => {
    const { tracker, stored, store } = wallet();
    await send(tracker, 't1');
    const { load } = store;
    const all = await sentBy(tracker);
    store.load = async () => ({ openIds: [], lists: [] });
    await tracker.start();
    expect(all.byId('t1')).toBeNull();
    store.load = load;
    await tracker.start();
    expect(stored.get('t1')).toEqual((await sentBy(tracker)).byId('t1'));
  });

  it('keeps waiting while nothing answers', async () => {
    const silent: Client = {
      ...anvil.client,
      request: () => Promise.reject(new WalletError('no-network', 'It can’t be reached.')),
    };
    const { tracker, stored } = wallet(new Map(), silent);
    const online = wallet();
    await tracker.record(sign('t1', await prepared(online.tracker)));
    await expect(tracker.broadcast('t1')).rejects.toMatchObject({ code: 'no-network' });
    await tracker.check();
    expect(stored.get('t1')).toMatchObject({ status: 'signed', resend: true });
    const back = wallet(stored);
    await back.tracker.start();
    await back.tracker.check();
    expect(await statusOf(back.tracker, 't1')).toBe('pending');
  });
});

it('that is stopped while it starts holds nothing, also not after a later start', async () => {
  const { tracker, store } = wallet();
  await send(tracker, 't1');
  const load = store.load;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  store.load = async (isKnown) => {
    const loaded = await load(isKnown);
    await held;
    return loaded;
  };
  const slow = tracker.start();
  tracker.stop();
  store.load = async () => ({ openIds: [], lists: [] });
  await tracker.start();
  letGo();
  await slow;
  store.loadOf = async () => [];
  expect((await sentBy(tracker)).byId('t1')).toBeNull();
});

describe('transactionByHash', () => {
  it('answers what the node answers, for the character that sent it', async () => {
    const { tracker } = wallet();
    const sent = await send(tracker, 't1');
    const ours = (await sentBy(tracker)).transactionByHash(31337, sent.hash);
    const theirs = (await anvil.rpc('eth_getTransactionByHash', sent.hash)) as Record<string, unknown>;
    // While it waits, its price is the cap here (as in geth) and an estimate there.
    theirs.gasPrice = theirs.maxFeePerGas;
    for (const [key, value] of Object.entries(ours ?? {})) expect([key, theirs[key] ?? null]).toEqual([key, value]);
    expect(ours).toMatchObject({ blockNumber: null, from: FUNDED.address, to: SECOND.address, value: '0x1' });
    await mine();
    await tracker.check();
    const mined = (await anvil.rpc('eth_getTransactionByHash', sent.hash)) as Record<string, unknown>;
    expect((await sentBy(tracker)).transactionByHash(31337, sent.hash)).toMatchObject({
      blockHash: mined.blockHash,
      blockNumber: mined.blockNumber,
      transactionIndex: mined.transactionIndex,
    });
    expect((await tracker.of('c2')).transactionByHash(31337, sent.hash)).toBeNull();
    expect((await sentBy(tracker)).transactionByHash(1, sent.hash)).toBeNull();
  });

  it('has the signature of every type as nodes write it', async () => {
    const { tracker } = wallet();
    for (const [id, fields] of [
      ['legacy', { type: '0x0' }],
      ['2930', { type: '0x1', accessList: [{ address: token, storageKeys: [`0x${'00'.repeat(32)}`] }] }],
    ] as const) {
      const { hash } = await send(tracker, id, { ...fields, gas: '0x10000' });
      const theirs = (await anvil.rpc('eth_getTransactionByHash', hash)) as Record<string, unknown>;
      for (const [key, value] of Object.entries((await sentBy(tracker)).transactionByHash(31337, hash) ?? {}))
        expect([id, key, theirs[key] ?? null]).toEqual([id, key, value]);
    }
  });
});
