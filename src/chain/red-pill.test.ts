/** Contracts that pay only where they take themselves for being simulated: what is promised must not differ from what comes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signTransaction } from '../ethereum/transaction.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { prepareTransaction } from './prepare.ts';
import { simulate } from './simulate.ts';
import { type Anvil, FUNDED, startAnvil } from './testing/anvil.ts';
import { readToken } from './tokens.ts';

let anvil: Anvil;
const PILL: Hex = '0x00000000000000000000000000000000000000aa';
const ONE = 10n ** 18n;

beforeAll(async () => {
  anvil = await startAnvil();
  await anvil.rpc('anvil_setCoinbase', '0x00000000000000000000000000000000000000cc');
  await anvil.rpc('evm_mine');
});
afterAll(() => anvil.stop());

/** What a contract can go by: code that leaves a number other than zero where the run is real. */
interface Tell {
  name: string;
  isReal: (transaction: PreparedTransaction) => Promise<string>;
}

const latest = () => anvil.rpc('eth_getBlockByNumber', 'latest', false) as Promise<Record<string, Hex>>;
const push32 = (value: bigint | Hex): string => `7f${BigInt(value).toString(16).padStart(64, '0')}`;

const TELLS: Tell[] = [
  { name: 'GASPRICE', isReal: async () => '3a' },
  { name: 'BASEFEE', isReal: async () => '48' },
  { name: 'COINBASE', isReal: async () => '41' },
  // GASPRICE > BASEFEE: a tip is paid
  { name: 'the tip', isReal: async () => '483a11' },
  { name: 'NUMBER', isReal: async () => `${push32((await latest()).number ?? '0x0')}4311` },
  { name: 'TIMESTAMP', isReal: async () => `${push32((await latest()).timestamp ?? '0x0')}4211` },
  { name: 'PREVRANDAO', isReal: async () => `${push32((await latest()).mixHash ?? '0x0')}441415` },
  { name: 'BLOCKHASH of the last block', isReal: async () => '6001430340' },
  { name: 'GASLIMIT', isReal: async () => `${push32((await latest()).gasLimit ?? '0x0')}4514` },
  // The gas is bought before the contract runs: the balance is below what value alone leaves.
  {
    name: 'BALANCE of the sender',
    isReal: async ({ value }) =>
      `3231${push32(BigInt((await anvil.rpc('eth_getBalance', FUNDED.address, 'latest')) as Hex) - BigInt(value))}11`,
  },
  { name: 'GAS', isReal: async ({ gasLimit }) => `5a${push32(BigInt(gasLimit))}11` },
  { name: 'ORIGIN', isReal: async () => '323314' },
];

/** Keeps the coins where the run is real; pays twice as much back otherwise. */
const pill = (isReal: string): Hex => {
  const end = (isReal.length / 2 + 3 + 15).toString(16).padStart(2, '0');
  return `0x${isReal}60${end}576000600060006000343401335af1505b00`;
};

async function prepare(fields: Record<string, unknown> = {}): Promise<PreparedTransaction> {
  const request = parseTransactionRequest([
    { from: FUNDED.address, to: PILL, value: `0x${ONE.toString(16)}`, data: '0xdeadbeef', gas: '0x30000', ...fields },
  ]);
  return prepareTransaction(request, { client: anvil.client, nextNonce: () => null });
}

const tryOut = (transaction: PreparedTransaction) =>
  simulate(transaction, {
    client: anvil.client,
    network: anvil.network,
    token: (address) => readToken(anvil.client, anvil.network, address),
  });

const balance = async () => BigInt((await anvil.rpc('eth_getBalance', FUNDED.address, 'latest')) as Hex);

describe.each([
  ['a capped fee', {}],
  ['a flat gas price', { gasPrice: '0xee6b2800' }],
])('with %s', (_name, fields) => {
  it.each(TELLS)('a contract is not told by $name that it is simulated', async ({ isReal }) => {
    await anvil.rpc('anvil_setBalance', PILL, `0x${(10n * ONE).toString(16)}`);
    const transaction = await prepare(fields);
    await anvil.rpc('anvil_setCode', PILL, pill(await isReal(transaction)));
    const simulated = await tryOut(transaction);
    expect(simulated).toEqual({ kind: 'worked', noticeable: false, changes: [] });
    const before = await balance();
    // The local chain may put two blocks into one second, which no other chain does.
    await anvil.rpc('evm_increaseTime', 12);
    await anvil.rpc('eth_sendRawTransaction', signTransaction(transaction, fromHex(FUNDED.privateKey)).raw);
    await anvil.rpc('evm_mine');
    expect(before - (await balance())).toBeGreaterThanOrEqual(ONE);
  });
});

it('a contract that really pays back is shown as such, apart from what is sent', async () => {
  await anvil.rpc('anvil_setBalance', PILL, `0x${(10n * ONE).toString(16)}`);
  await anvil.rpc('anvil_setCode', PILL, pill('5f'));
  const transaction = await prepare();
  expect(await tryOut(transaction)).toEqual({
    kind: 'worked',
    noticeable: false,
    changes: [{ asset: 'Ether', amount: '2 ETH', direction: 'in', of: { token: null, decimal: '2' } }],
  });
});

it('a nonce that waits for others is simulated all the same', async () => {
  await anvil.rpc('anvil_setCode', PILL, pill('3a'));
  const counted = Number(await anvil.rpc('eth_getTransactionCount', FUNDED.address, 'latest'));
  const transaction = await prepare({ nonce: `0x${(counted + 3).toString(16)}` });
  expect(await tryOut(transaction)).toEqual({ kind: 'worked', noticeable: false, changes: [] });
});
