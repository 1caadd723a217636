/** Calls in a row on a local chain: each is prepared and simulated as if those before it had run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/selector.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { findBundle } from './bundle.ts';
import { prepareCalls } from './prepare-calls.ts';
import { simulate } from './simulate.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { type NodeProxy, startProxy } from './testing/proxy.ts';
import { createWallet, sentBy, sign, statusOf } from './testing/wallet.ts';
import { readToken } from './tokens.ts';

let anvil: Anvil;
let old: NodeProxy;
let token: Hex;
beforeAll(async () => {
  anvil = await startAnvil();
  old = await startProxy(anvil, (method) => method === 'eth_simulateV1');
  token = await deployToken(anvil);
});
afterAll(async () => {
  await old.stop();
  await anvil.stop();
});

const call = (signature: string, types: string, ...values: (Hex | bigint)[]): BatchCall => ({
  to: token,
  value: '0',
  data: encodeCall(selectorOf(signature), types, values),
});
/** The second call needs the first. */
const calls = (): [BatchCall, BatchCall, BatchCall] => [
  call('approve(address,uint256)', 'address,uint256', FUNDED.address, 5n),
  call('transferFrom(address,address,uint256)', 'address,address,uint256', FUNDED.address, SECOND.address, 5n),
  { to: SECOND.address, value: '7', data: '0x' },
];

const prepared = (client = anvil.client, wanted: [BatchCall, ...BatchCall[]] = calls()) =>
  prepareCalls(FUNDED.address, wanted, { client, nextNonce: () => 4 });

const tryOut = ([first, ...after]: readonly [PreparedTransaction, ...PreparedTransaction[]], client = anvil.client) =>
  simulate(first, { client, network: anvil.network, token: (at) => readToken(client, anvil.network, at) }, after);

describe('calls in a row', () => {
  it('have nonces in a row, one fee, and gas for what they do after those before them', async () => {
    const transactions = await prepared();
    expect(transactions.map(({ nonce }) => nonce)).toEqual([4, 5, 6]);
    expect(
      new Set(
        transactions.map(({ gasLimit: _, nonce: __, to: ___, value: ____, data: _____, ...fee }) =>
          JSON.stringify(fee),
        ),
      ).size,
    ).toBe(1);
    const [, second, third] = transactions.map(({ gasLimit }) => Number(gasLimit));
    expect(second).toBeGreaterThan(40_000);
    expect(second).toBeLessThan(200_000);
    expect(third).toBe(21_000);
  });

  it('where the node runs no calls in a row, a call that needs an earlier one gets gas to spare', async () => {
    const transactions = await prepared(old.client);
    expect(transactions.map(({ gasLimit }) => gasLimit)).toEqual([expect.any(String), '500000', '21000']);
  });

  it('are simulated together: what all of them change, or which one fails', async () => {
    const transactions = await prepared();
    expect(await tryOut(transactions)).toMatchObject({
      kind: 'worked',
      changes: [{ asset: 'Test TST', amount: '0.000005 TST', direction: 'out' }],
    });
    const [first, second, third] = transactions;
    expect(await tryOut([third as PreparedTransaction, second as PreparedTransaction, first])).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^call 2: /),
    });
    expect(await tryOut(transactions, old.client)).toMatchObject({ kind: 'unavailable', accepted: false });
  });

  it('are stored together, sent in order, found as a batch, and all included', async () => {
    const { tracker } = createWallet(anvil.client);
    await tracker.start();
    const [first, ...others] = await prepareCalls(FUNDED.address, calls(), {
      client: anvil.client,
      nextNonce: () => null,
    });
    const sent = [first, ...others].map((transaction, index) => ({
      ...sign(`b${index}`, transaction),
      bundle: { id: 'swap', origin: 'https://site.example', index, atomic: false },
    }));
    await tracker.record(...sent);
    for (const { id } of sent) await tracker.broadcast(id);
    await anvil.rpc('evm_mine');
    await tracker.check();
    for (const { id } of sent) expect(await statusOf(tracker, id)).toBe('included');
    expect(findBundle((await sentBy(tracker)).list(), 'https://site.example', 'swap')).toEqual({
      chainId: 31337,
      atomic: false,
      transactions: sent.map(({ id, hash }) => ({ activityId: id, hash, lost: false })),
    });
    expect(findBundle((await sentBy(tracker)).list(), 'https://other.example', 'swap')).toBeNull();
  });

  it('one that was abandoned is lost and never sent; a faster one takes the place of the one that it replaced', async () => {
    await anvil.rpc('evm_setAutomine', false);
    const { tracker, asked } = createWallet(anvil.client);
    await tracker.start();
    const [first, second] = await prepareCalls(FUNDED.address, calls(), {
      client: anvil.client,
      nextNonce: () => null,
    });
    const bundle = { id: 'swap', origin: 'https://site.example', atomic: false };
    await tracker.record(
      { ...sign('a', first), bundle: { ...bundle, index: 0 } },
      { ...sign('b', second as PreparedTransaction), bundle: { ...bundle, index: 1 } },
    );
    await tracker.abandon('b', 'an earlier call was rejected');
    await expect(tracker.broadcast('b')).rejects.toMatchObject({ code: 'node-refused' });
    await tracker.check();
    expect(asked.filter((method) => method === 'eth_sendRawTransaction')).toHaveLength(1);
    await tracker.broadcast('a');
    await tracker.abandon('a', 'too late');
    expect(await statusOf(tracker, 'a')).toBe('pending');
    // The wallet itself asks for the faster one, whoever asked for the batch.
    const faster = {
      ...sign('c', { ...first, gasLimit: '90000' }, 'a'),
      origin: null,
      bundle: { ...bundle, index: 0 },
    };
    await tracker.record(faster);
    const found = async () =>
      findBundle((await sentBy(tracker)).list(), 'https://site.example', 'swap')?.transactions.map(
        ({ activityId, lost }) => [activityId, lost],
      );
    expect((await found())?.[1]).toEqual(['b', true]);
    await anvil.rpc('anvil_dropAllTransactions');
    await tracker.broadcast('c');
    await anvil.rpc('evm_mine');
    await tracker.check();
    expect(await found()).toEqual([
      ['c', false],
      ['b', true],
    ]);
  });
});
