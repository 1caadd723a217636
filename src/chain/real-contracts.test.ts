/** Real contracts on a local chain: what a simulation says is what is mined; reasons of failure; stuck, replaced and re-organised transactions. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { formatUnits } from '../ethereum/amount.ts';
import { encodeApprove, encodePermit2Approve, encodeTransfer } from '../ethereum/encode-call.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { UNLIMITED } from '../ethereum/unlimited.ts';
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { quoteFees } from './fees.ts';
import { readImplementation } from './implementation.ts';
import { prepareTransaction } from './prepare.ts';
import { buildReplacement } from './replace.ts';
import { simulate } from './simulate.ts';
import { type Anvil, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { type NodeProxy, startProxy } from './testing/proxy.ts';
import { addLiquidity, call, deployExchange, deployReal, type Exchange } from './testing/real-contracts.ts';
import { createWallet, sendOn, sentBy, sign, statusOf } from './testing/wallet.ts';
import { readToken, readTokenBalance } from './tokens.ts';

const ME = FUNDED.address;
const THEM = SECOND.address;
const END = 10n ** 11n;
const COIN = 10n ** 18n;

let anvil: Anvil;
let nodes: [name: string, client: Client][];
let proxy: NodeProxy;
let exchange: Exchange;
let dollar: Hex;
let fee: Hex;
let quiet: Hex;
let cats: Hex;
let refusing: Hex;
let snapshot: unknown;

beforeAll(async () => {
  anvil = await startAnvil();
  proxy = await startProxy(anvil, (method) => method === 'eth_simulateV1');
  nodes = [
    ['eth_simulateV1', anvil.client],
    ['debug_traceCall', proxy.client],
  ];
  exchange = await deployExchange(anvil);
  dollar = await deployReal(anvil, 'PermitToken', 'string', ['USD']);
  fee = await deployReal(anvil, 'FeeToken');
  quiet = await deployReal(anvil, 'SilentToken');
  cats = await deployReal(anvil, 'Collection');
  refusing = await deployReal(anvil, 'Refusing');
  for (const [token, amount] of [
    [dollar, 300_000_000_000n],
    [fee, 1_000n * COIN],
    [quiet, 300_000_000_000n],
  ] as const)
    await addLiquidity(anvil, exchange, token, amount, 100n * COIN);
});
afterAll(async () => {
  await proxy.stop();
  await anvil.stop();
});
beforeEach(async () => {
  snapshot = await anvil.rpc('evm_snapshot');
});
afterEach(async () => {
  await anvil.rpc('anvil_dropAllTransactions');
  await anvil.rpc('evm_revert', snapshot);
  await anvil.rpc('evm_setAutomine', true);
});

const encoded = (signature: string, ...values: unknown[]): Hex =>
  encodeCall(selectorOf(signature), signature.slice(signature.indexOf('(') + 1, -1), values as never);

const prepare = (fields: Record<string, unknown>): Promise<PreparedTransaction> =>
  prepareTransaction(parseTransactionRequest([{ from: ME, ...fields }]), {
    client: anvil.client,
    nextNonce: () => null,
  });

const tryOut = (transaction: PreparedTransaction, client = anvil.client) =>
  simulate(transaction, { client, network: anvil.network, token: (at) => readToken(client, anvil.network, at) });

/** Base units of every asset, coins first. */
async function held(): Promise<bigint[]> {
  const coins = BigInt((await anvil.rpc('eth_getBalance', ME, 'latest')) as string);
  const tokens = [dollar, fee, quiet].map(async (token) => (await readTokenBalance(anvil.client, token, ME)) ?? 0n);
  return [coins, ...(await Promise.all(tokens))];
}

const NAMES = ['ETH', 'USD', 'FEE', 'QUIET'];
const DECIMALS = [18, 6, 18, 6];

/** Sends it, and says what it changed like a simulation does: without the fee, and without the value that it sent. */
async function mined(transaction: PreparedTransaction): Promise<string[]> {
  const before = await held();
  const { raw } = sign('x', transaction);
  const hash = await anvil.rpc('eth_sendRawTransaction', raw);
  await anvil.rpc('evm_mine');
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', hash)) as Record<string, string>;
  expect(receipt.status).toBe('0x1');
  const after = await held();
  const paid = BigInt(receipt.gasUsed ?? 0) * BigInt(receipt.effectiveGasPrice ?? 0) + BigInt(transaction.value);
  return after.flatMap((amount, at) => {
    const difference = amount - (before[at] ?? 0n) + (at === 0 ? paid : 0n);
    if (difference === 0n) return [];
    const size = formatUnits(difference < 0n ? -difference : difference, DECIMALS[at] ?? 0);
    return [`${difference < 0n ? 'out' : 'in'} ${size} ${NAMES[at]}`];
  });
}

const said = async (transaction: PreparedTransaction, client: Client): Promise<string[]> => {
  const trial = await tryOut(transaction, client);
  if (trial.kind !== 'worked') throw new Error(`It does not work: ${trial.reason}`);
  return trial.changes.map(({ direction, amount }) => `${direction} ${amount}`);
};

/** Checks that each way to simulate says what is then mined. */
async function isAsSaid(fields: Record<string, unknown>): Promise<string[]> {
  const transaction = await prepare(fields);
  const foretold: [string, string[]][] = [];
  for (const [name, client] of nodes) foretold.push([name, (await said(transaction, client)).sort()]);
  const changes = (await mined(transaction)).sort();
  for (const [name, lines] of foretold) expect(lines, name).toEqual(changes);
  return changes;
}

const approve = (token: Hex, spender: Hex, amount: bigint) =>
  call(anvil, token, 'approve(address,uint256)', [spender, amount]);

describe('what is simulated is what is mined', () => {
  it('of a token that returns nothing', async () => {
    expect(await isAsSaid({ to: quiet, data: encodeTransfer(THEM, 5_000_000n) })).toEqual(['out 5 QUIET']);
  });

  it('of a token that keeps a part: all of it leaves, whatever arrives', async () => {
    expect(await isAsSaid({ to: fee, data: encodeTransfer(THEM, 100n * COIN) })).toEqual(['out 100 FEE']);
    expect(await readTokenBalance(anvil.client, fee, THEM)).toBe(99n * COIN);
  });

  it('of a swap of coins for tokens at the router', async () => {
    const path = [exchange.weth, dollar];
    const data = encoded('swapExactETHForTokens(uint256,address[],address,uint256)', 1n, path, ME, END);
    const changes = await isAsSaid({ to: exchange.router, value: `0x${COIN.toString(16)}`, data });
    expect(changes).toEqual([expect.stringMatching(/^in 296\d\.\d+ USD$/)]);
  });

  it('of a swap of a token that keeps a part: what arrives, not what was sent', async () => {
    await approve(fee, exchange.router, UNLIMITED);
    const path = [fee, exchange.weth];
    const swap = 'swapExactTokensForETHSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)';
    const changes = await isAsSaid({ to: exchange.router, data: encoded(swap, 10n * COIN, 1n, path, ME, END) });
    expect(changes).toEqual([expect.stringMatching(/^in 0\.99\d+ ETH$/), 'out 10 FEE']);
  });

  it('of a swap over Permit2 at the Universal Router, from a token that returns nothing', async () => {
    await approve(quiet, exchange.permit2, UNLIMITED);
    const allow = encodePermit2Approve(quiet, exchange.universalRouter, 9_000_000n, END);
    await isAsSaid({ to: exchange.permit2, data: allow });
    const [router, sender]: Hex[] = [`0x${'0'.repeat(39)}2`, `0x${'0'.repeat(39)}1`];
    const inputs = [
      encoded('x(address,uint256,uint256,address[],bool)', router, 9_000_000n, 1n, [quiet, exchange.weth], true),
      encoded('x(address,uint256)', sender, 1n),
    ].map((input) => `0x${input.slice(10)}`);
    const data = encoded('execute(bytes,bytes[],uint256)', '0x080c', inputs, END);
    const changes = await isAsSaid({ to: exchange.universalRouter, data });
    expect(changes).toEqual([expect.stringMatching(/^in 0\.00\d+ ETH$/), 'out 9 QUIET']);
    // Nothing is left of the allowance: the same again fails at Permit2.
    expect(await tryOut(await prepare({ to: exchange.universalRouter, data }))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('allowance at Permit2 is too low'),
    });
  });
});

describe('a call that fails says why', () => {
  const pay = (to: Hex, signature: string, ...values: unknown[]) =>
    prepare({ to, data: encoded(signature, ...values) });
  const swap = 'swapExactETHForTokens(uint256,address[],address,uint256)';

  it.each<[string, () => Promise<PreparedTransaction>, string]>([
    ['a reason', () => pay(refusing, 'withReason()'), 'The market is closed'],
    [
      'an error of its own',
      () => pay(refusing, 'withError()'),
      `the contract gave the error ${selectorOf('TooLittle(uint256,uint256)')}`,
    ],
    ['a panic', () => pay(refusing, 'withPanic(uint256)', 0n), 'a division by zero'],
    ['nothing', () => pay(refusing, 'silently()'), 'execution '],
    [
      'too few tokens',
      () => prepare({ to: dollar, data: encodeTransfer(THEM, 10n ** 15n) }),
      'balance of the token is too low',
    ],
    [
      'no allowance',
      () => pay(dollar, 'transferFrom(address,address,uint256)', THEM, ME, 1n),
      'allowance of the token is too low',
    ],
    [
      'an item that is not there',
      () => pay(cats, 'transferFrom(address,address,uint256)', ME, THEM, 7n),
      'the item doesn’t exist',
    ],
    [
      'a price that is too high',
      () =>
        prepare({
          to: exchange.router,
          value: '0x1',
          data: encoded(swap, 10n ** 12n, [exchange.weth, dollar], ME, END),
        }),
      'UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT',
    ],
  ])('%s', async (_name, make, reason) => {
    const transaction = await make();
    for (const [name, client] of nodes) {
      const trial = await tryOut(transaction, client);
      expect(trial, name).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(new RegExp(escaped(reason), 'i')),
      });
    }
  });

  it('a step of the router, by its place', async () => {
    const permit = [[[dollar, 5n, END, 0n], exchange.universalRouter, END], `0x${'11'.repeat(64)}1b`];
    const step = `0x${encoded('x(((address,uint160,uint48,uint48),address,uint256),bytes)', ...permit).slice(10)}`;
    const data = encoded('execute(bytes,bytes[],uint256)', '0x0a', [step], END);
    for (const [name, client] of nodes)
      expect(await tryOut(await prepare({ to: exchange.universalRouter, data }), client), name).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/^step 1: the signature (is|isn’t) /),
      });
  });

  it('a paused token, and a changed allowance of a token like USDT', async () => {
    await call(anvil, dollar, 'pause()', []);
    expect(await tryOut(await prepare({ to: dollar, data: encodeTransfer(THEM, 1n) }))).toMatchObject({
      reason: expect.stringMatching(/the contract is paused/i),
    });
    await approve(quiet, THEM, 5n);
    expect((await tryOut(await prepare({ to: quiet, data: encodeApprove(THEM, 6n) }))).kind).toBe('failed');
    expect((await tryOut(await prepare({ to: quiet, data: encodeApprove(THEM, 0n) }))).kind).toBe('worked');
  });
});

const escaped = (text: string) => text.replaceAll(/[.()]/g, '\\$&');

it('a proxy names the contract whose code it runs, and only a minimal one proves it', async () => {
  const proxy = await deployReal(anvil, 'Proxy', 'address,bytes', [dollar, encoded('decimals()')]);
  expect(await readImplementation(anvil.client, proxy)).toEqual({ address: dollar, proven: false });
  const clone: Hex = `0x${'c1'.repeat(20)}`;
  const code = `0x363d3d373d3d3d363d73${dollar.slice(2)}5af43d82803e903d91602b57fd5bf3`;
  await anvil.rpc('anvil_setCode', clone, code);
  expect(await readImplementation(anvil.client, clone)).toEqual({ address: dollar, proven: true });
  // A byte more, and it is other code.
  await anvil.rpc('anvil_setCode', clone, `${code}00`);
  expect(await readImplementation(anvil.client, clone)).toBeNull();
  expect(await readImplementation(anvil.client, dollar)).toBeNull();
});

describe('a transaction for a contract', () => {
  beforeEach(() => anvil.rpc('evm_setAutomine', false));
  const mine = () => anvil.rpc('evm_mine');

  it('that a re-organisation takes back waits again, and comes in once', async () => {
    const { tracker } = createWallet(anvil.client);
    const before = await readTokenBalance(anvil.client, dollar, THEM);
    await sendOn(anvil, tracker, 't1', { to: dollar, value: '0x0', data: encodeTransfer(THEM, 5_000_000n) });
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
    await mine();
    // Both blocks are made anew without it.
    await anvil.rpc('anvil_reorg', 2, []);
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'pending', reorganised: true });
    expect(await readTokenBalance(anvil.client, dollar, THEM)).toBe(before);
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
    expect(await readTokenBalance(anvil.client, dollar, THEM)).toBe((before ?? 0n) + 5_000_000n);
  });

  it('that another one overtakes in a re-organisation fails with the reason that it then has', async () => {
    const { tracker } = createWallet(anvil.client);
    await sendOn(anvil, tracker, 't1', { to: dollar, value: '0x0', data: encodeTransfer(THEM, 5_000_000n) });
    await mine();
    await tracker.check();
    expect(await statusOf(tracker, 't1')).toBe('included');
    const pause = { from: THEM, to: dollar, data: encoded('pause()'), gas: '0x20000' };
    await anvil.rpc('anvil_reorg', 1, [[pause, 0]]);
    await tracker.check();
    await mine();
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'failed', reason: 'the contract is paused' });
  });

  it('that is stuck is sped up, and one that is cancelled does nothing', async () => {
    const { tracker } = createWallet(anvil.client);
    const before = await readTokenBalance(anvil.client, dollar, THEM);
    const transfer = { to: dollar, value: '0x0', gas: '0x20000' };
    const base = 10n ** 10n;
    const low = { maxFeePerGas: `0x${base.toString(16)}`, maxPriorityFeePerGas: '0x1' };
    const stuck = await sendOn(anvil, tracker, 't1', { ...transfer, data: encodeTransfer(THEM, 7n), ...low });
    await anvil.rpc('anvil_setNextBlockBaseFeePerGas', `0x${(2n * base).toString(16)}`);
    await mine();
    await tracker.check();
    expect((await sentBy(tracker)).byId('t1')).toMatchObject({ status: 'pending', block: null });
    const faster = buildReplacement(stuck.transaction, 'speed-up', await quoteFees(anvil.client));
    await tracker.record(sign('t2', faster, 't1'));
    await tracker.broadcast('t2');
    await mine();
    await tracker.check();
    expect([await statusOf(tracker, 't1'), await statusOf(tracker, 't2')]).toEqual(['replaced', 'included']);
    expect(await readTokenBalance(anvil.client, dollar, THEM)).toBe((before ?? 0n) + 7n);

    const unwanted = await sendOn(anvil, tracker, 't3', { ...transfer, data: encodeTransfer(THEM, 8n) });
    const cancelling = buildReplacement(unwanted.transaction, 'cancel', await quoteFees(anvil.client));
    await tracker.record(sign('t4', cancelling, 't3'));
    await tracker.broadcast('t4');
    await mine();
    await tracker.check();
    expect([await statusOf(tracker, 't3'), await statusOf(tracker, 't4')]).toEqual(['replaced', 'included']);
    expect(await readTokenBalance(anvil.client, dollar, THEM)).toBe((before ?? 0n) + 7n);
  });
});
