/** Rights are found, named, read again and forgotten, on a local chain with real contracts. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { NodeError } from '../../chain/node-error.ts';
import {
  type Anvil,
  CODE,
  deploy,
  deployMulticall,
  deployToken,
  FUNDED,
  SECOND,
  startAnvil,
} from '../../chain/testing/anvil.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import { readTokenBalance } from '../../chain/tokens.ts';
import { encodeCall } from '../../ethereum/abi.ts';
import { encodeApprove, encodeStopOperator, encodeTransfer } from '../../ethereum/encode-call.ts';
import { keccak } from '../../ethereum/keccak.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import type { AllowanceList } from '../../messaging/allowance-view.ts';
import type { Session } from '../../session/session.ts';
import { createAllowanceKeeper } from './allowances.ts';

const ROUTER: Hex = `0x${'33'.repeat(20)}`;
const FRIEND: Hex = `0x${'55'.repeat(20)}`;

let anvil: Anvil;
let network: Network;
let token: Hex;
let collection: Hex;

beforeAll(async () => {
  anvil = await startAnvil();
  network = { ...anvil.network, multicall: await deployMulticall(anvil) };
  token = await deployToken(anvil);
  collection = await deploy(anvil, CODE.collectible);
  await anvil.rpc('anvil_setCode', ROUTER, '0x00');
  await send(collection, encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [2n]));
});

afterAll(() => anvil.stop());

let accounts: Hex[];
let refusals: number;
/** Of a chain without logs that the node pretends to have. */
let height: number | null;
/** The node answers no call. */
let silent: boolean;
beforeEach(() => {
  accounts = [FUNDED.address];
  refusals = 0;
  height = null;
  silent = false;
});

async function send(to: Hex, data: Hex, from: Hex = FUNDED.address): Promise<void> {
  const hash = await anvil.rpc('eth_sendTransaction', { from, to, data, gas: '0x100000' });
  await anvil.rpc('evm_mine');
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', hash)) as { status: string };
  expect(receipt.status).toBe('0x1');
}

const allowAll = (operator: Hex): Hex =>
  encodeCall(selectorOf('setApprovalForAll(address,bool)'), 'address,bool', [operator, true]);

function keeper() {
  const read = async () => ({
    accounts: accounts.map((address) => ({ address, name: 'Main', kind: 'hd' })),
    contacts: [{ address: FRIEND, name: 'Ida' }],
  });
  const client: Client = {
    ...anvil.client,
    async request(method, params) {
      if (method === 'eth_call' && silent) throw new NodeError(-32005, 'rate limit');
      if (method === 'eth_getLogs' && refusals > 0) {
        refusals--;
        throw new NodeError(-32005, 'range is too large');
      }
      if (height !== null && method === 'eth_blockNumber') return `0x${height.toString(16)}`;
      if (height !== null && method === 'eth_getLogs') return [];
      if (height !== null && method === 'eth_getBlockByNumber') return { timestamp: '0x6553f100' };
      return anvil.client.request(method, params);
    },
    batch: async (questions) =>
      silent ? questions.map(() => new NodeError(-32005, 'rate limit')) : anvil.client.batch(questions),
  };
  return createAllowanceKeeper(
    { profiles: { read } } as unknown as Pick<Session, 'profiles'>,
    { client: () => client, network: () => network },
    Date.now,
  );
}

const short = ({ rows }: AllowanceList) =>
  rows.map(({ kind, spender, amount, atRisk }) => [kind, spender, amount, atRisk]);

it('lists what may be taken, by whom, and what it is called', async () => {
  await send(token, encodeApprove(ROUTER, UNLIMITED));
  await send(token, encodeApprove(FRIEND, 250n));
  await send(collection, allowAll(ROUTER));
  await send(collection, encodeApprove(FRIEND, 1n));
  const list = await keeper().search('c', 31337, 'begin');
  expect(list).toMatchObject({ state: 'whole', refusal: null, more: false });
  expect(list.searched).toBe(list.blocks);
  expect(new Set(short(list).map(String))).toEqual(
    new Set(
      [
        ['token', ROUTER, UNLIMITED, 1_000_000_000_000n],
        ['token', FRIEND, 250n, 250n],
        ['operator', ROUTER, null, 2n],
        ['item', FRIEND, 1n, 1n],
      ].map(String),
    ),
  );
  const bySpender = (kind: string, spender: Hex) =>
    list.rows.find((row) => row.kind === kind && row.spender === spender);
  expect(bySpender('token', ROUTER)).toMatchObject({
    tokenName: 'TST',
    decimals: 6,
    unlimited: true,
    spenderName: null,
    spenderKind: 'contract',
  });
  expect(bySpender('token', FRIEND)).toMatchObject({ unlimited: false, spenderName: 'Ida', spenderKind: 'account' });
  expect(bySpender('operator', ROUTER)?.tokenName).toMatch(/\w/);
});

it('finds what changed since, and lists no right that was taken back', async () => {
  const one = keeper();
  await send(token, encodeApprove(ROUTER, 7n));
  expect(short(await one.search('c', 31337, 'begin'))).toContainEqual(['token', ROUTER, '7', '7']);
  await send(token, encodeApprove(ROUTER, 0n));
  await send(collection, encodeStopOperator(ROUTER));
  await send(token, encodeApprove(SECOND.address, 9n));
  const after = short(await one.search('c', 31337, 'begin'));
  expect(after).toContainEqual(['token', SECOND.address, '9', '9']);
  expect(after.some(([, spender]) => spender === ROUTER)).toBe(false);
});

it('reads again what it found long ago', async () => {
  const one = keeper();
  await send(token, encodeApprove(ROUTER, 500n));
  expect(short(await one.search('c', 31337, 'begin'))).toContainEqual(['token', ROUTER, '500', '500']);
  await anvil.rpc('anvil_mine', '0x80');
  await one.search('c', 31337, 'begin');
  const held = await readTokenBalance(anvil.client, token, FUNDED.address);
  await send(token, encodeTransfer(FRIEND, (held ?? 0n) - 20n));
  expect(short(await one.search('c', 31337, 'begin'))).toContainEqual(['token', ROUTER, '500', '20']);
});

it('lists nothing that a re-organisation took back', async () => {
  const one = keeper();
  const before = await anvil.rpc('evm_snapshot');
  await send(token, encodeApprove(ROUTER, 11n));
  expect(short(await one.search('c', 31337, 'begin'))).toContainEqual(['token', ROUTER, '11', '11']);
  await anvil.rpc('evm_revert', before);
  await anvil.rpc('anvil_mine', '0x2');
  expect(short(await one.search('c', 31337, 'begin'))).toContainEqual(['token', ROUTER, '500', '20']);
});

it('asks nothing for a character without an account, and searches anew when it gets one', async () => {
  accounts = [];
  const one = keeper();
  expect(await one.search('c', 31337, 'begin')).toMatchObject({ rows: [], blocks: 0 });
  accounts = [FUNDED.address];
  expect((await one.search('c', 31337, 'begin')).rows.length).toBeGreaterThan(0);
});

it('says where the node refuses, and what it searched before', async () => {
  const one = keeper();
  refusals = 100;
  let list = await one.search('c', 31337, 'begin');
  while (list.state === 'searching') list = await one.search('c', 31337, 'continue');
  expect(list).toMatchObject({ state: 'refused', searched: 0, refusal: 'range is too large', since: null });
  // Perhaps another node: it is asked again when the person looks again.
  refusals = 0;
  list = await one.search('c', 31337, 'begin');
  while (list.state === 'searching') list = await one.search('c', 31337, 'continue');
  expect(list).toMatchObject({ state: 'whole', refusal: null });
});

it('asks again for a part of what is new that the node refused', async () => {
  const one = keeper();
  await one.search('c', 31337, 'begin');
  const stranger: Hex = `0x${'77'.repeat(20)}`;
  await send(token, encodeApprove(stranger, 7n));
  let list: AllowanceList | null = null;
  // Each time the node refuses what is new, and the chain goes on by more than is looked back at.
  for (let times = 0; times < 2; times++) {
    refusals = 100;
    list = await one.search('c', 31337, 'begin');
    while (list.state === 'searching') list = await one.search('c', 31337, 'continue');
    expect(list.state).toBe('refused');
    await anvil.rpc('anvil_mine', '0x80');
  }
  refusals = 0;
  list = await one.search('c', 31337, 'begin');
  while (list.state === 'searching') list = await one.search('c', 31337, 'continue');
  expect(short(list)).toContainEqual(['token', stranger, '7', '7']);
  expect(list.state).toBe('whole');
});

it('keeps what it knew where the node refuses to say whether it stands', async () => {
  const one = keeper();
  const before = await one.search('c', 31337, 'begin');
  expect(before.rows.length).toBeGreaterThan(0);
  silent = true;
  const list = await one.search('c', 31337, 'begin');
  expect(list.rows).toEqual(before.rows);
  expect(list).toMatchObject({ state: 'refused', refusal: 'The network didn’t say which of them are still in force.' });
});

it('goes on only when it is asked to, and says how far back it has come', async () => {
  height = 5_000_000;
  // The node takes 2,500 blocks at once.
  refusals = 2;
  const one = keeper();
  let list = await one.search('c', 31337, 'begin');
  expect(list.state).toBe('searching');
  while (list.state === 'searching') list = await one.search('c', 31337, 'continue');
  expect(list).toMatchObject({ state: 'paused', since: 1_700_000_000_000, blocks: 5_000_001 });
  expect(list.searched).toBe(158 * 2_500);
  expect((await one.search('c', 31337, 'continue')).searched).toBe(list.searched);
  expect((await one.search('c', 31337, 'further')).searched).toBeGreaterThan(list.searched);
});

it('gives nothing of what was locked while it searched', async () => {
  const one = keeper();
  const request = anvil.client.request.bind(anvil.client);
  const lockAtLogs: Client['request'] = (method, params) => {
    if (method === 'eth_getLogs') one.forget();
    return request(method, params);
  };
  const { client } = anvil;
  anvil.client = { ...client, request: lockAtLogs };
  try {
    await expect(one.search('c', 31337, 'begin')).rejects.toMatchObject({ code: 'locked' });
  } finally {
    anvil.client = client;
  }
});

it('keeps a right over a listed token, however many false ones are logged before it', async () => {
  const word = (address: Hex) => `0x${address.slice(2).padStart(64, '0')}`;
  const event = toHex(keccak(utf8('Approval(address,address,uint256)')));
  const logOf = (address: Hex) => ({ address, topics: [event, word(FUNDED.address), word(ROUTER)], data: '0x' });
  const numbered = (at: number): Hex => `0x${(0x1000 + at).toString(16).padStart(40, '0')}`;
  const listed = numbered(0xffff);
  const spam = Array.from({ length: 1_200 }, (_, at) => logOf(numbered(at)));
  const client = fakeClient(async (method, [call]) => {
    if (method === 'eth_blockNumber') return '0x64';
    if (method === 'eth_getLogs') return [...spam, logOf(listed)];
    if (method === 'eth_call' && (call as { to: Hex }).to === listed) return `0x${'5'.padStart(64, '0')}`;
    throw new NodeError(3, 'execution reverted');
  });
  const tokens = [{ address: listed, symbol: 'USDC', name: 'USD Coin', decimals: 6 }];
  const read = async () => ({ accounts: [{ address: FUNDED.address, name: 'Main', kind: 'hd' }], contacts: [] });
  const one = createAllowanceKeeper(
    { profiles: { read } } as unknown as Pick<Session, 'profiles'>,
    { client: () => client, network: () => ({ ...network, multicall: null, tokens }) },
    Date.now,
  );
  const list = await one.search('c', 1, 'begin');
  expect(short(list)).toEqual([['token', ROUTER, '5', '5']]);
  expect(list.more).toBe(true);
});
