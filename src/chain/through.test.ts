/** What a deposit brings to a layer-2 network, followed from a local layer-1 chain; viem says which hash it has there. */
import { parseAbi, parseEventLogs } from 'viem';
import { getL2TransactionHash } from 'viem/op-stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeDeposit, minimumDepositGas } from '../ethereum/deposit.ts';
import { entranceOf } from '../ethereum/layer-one.ts';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { type Anvil, SECOND, startAnvil } from './testing/anvil.ts';
import { deployReal } from './testing/real-contracts.ts';
import { createWallet, prepareOn, sentBy, sign } from './testing/wallet.ts';

const BASE = 8453;
const portal = entranceOf(BASE)?.contract as Hex;
const abi = parseAbi([
  'event TransactionDeposited(address indexed from, address indexed to, uint256 indexed version, bytes opaqueData)',
]);

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil('--chain-id', '1', '--no-mining');
  const made = await deployReal(anvil, 'Portal');
  await anvil.rpc('anvil_setCode', portal, await anvil.rpc('eth_getCode', made, 'latest'));
});
afterAll(() => anvil.stop());

const mine = () => anvil.rpc('evm_mine');

/** A network that knows some transactions by hash, or is silent. */
function network() {
  const known = new Map<string, string>();
  const state = { silent: false, asked: [] as string[] };
  const client = {
    chainId: BASE,
    async request(_method: string, params: readonly unknown[] = []) {
      if (state.silent) throw new WalletError('no-network', 'Base isn’t responding.');
      state.asked.push(params[0] as string);
      const status = known.get(params[0] as string);
      return status === undefined ? null : { status, blockHash: `0x${'ab'.repeat(32)}` };
    },
  } as unknown as Client;
  return { client, known, state };
}

async function deposited(base: ReturnType<typeof network>) {
  const wallet = createWallet(anvil.client, new Map(), { [BASE]: base.client });
  await wallet.tracker.start();
  const data = encodeDeposit({ to: SECOND.address, value: 5n, gasLimit: minimumDepositGas('0x'), data: '0x' });
  const transaction = await prepareOn(anvil, wallet.tracker, { to: portal, value: '0x0', data });
  const through = { chainId: BASE, hash: null, block: null, status: 'waiting' } as const;
  await wallet.tracker.record({ ...sign('d1', transaction), through });
  await wallet.tracker.broadcast('d1');
  await mine();
  await wallet.tracker.check();
  const hash = (await sentBy(wallet.tracker)).byId('d1')?.hash as Hex;
  const { logs } = (await anvil.rpc('eth_getTransactionReceipt', hash)) as { logs: never };
  const [log] = parseEventLogs({ abi, logs });
  return {
    ...wallet,
    there: getL2TransactionHash({ log: log as never }),
    view: async () => (await sentBy(wallet.tracker)).activity()[0]?.through,
  };
}

it('has the hash that viem computes, and is looked after until the network carries it out', async () => {
  const base = network();
  base.state.silent = true;
  const { tracker, there, view } = await deposited(base);
  expect(await view()).toEqual({ chainId: BASE, hash: there, status: 'waiting' });
  await anvil.rpc('anvil_mine', '0xd');
  await tracker.check();
  // Final on its own chain, and still waited for.
  expect((await sentBy(tracker)).byId('d1')).toMatchObject({ status: 'included', settled: false });
  base.state.silent = false;
  await tracker.check();
  expect(base.state.asked).toEqual([there]);
  expect((await view())?.status).toBe('waiting');
  base.known.set(there, '0x1');
  await tracker.check();
  expect((await view())?.status).toBe('included');
  await tracker.check();
  expect((await sentBy(tracker)).byId('d1')?.settled).toBe(true);
  expect(base.state.asked).toHaveLength(2);
});

it('says that it failed there', async () => {
  const base = network();
  const { tracker, there, view } = await deposited(base);
  base.known.set(there, '0x0');
  await tracker.check();
  expect((await view())?.status).toBe('failed');
});

it('has another hash when its block is replaced', async () => {
  const base = network();
  const { tracker, there, view } = await deposited(base);
  await anvil.rpc('anvil_reorg', 1, []);
  await tracker.check();
  await mine();
  await tracker.check();
  await tracker.check();
  const sent = (await sentBy(tracker)).byId('d1');
  expect(sent?.status).toBe('included');
  expect((await view())?.hash).not.toBe(there);
  expect((await view())?.hash).not.toBeNull();
});

it('shows the payment that it does in its place', async () => {
  const { tracker } = createWallet(anvil.client);
  await tracker.start();
  await tracker.record(sign('old', await prepareOn(anvil, tracker)));
  const deposit = await prepareOn(anvil, tracker, { to: portal, value: '0x0' });
  await tracker.record({ ...sign('d2', deposit), insteadOf: 'old' });
  const seen = Object.fromEntries((await sentBy(tracker)).activity().map(({ id, instead }) => [id, instead]));
  expect(seen).toEqual({ old: 1, d2: undefined });
});

describe('what goes another way now', () => {
  async function lost() {
    const first = createWallet(anvil.client);
    await first.tracker.start();
    await first.tracker.record(sign('old', await prepareOn(anvil, first.tracker)));
    await first.tracker.broadcast('old');
    await anvil.rpc('anvil_dropAllTransactions');
    const deposit = await prepareOn(anvil, first.tracker, { to: portal, value: '0x0' });
    return { ...first, deposit: { ...sign('d3', deposit), insteadOf: 'old' } };
  }
  const known = async (hash: Hex | undefined) => (await anvil.rpc('eth_getTransactionByHash', hash)) !== null;

  it('is not sent again, from the moment that the deposit is signed', async () => {
    const { tracker, stored, deposit } = await lost();
    await tracker.record(deposit);
    // The worker stopped between signing and sending.
    const next = createWallet(anvil.client, stored);
    await next.tracker.start();
    await next.tracker.check();
    expect((await sentBy(next.tracker)).byId('old')).toMatchObject({ status: 'dropped', resend: false });
    expect(stored.get('old')).toMatchObject({ resend: false });
    expect(await known((await sentBy(tracker)).byId('old')?.hash)).toBe(false);
  });

  it('is not sent again where the deposit is signed while a node is asked', async () => {
    const { stored, deposit } = await lost();
    const slow = {
      ...anvil.client,
      async request(method: string, params?: readonly unknown[]) {
        if (method === 'eth_getTransactionCount') await tracker.record(deposit);
        return anvil.client.request(method, params);
      },
    };
    const { tracker } = createWallet(slow, stored);
    await tracker.start();
    await tracker.check();
    expect(await known((await sentBy(tracker)).byId('old')?.hash)).toBe(false);
  });

  it('is not sent by a request that begins again', async () => {
    const { tracker } = createWallet(anvil.client);
    await tracker.record(sign('old', await prepareOn(anvil, tracker)));
    const deposit = await prepareOn(anvil, tracker, { to: portal, value: '0x0' });
    await tracker.record({ ...sign('d4', deposit), insteadOf: 'old' });
    await expect(tracker.broadcast('old')).rejects.toMatchObject({ code: 'node-refused' });
    expect(await known((await sentBy(tracker)).byId('old')?.hash)).toBe(false);
  });
});
