/** Delegations on a local chain with the real delegate: what a network offers, and batches that do all or nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { privateKeyToAddress } from '../ethereum/account.ts';
import { ZERO_ADDRESS } from '../ethereum/address.ts';
import { SIMPLE_ACCOUNT } from '../ethereum/delegates.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { signTransaction } from '../ethereum/transaction.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { type Batching, offersDelegation, readBatching, readDelegate } from './delegation.ts';
import { quoteFees } from './fees.ts';
import { prepareTransaction } from './prepare.ts';
import { prepareBatch, prepareCalls } from './prepare-calls.ts';
import { buildReplacement } from './replace.ts';
import { simulate } from './simulate.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { type NodeProxy, startProxy } from './testing/proxy.ts';
import { deploySimpleAccount } from './testing/simple-7702-account.ts';
import { createWallet, sign, statusOf } from './testing/wallet.ts';
import { readToken } from './tokens.ts';

const KEY = fromHex(`0x${'5e'.repeat(32)}`);
const ACCOUNT = privateKeyToAddress(KEY);
const STRANGER: Hex = `0x${'33'.repeat(20)}`;

let anvil: Anvil;
let traces: NodeProxy;
let token: Hex;
beforeAll(async () => {
  anvil = await startAnvil('--hardfork', 'prague');
  traces = await startProxy(anvil, (method) => method === 'eth_simulateV1');
  await anvil.rpc('anvil_setBalance', ACCOUNT, '0x8ac7230489e80000');
  token = await deployToken(anvil);
  const give = encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [ACCOUNT, 100n]);
  await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to: token, data: give });
  await anvil.rpc('evm_mine');
});
afterAll(async () => {
  await traces.stop();
  await anvil.stop();
});

const call = (signature: string, types: string, ...values: (Hex | bigint)[]): BatchCall => ({
  to: token,
  value: '0',
  data: encodeCall(selectorOf(signature), types, values),
});
const approve = (amount: bigint) => call('approve(address,uint256)', 'address,uint256', ACCOUNT, amount);
const take = (amount: bigint) =>
  call('transferFrom(address,address,uint256)', 'address,address,uint256', ACCOUNT, STRANGER, amount);
const pay = (value: string): BatchCall => ({ to: STRANGER, value, data: '0x' });

async function together(batching: Batching, ...calls: [BatchCall, ...BatchCall[]]): Promise<PreparedTransaction> {
  const parts = { client: anvil.client, nextNonce: () => null };
  const { together: transaction } = await prepareBatch(ACCOUNT, calls, batching, parts);
  if (!transaction) throw new Error('not together');
  return transaction;
}

const tryOut = (transaction: PreparedTransaction, client = anvil.client) =>
  simulate(transaction, { client, network: anvil.network, token: (at) => readToken(client, anvil.network, at) });

async function send(transaction: PreparedTransaction): Promise<Record<string, unknown>> {
  const hash = await anvil.rpc('eth_sendRawTransaction', signTransaction(transaction, KEY).raw);
  await anvil.rpc('evm_mine');
  return (await anvil.rpc('eth_getTransactionReceipt', hash)) as Record<string, unknown>;
}

const balanceOf = async (address: Hex) => BigInt((await anvil.rpc('eth_getBalance', address, 'latest')) as string);

const delegateTo = async (delegate: Hex): Promise<PreparedTransaction> =>
  prepareTransaction(
    parseTransactionRequest([{ from: ACCOUNT, to: ACCOUNT, authorizationList: [{ address: delegate }] }]),
    {
      client: anvil.client,
      nextNonce: () => null,
    },
  );

it('a network without the delegate offers nothing, nor one whose contract there is another', async () => {
  expect(await readBatching(anvil.client, ACCOUNT)).toBe('unsupported');
  await anvil.rpc('anvil_setCode', SIMPLE_ACCOUNT.address, '0x600160005260206000f3');
  expect(await offersDelegation(anvil.client)).toBe(false);
  await anvil.rpc('anvil_setCode', SIMPLE_ACCOUNT.address, '0x');
});

describe('with the delegate at the address that its code gives it', () => {
  beforeAll(() => deploySimpleAccount(anvil));

  it('a network that does not follow delegations offers nothing, and is asked again', async () => {
    let follows = false;
    const old = await startProxy(anvil, (method) => method === 'eth_call' && !follows);
    expect(await offersDelegation(old.client)).toBe(false);
    follows = true;
    expect(await offersDelegation(old.client)).toBe(true);
    const { length } = old.asked;
    expect(await offersDelegation(old.client)).toBe(true);
    expect(old.asked).toHaveLength(length);
    await old.stop();
  });

  it('an account is ready; one with other code is not', async () => {
    expect(await readBatching(anvil.client, ACCOUNT)).toBe('ready');
    expect(await readBatching(anvil.client, token)).toBe('unsupported');
  });

  it('the trial run has the code that the delegation gives, and says what all calls change', async () => {
    const transaction = await together('ready', approve(5n), take(5n), pay('7'));
    expect(transaction).toMatchObject({ type: 'eip7702', delegate: SIMPLE_ACCOUNT.address, to: ACCOUNT, value: '0' });
    for (const client of [anvil.client, traces.client])
      expect(await tryOut(transaction, client)).toMatchObject({
        kind: 'worked',
        changes: [{ amount: '0.000005 TST', direction: 'out' }],
      });
    expect(await tryOut(await together('ready', approve(5n), take(6n)))).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^call 2: /),
    });
  });

  it('one transaction delegates the account and makes all calls; the next needs no delegation', async () => {
    const receipt = await send(await together('ready', approve(5n), take(5n), pay('7')));
    expect(receipt).toMatchObject({ status: '0x1', type: '0x4' });
    expect(await readDelegate(anvil.client, ACCOUNT)).toBe(SIMPLE_ACCOUNT.address);
    expect(await readBatching(anvil.client, ACCOUNT)).toBe('supported');
    expect(await balanceOf(STRANGER)).toBe(7n);
    expect(await send(await together('supported', pay('1'), pay('2')))).toMatchObject({ status: '0x1', type: '0x2' });
    expect(await balanceOf(STRANGER)).toBe(10n);
  });

  it('all or nothing: a call that fails takes the others back', async () => {
    const before = await balanceOf(STRANGER);
    const failing = await together('supported', pay('9'), take(50n));
    expect(await send({ ...failing, gasLimit: '300000' })).toMatchObject({ status: '0x0' });
    expect(await balanceOf(STRANGER)).toBe(before);
  });

  it('nobody else runs calls for the account', async () => {
    const { data } = await together('supported', pay('9'));
    await expect(anvil.rpc('eth_call', { from: SECOND.address, to: ACCOUNT, data }, 'latest')).rejects.toThrow(
      /revert|not from self/i,
    );
  });

  it('a delegation ends with one to the zero address, and can be sped up or cancelled while it waits', async () => {
    const ending = await delegateTo(ZERO_ADDRESS);
    const quote = await quoteFees(anvil.client);
    expect(buildReplacement(ending, 'speed-up', quote)).toMatchObject({ type: 'eip7702', delegate: ZERO_ADDRESS });
    expect(buildReplacement(ending, 'cancel', quote)).not.toHaveProperty('delegate');
    expect(await send(ending)).toMatchObject({ status: '0x1' });
    expect(await readDelegate(anvil.client, ACCOUNT)).toBeNull();
    expect(await send(await delegateTo(SIMPLE_ACCOUNT.address))).toMatchObject({ status: '0x1' });
    expect(await readBatching(anvil.client, ACCOUNT)).toBe('supported');
  });

  it('an account that runs the code of another contract makes no batches', async () => {
    await send(await delegateTo(token));
    expect(await readDelegate(anvil.client, ACCOUNT)).toBe(token);
    expect(await readBatching(anvil.client, ACCOUNT)).toBe('unsupported');
  });

  it('a delegation takes two nonces; what follows has the next one, and waits where a node takes one at a time', async () => {
    await anvil.rpc('evm_setAutomine', false);
    const { tracker, stored } = createWallet(anvil.client);
    await tracker.start();
    const ending = await delegateTo(ZERO_ADDRESS);
    const record = (id: string, transaction: PreparedTransaction) =>
      tracker.record({
        ...sign(id, { ...transaction, from: FUNDED.address }),
        transaction,
        ...signTransaction(transaction, KEY),
      });
    await record('ending', ending);
    const { nonce } = ending;
    expect([nonce, nonce + 1, nonce + 2].map((one) => tracker.freeNonce(31337, ACCOUNT, one))).toEqual([
      nonce + 2,
      nonce + 2,
      nonce + 2,
    ]);
    await tracker.broadcast('ending');
    const [after] = await prepareCalls(ACCOUNT, [pay('1')], { client: anvil.client, nextNonce: tracker.freeNonce });
    expect(after.nonce).toBe(nonce + 2);
    await record('after', after);
    const limited = await startProxy(anvil, (method) => method === 'eth_sendRawTransaction', {
      code: -32000,
      message: 'in-flight transaction limit reached for delegated accounts',
    });
    const strict = createWallet(limited.client, stored);
    await strict.tracker.start();
    await strict.tracker.broadcast('after');
    expect(await statusOf(strict.tracker, 'after')).toBe('signed');
    await anvil.rpc('evm_mine');
    await tracker.check();
    await anvil.rpc('evm_mine');
    await tracker.check();
    for (const id of ['ending', 'after']) expect(await statusOf(tracker, id)).toBe('included');
    await limited.stop();
  });
});
