/** Calls that somebody else pays for, on a local chain with the real entry point and delegate: preparing, simulating, sending, following. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeAbi, encodeCall } from '../ethereum/abi.ts';
import { privateKeyToAddress } from '../ethereum/account.ts';
import { ZERO_ADDRESS } from '../ethereum/address.ts';
import { delegationCode, SIMPLE_ACCOUNT } from '../ethereum/delegates.ts';
import { selectorOf } from '../ethereum/selector.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import { ENTRY_POINT, hashUserOperation, signUserOperation, type UserOperation } from '../ethereum/user-operation.ts';
import { fromHex, type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { createClient } from './client.ts';
import type { Client } from './client-type.ts';
import { readBatching } from './delegation.ts';
import { NodeError } from './node-error.ts';
import { prepareBatch } from './prepare-calls.ts';
import { simulate } from './simulate.ts';
import { carryOperation } from './simulate-operation.ts';
import { prepareSponsored } from './sponsor.ts';
import { type Anvil, deployToken, FUNDED, startAnvil } from './testing/anvil.ts';
import { carryOut, deployEntryPoint, deployPaymaster, toHandleOps } from './testing/entry-point.ts';
import { deploySimpleAccount } from './testing/simple-7702-account.ts';
import { createWallet, statusOf } from './testing/wallet.ts';
import { readToken } from './tokens.ts';
import type { Fetch } from './transport.ts';

const KEY = fromHex(`0x${'5e'.repeat(32)}`);
const ACCOUNT = privateKeyToAddress(KEY);
const STRANGER: Hex = `0x${'33'.repeat(20)}`;
const BUNDLER = 'https://bundler.example/';
const SERVICE = { url: 'https://paymaster.example/', context: { policy: 'a' } };
const GAS = { callGasLimit: '0x80000', verificationGasLimit: '0x30000', preVerificationGas: '0xc350' };
const PAYMASTER_GAS = { paymasterVerificationGasLimit: '0x20000', paymasterPostOpGasLimit: '0x20000' };

let anvil: Anvil;
let token: Hex;
let paymaster: Hex;
let client: Client;
/** What the service and the bundler answer, by method. */
let answers: Record<string, (params: Record<string, unknown>[]) => unknown>;
let asked: { url: string; method: string; params: Record<string, unknown>[] }[];

const fetchAnswers: Fetch = async (url, init) => {
  if (url.startsWith('http:')) return fetch(url, init);
  const { method, params } = JSON.parse(String(init.body)) as { method: string; params: Record<string, unknown>[] };
  asked.push({ url, method, params });
  if (method === 'eth_chainId') return json({ result: `0x${anvil.client.chainId.toString(16)}` });
  const answer = answers[method];
  if (!answer) return json({ error: { code: -32601, message: 'no such method' } });
  try {
    return json({ result: (await answer(params)) ?? null });
  } catch (error) {
    return json({ error: { code: -32500, message: String(error) } });
  }
};
const json = (body: object) => new Response(JSON.stringify({ jsonrpc: '2.0', id: 1, ...body }));

beforeAll(async () => {
  anvil = await startAnvil('--hardfork', 'prague');
  await deploySimpleAccount(anvil);
  await deployEntryPoint(anvil);
  paymaster = await deployPaymaster(anvil);
  token = await deployToken(anvil);
  const give = encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [ACCOUNT, 1000n]);
  await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to: token, data: give });
  await anvil.rpc('evm_mine');
});
afterAll(() => anvil.stop());

beforeEach(() => {
  asked = [];
  const operations = new Map<string, Hex>();
  answers = {
    eth_supportedEntryPoints: () => [ENTRY_POINT],
    eth_estimateUserOperationGas: () => ({ ...GAS, ...PAYMASTER_GAS }),
    pm_getPaymasterStubData: () => ({ paymaster, paymasterData: '0x' }),
    pm_getPaymasterData: () => ({ paymaster, paymasterData: '0x' }),
    async eth_sendUserOperation(params) {
      operations.set(String(params[0]?.nonce), await carryOut(anvil, params[0] ?? {}));
      return '0x';
    },
    eth_getUserOperationByHash: () => null,
    eth_getUserOperationReceipt: () => null,
  };
  client = createClient({
    chainId: anvil.client.chainId,
    urls: [anvil.url],
    bundlerUrl: BUNDLER,
    fetch: fetchAnswers,
    clock: Date.now,
  });
});

const move = (to: Hex, amount: bigint): BatchCall => ({
  to: token,
  value: '0',
  data: encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [to, amount]),
});
const allow = (amount: bigint): BatchCall => ({
  to: token,
  value: '0',
  data: encodeCall(selectorOf('approve(address,uint256)'), 'address,uint256', [paymaster, amount]),
});

async function prepare(...calls: [BatchCall, ...BatchCall[]]): Promise<[PreparedTransaction, UserOperation]> {
  const parts = { client, nextNonce: () => null };
  const { together } = await prepareBatch(ACCOUNT, calls, await readBatching(client, ACCOUNT), parts);
  if (!together) throw new Error('not together');
  return [together, await prepareSponsored(together, SERVICE, { client, fetch: fetchAnswers })];
}

const whole = async ([together, operation]: [PreparedTransaction, UserOperation]) =>
  simulate(together, {
    client,
    network: { ...NETWORK },
    token: (address) => readToken(client, NETWORK, address),
    carrier: await carryOperation(client, operation),
  });
const NETWORK = {
  chainId: 31337,
  name: 'Local chain',
  symbol: 'ETH',
  decimals: 18,
  rpcUrls: [],
  explorerUrl: null,
  multicall: null,
  tokens: [],
  builtIn: true,
  test: true,
  popular: true,
};

const held = async (owner: Hex): Promise<bigint> => {
  const data = encodeCall(selectorOf('balanceOf(address)'), 'address', [owner]);
  return BigInt((await anvil.rpc('eth_call', { to: token, data }, 'latest')) as Hex);
};

function record([together, operation]: [PreparedTransaction, UserOperation], id: string) {
  const signed = signUserOperation(operation, KEY);
  return {
    id,
    characterId: 'c',
    origin: null,
    transaction: together,
    raw: toHex(utf8(JSON.stringify(signed.operation))),
    hash: signed.hash,
    title: '',
    detail: '',
    amount: '',
    replaces: null,
    operation: { payer: 'paymaster.example', transactionHash: null, since: null },
  };
}

describe('calls that somebody else pays for', () => {
  it('are the same calls, simulated whole, made by an account without any coins, and found on the own node', async () => {
    const prepared = await prepare(move(STRANGER, 7n), move(STRANGER, 3n));
    const [together, operation] = prepared;
    expect(operation).toMatchObject({ sender: ACCOUNT, callData: together.data });
    expect(operation.delegation).not.toBeNull();
    const toService = asked.filter(({ url }) => url === SERVICE.url);
    expect(toService.map(({ method }) => method)).toEqual(['pm_getPaymasterStubData', 'pm_getPaymasterData']);
    expect(toService[0]?.params.slice(1)).toEqual([ENTRY_POINT, '0x7a69', SERVICE.context]);
    expect(JSON.stringify(toService)).not.toContain('signature');

    expect(await whole(prepared)).toMatchObject({
      kind: 'worked',
      noticeable: true,
      changes: [{ direction: 'out', amount: '0.00001 TST' }],
    });
    // What is compared with it costs nothing, so that an account without coins can do it.
    const free = { ...together, maxFeePerGas: '0', maxPriorityFeePerGas: '0' } as PreparedTransaction;
    const alone = await simulate(free, {
      client,
      network: NETWORK,
      token: (address) => readToken(client, NETWORK, address),
    });
    expect(alone).toMatchObject({ kind: 'worked', changes: [{ direction: 'out', amount: '0.00001 TST' }] });
    // The state of the chain was not touched, and nothing was signed yet.
    expect(await held(STRANGER)).toBe(0n);

    const { tracker, stored } = createWallet(client);
    await tracker.start();
    await tracker.record(record(prepared, 'a'));
    await tracker.broadcast('a');
    expect(await held(STRANGER)).toBe(10n);
    // Its authorization takes the next nonce of the account; a payment beside it takes the one after that.
    expect(tracker.freeNonce(31337, ACCOUNT, together.nonce)).toBe(together.nonce + 1);
    expect((await tracker.of('c')).activity()[0]).toMatchObject({ replaceable: false });
    // The worker was stopped; the bundler knows nothing any more.
    const again = createWallet(client, stored).tracker;
    await again.start();
    await again.check();
    expect(await statusOf(again, 'a')).toBe('included');
    expect((await again.of('c')).activity()[0]).toMatchObject({
      paidBy: 'paymaster.example',
      feePaid: '0',
      replaceable: false,
    });
    expect(await anvil.rpc('eth_getBalance', ACCOUNT, 'latest')).toBe('0x0');
  });

  it('hash as the entry point says', async () => {
    const [, operation] = await prepare(move(STRANGER, 1n));
    const packed = toHandleOps(signUserOperation(operation, KEY).operation, 31337, FUNDED.address);
    // getUserOpHash takes the one operation that handleOps has in its list.
    const selector = selectorOf('getUserOpHash((address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes))');
    const delegated = { [ACCOUNT]: { code: delegationCode(SIMPLE_ACCOUNT.address) } };
    const tuple = packed.slice(10 + 64 * 4);
    const data = `${selector}${'20'.padStart(64, '0')}${tuple}`;
    expect(await anvil.rpc('eth_call', { to: ENTRY_POINT, data }, 'latest', delegated)).toBe(
      toHex(hashUserOperation(operation)),
    );
  });

  it('show what the paymaster takes besides', async () => {
    answers.pm_getPaymasterData = () => ({
      paymaster,
      paymasterData: toHex(encodeAbi('address,uint256', [token, 25n])),
    });
    const taking = await whole(await prepare(allow(1000n), move(STRANGER, 1n)));
    expect(taking).toMatchObject({
      kind: 'worked',
      changes: [{ direction: 'out', amount: '0.000026 TST' }],
    });
  });

  it('fail in the simulation where the calls do, and in the status', async () => {
    const prepared = await prepare(move(STRANGER, 10n ** 9n));
    expect(await whole(prepared)).toMatchObject({ kind: 'failed' });
    const { tracker } = createWallet(client);
    await tracker.record(record(prepared, 'f'));
    await tracker.broadcast('f');
    await tracker.check();
    expect(await statusOf(tracker, 'f')).toBe('failed');
  });

  it('are not believed to be done because the bundler says so', async () => {
    const prepared = await prepare(move(STRANGER, 1n));
    const other = (await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to: STRANGER, value: '0x1' })) as Hex;
    await anvil.rpc('evm_mine');
    answers.eth_sendUserOperation = () => '0x';
    answers.eth_getUserOperationByHash = () => ({});
    answers.eth_getUserOperationReceipt = () => ({ success: true, receipt: { transactionHash: other } });
    const { tracker } = createWallet(client);
    await tracker.record(record(prepared, 'l'));
    await tracker.broadcast('l');
    await tracker.check();
    expect(await statusOf(tracker, 'l')).toBe('pending');
    // It was never carried out, and the bundler says so in the end.
    answers.eth_getUserOperationByHash = () => null;
    answers.eth_sendUserOperation = () => {
      throw new Error('paymaster deposit too low');
    };
    await tracker.check();
    expect(await statusOf(tracker, 'l')).toBe('pending');
  });

  it.each([[null], [{}], [[]], [[null]], [['0x']], [[{ transactionHash: 7 }]]])(
    'wait where the own node answers %j instead of logs',
    async (odd) => {
      const prepared = await prepare(move(STRANGER, 1n));
      answers.eth_sendUserOperation = () => '0x';
      answers.eth_getUserOperationByHash = () => ({});
      const { tracker } = createWallet({
        ...client,
        request: async (method, params) => (method === 'eth_getLogs' ? odd : client.request(method, params)),
      });
      await tracker.record(record(prepared, 'o'));
      await tracker.broadcast('o');
      await tracker.check();
      expect(await statusOf(tracker, 'o')).toBe('pending');
    },
  );

  it('end where the bundler refuses them', async () => {
    const prepared = await prepare(move(STRANGER, 1n));
    answers.eth_sendUserOperation = () => {
      throw new Error('no');
    };
    const { tracker } = createWallet(client);
    await tracker.record(record(prepared, 'r'));
    await expect(tracker.broadcast('r')).rejects.toMatchObject({ code: 'node-refused' });
    expect(await statusOf(tracker, 'r')).toBe('dropped');
  });

  it('are looked for after they were dropped, because whoever has them can still hand them in', async () => {
    const prepared = await prepare(move(STRANGER, 1n));
    const handIn = answers.eth_sendUserOperation;
    let sent: Record<string, unknown> = {};
    answers.eth_sendUserOperation = ([operation]) => {
      sent = operation ?? {};
      throw new Error('no');
    };
    const { tracker, time, ended } = createWallet(client);
    await tracker.start();
    await tracker.record(record(prepared, 'd'));
    await expect(tracker.broadcast('d')).rejects.toMatchObject({ code: 'node-refused' });
    time.now += 24 * 60 * 60_000;
    await tracker.check();
    expect(await statusOf(tracker, 'd')).toBe('dropped');
    await handIn?.([sent]);
    await tracker.check();
    expect(await statusOf(tracker, 'd')).toBe('included');
    expect(ended).toEqual(['d dropped', 'd included']);
  });

  it('are found among the newest blocks where the own node searches no further back', async () => {
    const prepared = await prepare(move(STRANGER, 1n));
    const handIn = answers.eth_sendUserOperation;
    let sent: Record<string, unknown> = {};
    answers.eth_sendUserOperation = ([operation]) => {
      sent = operation ?? {};
      return '0x';
    };
    // The node says that the chain is so many blocks further than it is.
    let further = 0;
    const headOf = async () => Number(await client.request('eth_blockNumber')) + further;
    const { tracker } = createWallet({
      ...client,
      async request(method, params) {
        if (method === 'eth_blockNumber') return `0x${(await headOf()).toString(16)}`;
        const [filter] = (params ?? []) as { fromBlock?: Hex }[];
        if (method === 'eth_getLogs' && (await headOf()) - Number(filter?.fromBlock) >= 10_000)
          throw new NodeError(-32005, 'at most 10000 blocks');
        return client.request(method, params);
      },
    });
    await tracker.record(record(prepared, 'n'));
    await tracker.broadcast('n');
    const since = await headOf();
    await handIn?.([sent]);
    further = since + 10_000 - (await headOf());
    await tracker.check();
    expect(await statusOf(tracker, 'n')).toBe('included');
  });

  it('are looked for no more after two days', async () => {
    const prepared = await prepare(move(STRANGER, 1n));
    answers.eth_sendUserOperation = () => '0x';
    answers.eth_getUserOperationByHash = () => ({});
    const { tracker, time } = createWallet(client);
    await tracker.record(record(prepared, 'w'));
    await tracker.broadcast('w');
    time.now += 25 * 60 * 60_000;
    await tracker.check();
    expect((await tracker.of('c')).byId('w')).toMatchObject({ status: 'dropped', settled: false });
    time.now += 24 * 60 * 60_000;
    await tracker.check();
    expect((await tracker.of('c')).byId('w')).toMatchObject({ status: 'dropped', settled: true });
  });
});

describe('a node that lies', () => {
  it.each([
    ['of a key that another operation has', (nonce: bigint) => nonce & ~(0xffffn << 64n)],
    ['that counts on', (nonce: bigint) => nonce + 1n],
    ['of nothing', () => 0n],
  ])('cannot give a nonce %s', async (_name, change) => {
    const [together] = await prepare(move(STRANGER, 1n));
    const lying: Client = {
      ...client,
      async request(method, params) {
        const answer = await client.request(method, params);
        const [call] = (params ?? []) as { to?: Hex }[];
        if (method !== 'eth_call' || call?.to !== ENTRY_POINT) return answer;
        return `0x${change(BigInt(String(answer)))
          .toString(16)
          .padStart(64, '0')}`;
      },
    };
    const asking = prepareSponsored(together, SERVICE, { client: lying, fetch: fetchAnswers });
    await expect(asking).rejects.toMatchObject({ code: 'no-network' });
  });
});

describe('a service that lies', () => {
  it('changes nothing but the paymaster', async () => {
    answers.pm_getPaymasterData = () => ({
      paymaster,
      paymasterData: '0x1234',
      callData: '0xdeadbeef',
      sender: STRANGER,
      callGasLimit: '0xffffffff',
      maxFeePerGas: '0xffffffffff',
    });
    const [together, operation] = await prepare(move(STRANGER, 1n));
    expect(operation).toMatchObject({
      sender: ACCOUNT,
      callData: together.data,
      maxFeePerGas: 'maxFeePerGas' in together ? together.maxFeePerGas : null,
    });
    expect(operation.callGasLimit).toBe(String(0x80000));
    expect(operation.paymaster).toMatchObject({ address: paymaster, data: '0x1234' });
  });

  it.each<[string, () => unknown]>([
    ['names nobody', () => ({ paymaster: ZERO_ADDRESS, paymasterData: '0x' })],
    ['names the account itself', () => ({ paymaster: ACCOUNT, paymasterData: '0x' })],
    ['leaves the paymaster out', () => ({ paymasterAndData: '0x' })],
    ['answers nothing', () => null],
    ['answers without end', () => ({ paymaster, paymasterData: `0x${'00'.repeat(200_000)}` })],
    ['answers other data', () => ({ paymaster, paymasterData: 'https://' })],
    [
      'refuses',
      () => {
        throw new Error('no budget');
      },
    ],
  ])('is not followed where it %s', async (_name, answer) => {
    for (const method of ['pm_getPaymasterStubData', 'pm_getPaymasterData']) {
      const before = answers[method];
      answers[method] = answer;
      await expect(prepare(move(STRANGER, 1n))).rejects.toHaveProperty('code');
      answers[method] = before as () => unknown;
    }
  });

  it('is not waited for without end', async () => {
    const [together] = await prepare(move(STRANGER, 1n));
    const silent: Fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const asking = prepareSponsored(together, SERVICE, { client, fetch: silent, timeoutMilliseconds: 20 });
    await expect(asking).rejects.toMatchObject({ code: 'no-network' });
  });
});

it('asks nobody else what only a bundler is asked', async () => {
  const bare = createClient({ chainId: 31337, urls: [anvil.url], fetch: fetchAnswers, clock: Date.now });
  const [together] = await prepare(move(STRANGER, 1n));
  const asking = prepareSponsored(together, SERVICE, { client: bare, fetch: fetchAnswers });
  await expect(asking).rejects.toMatchObject({ code: 'no-network' });
  await expect(bare.request('eth_sendUserOperation', [])).rejects.toMatchObject({ code: 'no-network' });
});
