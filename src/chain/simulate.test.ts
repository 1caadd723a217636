/** Nodes that lack one way to simulate after the other: what each of them still finds out, and how sure it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { encodeTransfer } from '../ethereum/encode-call.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { prepareTransaction } from './prepare.ts';
import { simulate } from './simulate.ts';
import { type Anvil, CODE, deploy, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { type NodeProxy, startProxy } from './testing/proxy.ts';
import { readToken } from './tokens.ts';

let anvil: Anvil;
let token: Hex;
const ONE = 10n ** 18n;
const PAYER: Hex = '0x00000000000000000000000000000000000000aa';
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  token = await deployToken(anvil);
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await anvil.stop();
});

const takesState = (method: string, params: unknown[]) => method === 'eth_call' && params.length > 2;
const LACKING = {
  nothing: () => false,
  simulate: (method: string) => method === 'eth_simulateV1',
  traces: (method: string) => method === 'eth_simulateV1' || method === 'debug_traceCall',
  overrides: (method: string, params: unknown[]) =>
    method === 'eth_simulateV1' || method === 'debug_traceCall' || takesState(method, params),
};

async function node(lacking: keyof typeof LACKING): Promise<NodeProxy> {
  const proxy = await startProxy(anvil, LACKING[lacking]);
  stops.push(proxy.stop);
  return proxy;
}

const prepare = (fields: Record<string, unknown>): Promise<PreparedTransaction> =>
  prepareTransaction(parseTransactionRequest([{ from: FUNDED.address, ...fields }]), {
    client: anvil.client,
    nextNonce: () => null,
  });

const tryOut = (transaction: PreparedTransaction, { client }: NodeProxy) =>
  simulate(transaction, { client, network: anvil.network, token: (at) => readToken(client, anvil.network, at) });

const mint = (amount: bigint): Hex =>
  encodeCall(selectorOf('mint(address,uint256)'), 'address,uint256', [FUNDED.address, amount]);

describe.each([
  ['nothing', { kind: 'worked', noticeable: false }, ['eth_simulateV1']],
  ['simulate', { kind: 'worked', noticeable: false }, ['eth_simulateV1', 'debug_traceCall']],
  ['traces', { kind: 'worked', noticeable: true }, ['eth_simulateV1', 'debug_traceCall', 'eth_call']],
] as const)('a node that lacks %s', (lacking, verdict, methods) => {
  let proxy: NodeProxy;
  beforeAll(async () => {
    proxy = await node(lacking);
  });

  it('shows tokens that go and come', async () => {
    const transfer = await prepare({ to: token, data: encodeTransfer(SECOND.address, 1_234_560_000n) });
    expect(await tryOut(transfer, proxy)).toEqual({
      ...verdict,
      changes: [{ asset: 'Test TST', amount: '1234.56 TST', direction: 'out', of: { token, decimal: '1234.56' } }],
    });
    const inTurn = new Set(proxy.asked.filter((method) => /simulate|trace|eth_call/.test(method)));
    expect([...inTurn].slice(0, methods.length)).toEqual(methods);
    expect(await tryOut(await prepare({ to: token, data: mint(5n) }), proxy)).toEqual({
      ...verdict,
      changes: [{ asset: 'Test TST', amount: '0.000005 TST', direction: 'in', of: { token, decimal: '0.000005' } }],
    });
  });

  it('shows coins that come back, without those that are sent', async () => {
    await anvil.rpc('anvil_setBalance', PAYER, `0x${(10n * ONE).toString(16)}`);
    // Pays twice what it gets back to the caller.
    await anvil.rpc('anvil_setCode', PAYER, '0x6000600060006000343401335af1505b00');
    const transaction = await prepare({ to: PAYER, value: `0x${ONE.toString(16)}`, data: '0xdeadbeef' });
    expect(await tryOut(transaction, proxy)).toEqual({
      ...verdict,
      changes: [{ asset: 'Ether', amount: '2 ETH', direction: 'in', of: { token: null, decimal: '2' } }],
    });
    await anvil.rpc('anvil_setCode', PAYER, '0x00');
    expect(await tryOut(transaction, proxy)).toEqual({ ...verdict, changes: [] });
  });

  it('says that a call fails, and why', async () => {
    const data = encodeTransfer(SECOND.address, 10n ** 30n);
    expect(await tryOut(await prepare({ to: token, data }), proxy)).toEqual({
      kind: 'failed',
      reason: 'ERC20: transfer amount exceeds balance',
      changes: [],
    });
  });

  it('says that what the account cannot pay fails', async () => {
    const rich = await prepare({ to: PAYER, value: `0x${(10n ** 30n).toString(16)}`, data: '0xdeadbeef' });
    expect((await tryOut(rich, proxy)).kind).toBe('failed');
  });

  it('runs at the nonce that the transaction will have', async () => {
    const counted = Number(await anvil.rpc('eth_getTransactionCount', FUNDED.address, 'latest'));
    const nonce = `0x${(counted + 5).toString(16)}`;
    expect(await tryOut(await prepare({ to: token, data: mint(5n), nonce }), proxy)).toMatchObject(verdict);
    expect((await tryOut(await prepare({ data: CODE.failing, nonce }), proxy)).kind).not.toBe('failed');
  });
});

it.each([
  ['eth_simulateV1', 'nothing'],
  ['debug_traceCall', 'simulate'],
] as const)('a node whose %s leaves out the block can be noticed', async (_method, lacking) => {
  const { client } = await node(lacking);
  const leavesOut: Client = {
    ...client,
    request: (method, params) =>
      client.request(
        method,
        method === 'eth_call' ? params : JSON.parse(JSON.stringify(params ?? []).replaceAll('blockOverrides', 'left')),
      ),
  };
  const transaction = await prepare({ to: token, data: mint(5n) });
  const parts = { network: anvil.network, token: async () => null };
  expect(await simulate(transaction, { ...parts, client })).toMatchObject({ kind: 'worked', noticeable: false });
  expect(await simulate(transaction, { ...parts, client: leavesOut })).toMatchObject({
    kind: 'worked',
    noticeable: true,
  });
});

it('a call that fails only with a stand-in for the account is not said to fail', async () => {
  // Works only for callers without code.
  const shy: Hex = '0x00000000000000000000000000000000000000ab';
  await anvil.rpc('anvil_setCode', shy, '0x333b15600b5760006000fd5b00');
  expect(await tryOut(await prepare({ to: shy, data: '0xdeadbeef' }), await node('traces'))).toMatchObject({
    kind: 'unavailable',
    accepted: true,
  });
});

it('collectibles are received with a stand-in for the account', async () => {
  const several = await deploy(anvil, CODE.several);
  const types = 'address,uint256[],uint256[],bytes';
  const data = encodeCall(selectorOf(`mintBatch(${types})`), types, [FUNDED.address, [7n], [1n], '0x']);
  expect(await tryOut(await prepare({ to: several, data }), await node('traces'))).toMatchObject({ kind: 'worked' });
});

describe('a node that only calls', () => {
  it('says that a call works, and no more', async () => {
    const proxy = await node('overrides');
    expect(await tryOut(await prepare({ to: token, data: mint(5n) }), proxy)).toEqual({
      kind: 'unavailable',
      accepted: true,
      reason: 'Local chain says that it works, but not what else it changes.',
      changes: [],
    });
    const transfer = await prepare({ to: token, data: encodeTransfer(SECOND.address, 5n) });
    expect(await tryOut(transfer, proxy)).toMatchObject({
      kind: 'unavailable',
      accepted: true,
      changes: [{ asset: 'Test TST', amount: '0.000005 TST', direction: 'out', of: { token, decimal: '0.000005' } }],
    });
    const failing = await prepare({ to: token, data: encodeTransfer(SECOND.address, 10n ** 30n) });
    expect(await tryOut(failing, proxy)).toMatchObject({ kind: 'failed' });
    const plain = await prepare({ to: SECOND.address, value: '0x1' });
    expect(await tryOut(plain, proxy)).toEqual({ kind: 'worked', noticeable: true, changes: [] });
  });
});
