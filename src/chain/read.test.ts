/** Reading a real chain: balances one by one and through Multicall3, tokens, fees, preparing, trying out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { encodeTransfer } from '../ethereum/encode-call.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { encodeApprove } from '../ethereum/testing/encode-approve.ts';
import { signTransaction } from '../ethereum/transaction.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { readBalances, readCodeKind } from './balances.ts';
import type { Client } from './client-type.ts';
import { quoteFees } from './fees.ts';
import { NodeError } from './node-error.ts';
import { estimateGas, type PrepareDeps, prepareTransaction } from './prepare.ts';
import { simulate } from './simulate.ts';
import { type Anvil, CODE, deploy, deployMulticall, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { readToken, readTokenBalance } from './tokens.ts';

let anvil: Anvil;
let token: Hex;
let multicall: Hex;
const nowhere: Hex = '0x00000000000000000000000000000000000000aa';

beforeAll(async () => {
  anvil = await startAnvil();
  token = await deployToken(anvil);
  multicall = await deployMulticall(anvil);
});
afterAll(() => anvil.stop());

const nextNonce = () => null;
const prepare = (fields: Record<string, unknown>, client: Client = anvil.client) =>
  prepareTransaction(parseTransactionRequest([{ from: FUNDED.address, ...fields }]), { client, nextNonce });
const tryOut = (transaction: PreparedTransaction, client: Client = anvil.client) =>
  simulate(transaction, {
    client,
    network: anvil.network,
    token: (address) => readToken(client, anvil.network, address),
  });

/** A node that refuses some methods. */
const without = (...methods: string[]): Client => ({
  ...anvil.client,
  request: (method, params) =>
    methods.includes(method)
      ? Promise.reject(new NodeError(-32601, 'the method does not exist'))
      : anvil.client.request(method, params),
});

describe('balances and tokens', () => {
  it('gives the same one by one and through Multicall3', async () => {
    const question = { client: anvil.client, accounts: [SECOND.address, FUNDED.address], tokens: [token, nowhere] };
    const single = await readBalances({ ...question, network: anvil.network });
    expect(single[0]).toEqual({ account: SECOND.address, native: 10n ** 22n, tokens: [{ token, amount: 0n }] });
    expect(single[1]?.tokens).toEqual([{ token, amount: 1_000_000_000_000n }]);
    let requests = 0;
    const counting: Client = {
      ...anvil.client,
      request(...question) {
        requests++;
        return anvil.client.request(...question);
      },
    };
    expect(await readBalances({ ...question, client: counting, network: { ...anvil.network, multicall } })).toEqual(
      single,
    );
    expect(requests).toBe(1);
    const missing = { ...anvil.network, multicall: nowhere };
    expect(await readBalances({ ...question, network: missing })).toEqual(single);
  });

  it('reads what a token is, and that others are none', async () => {
    expect(await readToken(anvil.client, anvil.network, token)).toEqual({
      address: token,
      symbol: 'TST',
      name: 'Test TST',
      decimals: 6,
      named: true,
    });
    expect(await readToken(anvil.client, anvil.network, nowhere)).toBeNull();
    expect(await readToken(anvil.client, anvil.network, await deploy(anvil, CODE.collectible))).toBeNull();
    const dressed = await deployToken(anvil, 'US\u202eDC and a very long tail');
    expect((await readToken(anvil.client, anvil.network, dressed))?.symbol).toBe('unnamed tokens');
    const network = { ...anvil.network, tokens: [{ address: token, symbol: 'TST', name: 'Known', decimals: 6 }] };
    expect((await readToken(anvil.client, network, token))?.name).toBe('Known');
    expect((await readToken(anvil.client, network, await deployToken(anvil, 'TSТ')))?.symbol).toBe(
      'TSТ (another token)',
    );
    expect((await readToken(anvil.client, network, await deployToken(anvil, 'ETH')))?.symbol).toBe(
      'ETH (another token)',
    );
    expect(await readTokenBalance(anvil.client, token, FUNDED.address)).toBe(1_000_000_000_000n);
    expect(await readTokenBalance(anvil.client, nowhere, FUNDED.address)).toBeNull();
    expect(await readCodeKind(anvil.client, token)).toBe('contract');
    expect(await readCodeKind(anvil.client, nowhere)).toBe('none');
    await anvil.rpc('anvil_setCode', nowhere.replace('aa', 'bb'), `0xef0100${token.slice(2)}`);
    expect(await readCodeKind(anvil.client, nowhere.replace('aa', 'bb') as Hex)).toBe('delegated');
  });
});

describe('fees and preparing', () => {
  it('offers three speeds that rise', async () => {
    const quote = await quoteFees(anvil.client);
    expect(quote.kind).toBe('eip1559');
    expect(quote.speeds.map(({ speed }) => speed)).toEqual(['slow', 'normal', 'fast']);
    const caps = quote.speeds.map(({ maxFeePerGas }) => BigInt(maxFeePerGas ?? '0'));
    expect(caps.every((cap, index) => index === 0 || cap > (caps[index - 1] ?? 0n))).toBe(true);
    for (const { maxFeePerGas, maxPriorityFeePerGas } of quote.speeds) {
      expect(BigInt(maxPriorityFeePerGas ?? '0')).toBeGreaterThan(0n);
      expect(BigInt(maxFeePerGas ?? '0')).toBeGreaterThanOrEqual(BigInt(quote.baseFeePerGas ?? '0'));
    }
  });

  it('goes by the gas price where there is no fee history', async () => {
    const quote = await quoteFees(without('eth_feeHistory'));
    expect(quote.kind).toBe('legacy');
    const price = BigInt((await anvil.rpc('eth_gasPrice')) as string);
    expect(BigInt(quote.speeds[0]?.gasPrice ?? '0')).toBe(price);
    expect((await prepare({ to: SECOND.address }, without('eth_feeHistory'))).type).toBe('legacy');
  });

  it('prepares what a node includes', async () => {
    const transaction = await prepare({ to: SECOND.address, value: '0xde0b6b3a7640000' });
    expect(transaction).toMatchObject({
      type: 'eip1559',
      chainId: 31337,
      gasLimit: '21000',
      value: '1000000000000000000',
    });
    const { raw, hash } = signTransaction(transaction, fromHex(FUNDED.privateKey));
    expect(await anvil.client.request('eth_sendRawTransaction', [raw])).toBe(hash);
    await anvil.rpc('evm_mine');
    expect(await anvil.rpc('eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x1' });
  });

  it('takes a nonce that the records leave free from what the node counts', async () => {
    const counted = Number(await anvil.rpc('eth_getTransactionCount', FUNDED.address, 'pending'));
    const request = parseTransactionRequest([{ from: FUNDED.address, to: SECOND.address }]);
    const at = (nextNonce: PrepareDeps['nextNonce']) =>
      prepareTransaction(request, { client: anvil.client, nextNonce });
    expect((await at(() => null)).nonce).toBe(counted);
    expect((await at((_chainId, _account, from, nonces) => from + 3 * nonces)).nonce).toBe(counted + 3);
    expect((await prepare({ to: SECOND.address, nonce: '0x63' })).nonce).toBe(99);
  });

  it('keeps the fees the page set, and fills what it left open', async () => {
    const quiet = without('eth_feeHistory', 'eth_gasPrice');
    expect(await prepare({ to: SECOND.address, gasPrice: '0x5' }, quiet)).toMatchObject({
      type: 'legacy',
      gasPrice: '5',
    });
    const both = { to: SECOND.address, maxFeePerGas: '0x5', maxPriorityFeePerGas: '0x2' };
    expect(await prepare(both, quiet)).toMatchObject({ type: 'eip1559', maxFeePerGas: '5', maxPriorityFeePerGas: '2' });
    expect(await prepare({ to: SECOND.address, gasPrice: '0x5', accessList: [] }, quiet)).toMatchObject({
      type: 'eip2930',
    });
    const capped = await prepare({ to: SECOND.address, maxFeePerGas: '0x5' });
    expect(capped).toMatchObject({ maxFeePerGas: '5', maxPriorityFeePerGas: '5' });
    const tipped = await prepare({ to: SECOND.address, maxPriorityFeePerGas: '0x7' });
    expect(tipped).toMatchObject({ type: 'eip1559', maxPriorityFeePerGas: '7' });
    expect(await prepare({ to: SECOND.address, type: '0x0' })).toMatchObject({ type: 'legacy' });
    expect((await prepare({ to: SECOND.address, gas: '0x9999' })).gasLimit).toBe('39321');
    await expect(prepare({ to: SECOND.address, chainId: '0x1' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('gives calls a margin of gas, and failing calls enough to be shown', async () => {
    const transfer = await prepare({ to: token, data: encodeTransfer(SECOND.address, 5n) });
    const exact = BigInt(
      (await anvil.rpc('eth_estimateGas', { from: FUNDED.address, to: token, data: transfer.data })) as string,
    );
    expect(transfer.gasLimit).toBe(((exact * 5n + 3n) / 4n).toString());
    expect(await estimateGas(anvil.client, transfer)).toBe((exact * 5n + 3n) / 4n);
    const from = nowhere;
    const call = { from, to: token, data: encodeApprove(SECOND.address, 5n) };
    const unpaid = BigInt((await anvil.rpc('eth_estimateGas', call)) as string);
    expect(await estimateGas(anvil.client, { ...transfer, ...call })).toBe((unpaid * 5n + 3n) / 4n);
    expect((await prepare({ to: token, data: encodeTransfer(SECOND.address, 10n ** 30n) })).gasLimit).toBe('500000');
  });
});

describe('simulate', () => {
  it('shows what goes and what comes', async () => {
    const value = `0x${(25n * 10n ** 16n).toString(16)}`;
    // What the transaction itself sends is certain: the review adds it.
    expect(await tryOut(await prepare({ to: SECOND.address, value }))).toEqual({
      kind: 'worked',
      noticeable: false,
      changes: [],
    });
    const transfer = await prepare({ to: token, data: encodeTransfer(SECOND.address, 1_234_560_000n) });
    expect(await tryOut(transfer)).toEqual({
      kind: 'worked',
      noticeable: false,
      changes: [{ asset: 'Test TST', amount: '1234.56 TST', direction: 'out', of: { token, decimal: '1234.56' } }],
    });
    const mint = encodeCall(selectorOf('mint(address,uint256)'), 'address,uint256', [FUNDED.address, 5n]);
    expect(await tryOut(await prepare({ to: token, data: mint }))).toEqual({
      kind: 'worked',
      noticeable: false,
      changes: [{ asset: 'Test TST', amount: '0.000005 TST', direction: 'in', of: { token, decimal: '0.000005' } }],
    });
    expect(await tryOut(await prepare({ to: FUNDED.address, value }))).toEqual({
      kind: 'worked',
      noticeable: false,
      changes: [],
    });
  });

  it('shows collectibles by their number', async () => {
    const collectible = await deploy(anvil, CODE.collectible);
    const data = encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [2n]);
    const { kind, changes } = await tryOut(await prepare({ to: collectible, data }));
    expect(kind).toBe('worked');
    expect(changes.map(({ amount }) => amount)).toEqual(['No. 1', 'No. 2']);
    const several = await deploy(anvil, CODE.several);
    const batch = encodeCall(
      selectorOf('mintBatch(address,uint256[],uint256[],bytes)'),
      'address,uint256[],uint256[],bytes',
      [FUNDED.address, [7n, 8n], [1n, 30n], '0x'],
    );
    expect((await tryOut(await prepare({ to: several, data: batch }))).changes).toEqual([
      { asset: `Collectible at ${several}`, amount: 'No. 7', direction: 'in' },
      { asset: `Collectible at ${several}`, amount: '30 of No. 8', direction: 'in' },
    ]);
  });

  it("gives the contract's reason when it fails", async () => {
    const transaction = await prepare({ to: token, data: encodeTransfer(SECOND.address, 10n ** 30n) });
    const failed = { kind: 'failed', reason: 'ERC20: transfer amount exceeds balance', changes: [] };
    expect(await tryOut(transaction)).toEqual(failed);
    expect(await tryOut(transaction, without('eth_simulateV1'))).toEqual(failed);
    const rich = await prepare({ to: SECOND.address, value: `0x${(10n ** 30n).toString(16)}` });
    expect(await tryOut(rich)).toMatchObject({ kind: 'failed', changes: [] });
  });

  it('says so when the node does not answer', async () => {
    const plain = await prepare({ to: SECOND.address, value: '0x1' });
    const { createClient } = await import('./client.ts');
    const away = createClient({ chainId: 31337, urls: ['http://127.0.0.1:1'], fetch, clock: Date.now });
    const reason = 'Local chain isn’t responding.';
    expect(await tryOut(plain, away)).toEqual({ kind: 'unavailable', accepted: false, reason, changes: [] });
  });

  it('tries out the creation of a contract', async () => {
    expect((await tryOut(await prepare({ data: CODE.failing }))).kind).not.toBe('failed');
  });
});
