/** The words for what goes to a layer-2 network through its layer-1 chain. */
import { expect, it } from 'vitest';
import { encodeDeposit, encodeSigned } from '../../ethereum/deposit.ts';
import { encodeTransfer } from '../../ethereum/encode-call.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import { signTransaction } from '../../ethereum/transaction.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import {
  data,
  type Given,
  IDA,
  MAIN,
  review,
  reviewTransaction,
  sending,
  sentenceOf,
  USDC,
} from '../testing/review-world.ts';

const HALF = 500_000_000_000_000_000n;
const portal = entranceOf(8453)?.contract as Hex;
const inbox = entranceOf(42161)?.contract as Hex;
const SAFE: Hex = `0x${'5a'.repeat(20)}`;
const isEntrance = (address: Hex) => address === portal || address === inbox;
const world: Given = {
  data: {
    code: async (_c, chainId, address) =>
      chainId === 1 && isEntrance(address) ? 'contract' : data.code(_c, chainId, address),
  },
};

const deposit = (value: bigint, minted = 0n, inner: Hex = '0x', to: Hex | null = IDA) => ({
  to: portal,
  value: minted.toString(),
  data: encodeDeposit({ to, value, gasLimit: 100_000n, data: inner }),
});
const rowOf = ({ rows }: { rows: { name: string; value: string }[] }, name: string) =>
  rows.find((row) => row.name === name)?.value;
const rulesOf = ({ warnings }: { warnings: { rule: string }[] }) => warnings.map(({ rule }) => rule);

it('says what happens on the network, and to whom', async () => {
  const read = await reviewTransaction(deposit(HALF), world);
  expect(sentenceOf(read)).toBe('On Base, through Ethereum: Send *0.5 ETH* to Ida Holm?');
  expect(read.body).toMatchObject({ kind: 'transaction', to: { known: 'Ida Holm' } });
  expect(rowOf(read, 'From your balance on Base')).toBe('0.5 ETH');
  expect(rowOf(read, 'Brought to Base')).toBeUndefined();
  expect(rulesOf(read)).toContain('through-layer-one');
  expect(rulesOf(read)).not.toContain('can-happen-twice');
});

it('tells what is brought along from what is taken out of the balance there', async () => {
  const both = await reviewTransaction(deposit(HALF, HALF / 5n), world);
  expect(rowOf(both, 'Brought to Base')).toBe('0.1 ETH');
  expect(rowOf(both, 'From your balance on Base')).toBe('0.4 ETH');
  const brought = await reviewTransaction(deposit(HALF, HALF), world);
  expect(rowOf(brought, 'From your balance on Base')).toBeUndefined();
});

it('reads calls on the network, and warns of coins that are missing there', async () => {
  const token = await reviewTransaction(deposit(0n, 0n, encodeTransfer(IDA, 5_000_000n), USDC), world);
  expect(sentenceOf(token)).toBe('On Base, through Ethereum: Send *5 USDC* to Ida Holm?');
  const poor = {
    data: {
      ...world.data,
      balance: async (_c: string, chainId: number) => (chainId === 8453 ? '1' : '1204200000000000000'),
    },
  };
  expect(rulesOf(await reviewTransaction(deposit(HALF), poor))).toContain('not-enough-there');
  expect(rulesOf(await reviewTransaction(deposit(HALF, HALF), poor))).not.toContain('not-enough-there');
  const creation = await reviewTransaction(deposit(0n, 0n, '0x6000', null), world);
  expect(sentenceOf(creation)).toBe('On Base, through Ethereum: Deploy a *new contract* on Base?');
});

const UNREAD = deposit(HALF, 0n, '0x12345678', USDC);
const blindOf = ({ warnings }: { warnings: { rule: string; severity: string; tick?: string }[] }) =>
  warnings.filter(({ rule }) => ['blind-signing', 'unread-call'].includes(rule));

it('refuses what nobody can read there: the simulation is of another chain', async () => {
  const read = await reviewTransaction(UNREAD, world);
  expect(blindOf(read)).toMatchObject([{ rule: 'blind-signing', severity: 'refused' }]);
  const allowed = { data: { ...world.data, blindSigning: async () => true } };
  expect(blindOf(await reviewTransaction(UNREAD, allowed))).toMatchObject([
    { rule: 'blind-signing', severity: 'danger', tick: expect.any(String) },
  ]);
  expect(blindOf(await reviewTransaction(deposit(HALF), world))).toEqual([]);
});

it('asks for a tick where the account has signed the unread call before', async () => {
  const payload = { kind: 'transaction', transaction: { ...sending, ...UNREAD }, replaces: null } as const;
  const danger = [{ rule: 'unread-call', severity: 'danger', tick: expect.any(String) }];
  expect(blindOf(await review({ ...payload, insteadOf: 'old' }, world))).toMatchObject(danger);
  const faster = { ...payload, replaces: { activityId: 'old', act: 'speed-up' } } as const;
  expect(blindOf(await review(faster, world))).toMatchObject(danger);
});

it('lists what leaves the balance there among the changes', async () => {
  const coins = { asset: 'Ether on Base', amount: '0.5 ETH', direction: 'out' };
  const changesOf = ({ body }: Awaited<ReturnType<typeof review>>) =>
    body.kind === 'transaction' ? body.simulation.changes : [];
  expect(changesOf(await reviewTransaction(UNREAD, world))).toContainEqual(coins);
  expect(changesOf(await reviewTransaction(deposit(HALF, HALF), world))).not.toContainEqual(
    expect.objectContaining({ asset: 'Ether on Base' }),
  );
});

it('reads a deposit among the calls that the account makes itself', async () => {
  const batchOf = (inner: ReturnType<typeof deposit>) =>
    encodeBatch([{ to: inner.to, value: inner.value, data: inner.data }]);
  const own = await reviewTransaction({ to: MAIN, value: '0', data: batchOf(deposit(HALF)) }, world);
  expect(sentenceOf(own)).toContain('On Base, through Ethereum: Send *0.5 ETH* to Ida Holm?');
  expect(own.body).toMatchObject({
    simulation: { changes: expect.arrayContaining([{ asset: 'Ether on Base', amount: '0.5 ETH', direction: 'out' }]) },
  });
  const unread = await reviewTransaction({ to: MAIN, value: '0', data: batchOf(UNREAD) }, world);
  expect(blindOf(unread)).toMatchObject([{ rule: 'blind-signing', severity: 'refused' }]);
  // Another contract's deposit acts as somebody else there.
  const foreign = await reviewTransaction({ to: SAFE, value: '0', data: batchOf(deposit(HALF)) }, world);
  expect(sentenceOf(foreign)).not.toContain('through Ethereum');
});

it('warns that a waiting transaction can still happen as well', async () => {
  const transaction = { ...sending, ...deposit(HALF) };
  const read = await review({ kind: 'transaction', transaction, replaces: null, insteadOf: 'old' }, world);
  expect(read.warnings.find(({ rule }) => rule === 'can-happen-twice')).toMatchObject({
    severity: 'danger',
    tick: expect.any(String),
  });
});

it('warns of a payment typed anew while another one of the account waits there', async () => {
  const waitingOn = (chain: number, ...titles: string[]): Given => ({
    data: { ...world.data, waiting: async (_c, chainId, from) => (chainId === chain && from === MAIN ? titles : []) },
  });
  const read = await reviewTransaction(deposit(HALF), waitingOn(8453, 'Send 0.5 ETH to Ida Holm', 'Swap', 'Mint'));
  expect(read.warnings.filter(({ rule }) => rule === 'can-happen-twice')).toEqual([
    expect.objectContaining({
      severity: 'danger',
      title: 'A transaction is still pending on Base',
      text: 'Main sent it earlier: “Send 0.5 ETH to Ida Holm” and 2 more transactions. Base can still carry it out. If this is the same payment, you may pay twice.',
      tick: expect.any(String),
    }),
  ]);
  // Not of what waits on Ethereum.
  expect(rulesOf(await reviewTransaction(deposit(HALF), waitingOn(1, 'Swap')))).not.toContain('can-happen-twice');
  // The person has answered it: the same deposit, only faster, or one in place of what waits.
  const payload = { kind: 'transaction', transaction: { ...sending, ...deposit(HALF) }, replaces: null } as const;
  const faster = { ...payload, replaces: { activityId: 'first', act: 'speed-up' } } as const;
  expect(rulesOf(await review(faster, waitingOn(8453, 'Swap')))).not.toContain('can-happen-twice');
  const instead = await review({ ...payload, insteadOf: 'old' }, waitingOn(8453, 'Swap'));
  expect(rulesOf(instead).filter((rule) => rule === 'can-happen-twice')).toHaveLength(1);
});

it('reads a signed transaction of the same account, and no other', async () => {
  const key = fromHex(`0x${'01'.repeat(32)}`);
  const owner: Hex = '0x1a642f0e3c3af545e7acbd38b07251b3990914f1';
  const inner = { ...sending, chainId: 42161, from: owner, value: HALF.toString() };
  const { raw } = signTransaction(inner, key);
  const put = (from: Hex) =>
    review(
      {
        kind: 'transaction',
        transaction: { ...sending, from, to: inbox, value: '0', data: encodeSigned(raw) },
        replaces: null,
      },
      { ...world, request: { account: from } },
    );
  const own = await put(owner);
  expect(sentenceOf(own)).toBe('On Network 42161, through Ethereum: Send *0.5 ETH* to Ida Holm?');
  expect(own.warnings.find(({ rule }) => rule === 'through-layer-one')?.title).toContain('only once');
  expect(sentenceOf(await put(MAIN))).not.toContain('through Ethereum');
});

it('leaves a call of another contract alone', async () => {
  const read = await reviewTransaction({ ...deposit(HALF), to: USDC }, world);
  expect(sentenceOf(read)).not.toContain('through Ethereum');
});
