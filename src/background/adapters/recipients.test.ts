/** An address counts as used before by transfers alone, and the payment form and the prompts count the same. */
import { encodeFunctionData, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';
import { transaction } from '../../approvals/testing/fakes.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import type { BatchCall } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { contactCommands } from '../commands/contact.ts';
import { transactionCommands } from '../commands/transaction.ts';
import type { Wallet } from '../wallet.ts';
import { countCalls, countTransfers } from './recipients.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const FRIEND: Hex = `0x${'aa'.repeat(20)}`;
const OTHER: Hex = `0x${'bb'.repeat(20)}`;
const TOKEN: Hex = `0x${'cc'.repeat(20)}`;
const ME = transaction.from;
const abi = parseAbi([
  'function transfer(address,uint256)',
  'function transferFrom(address,address,uint256)',
  'function approve(address,uint256)',
  'function safeTransferFrom(address,address,uint256)',
  'function safeTransferFrom(address,address,uint256,uint256,bytes)',
  'function setApprovalForAll(address,bool)',
  'function multicall(bytes[])',
]);
const encode = encodeFunctionData as (input: unknown) => Hex;
const call = (functionName: string, ...args: unknown[]) => ({
  to: TOKEN,
  value: '0',
  data: encode({ abi, functionName, args }),
});
const coins = (value: string, to: Hex = FRIEND) => ({ to, value, data: '0x' as Hex });

type Case = [
  what: string,
  sent: { to: Hex; value: string; data: Hex },
  status: SentTransaction['status'],
  counts: boolean,
];
/** Several calls that the account makes to itself. */
const toItself = (...calls: BatchCall[]) => ({ to: ME, value: '0', data: encodeBatch(calls) });
const CASES: Case[] = [
  ['a payment among calls of the account itself', toItself(call('approve', OTHER, 1n), coins('1')), 'included', true],
  ['a payment to somebody else among them', toItself(coins('1', OTHER)), 'included', false],
  ['coins', coins('1'), 'included', true],
  ['coins that wait', coins('1'), 'pending', true],
  ['coins that failed', coins('1'), 'failed', false],
  ['coins that were dropped', coins('1'), 'dropped', false],
  ['coins that were replaced', coins('1'), 'replaced', false],
  ['nothing', coins('0'), 'included', false],
  ['a call with data and coins', { to: FRIEND, value: '1', data: '0x12345678' }, 'included', false],
  ['a token', call('transfer', FRIEND, 5n), 'included', true],
  ['nothing of a token', call('transfer', FRIEND, 0n), 'included', false],
  ['an allowance', call('approve', FRIEND, 5n), 'included', false],
  ['a right over items', call('setApprovalForAll', FRIEND, true), 'included', false],
  ['a token out of this account', call('transferFrom', ME, FRIEND, 5n), 'included', true],
  ['a token out of another account', call('transferFrom', OTHER, FRIEND, 5n), 'included', false],
  ['an item', call('safeTransferFrom', ME, FRIEND, 0n), 'included', true],
  ['none of an item', call('safeTransferFrom', ME, FRIEND, 1n, 0n, '0x'), 'included', false],
  ['a call that holds the address', call('multicall', [`0x1234${FRIEND.slice(2)}`]), 'included', false],
];

it('whoever sent something real is compared with, and is not used before; impostors and unknown tokens are not', async () => {
  const came = (from: Hex, fields: object = {}) => ({
    token: null,
    from,
    to: ME,
    amount: '5',
    id: null,
    transaction: null,
    block: 1,
    blockHash: `0x${'b'.repeat(64)}`,
    index: 0,
    at: 1,
    acted: false,
    ...fields,
  });
  const impostor: Hex = `0xaaaa${'0'.repeat(32)}aaaa`;
  const received = [came(OTHER), came(OTHER), came(impostor), came(`0x${'dd'.repeat(20)}`, { token: TOKEN })];
  const parts = {
    session: { profiles: { read: async () => ({ accounts: [], contacts: [{ address: FRIEND, name: 'Ida' }] }) } },
    tracker: { of: async () => ({ list: () => [] }) },
    clients: { withTokens: async () => ({ symbol: 'ETH', decimals: 18, tokens: [] }) },
    found: { received: async () => [{ chainId: 1, received, tokens: [] }] },
    ens: { nameOf: async () => null },
  };
  const known = await createReviewData(parts as unknown as ReviewDataParts).knownAddresses('everyday');
  expect(known).toEqual([
    { address: OTHER, name: null, own: false, timesSent: 0, timesReceived: 2 },
    { address: FRIEND, name: 'Ida', own: false, timesSent: 0 },
  ]);
  const check = transactionCommands(parts as unknown as Wallet)['check-recipient'];
  expect(await check({ characterId: 'everyday', from: ME, to: OTHER })).toMatchObject({ known: null, timesSent: 0 });
  // The form warns of what the prompt warns of, before anything is asked for.
  const double = (of: Hex): Hex => `${of.slice(0, 10)}${'0'.repeat(24)}${of.slice(-8)}` as Hex;
  const lookAlikeOf = async (to: Hex) => (await check({ characterId: 'everyday', from: ME, to })).lookAlike;
  expect(await lookAlikeOf(double(FRIEND))).toEqual({
    address: FRIEND,
    label: 'Ida, in your address book',
    warning: 'This looks like Ida’s address, but isn’t',
    isChosen: true,
  });
  // Anybody can send something from an imitation: it is never offered in place of what was typed.
  const sender = { label: 'An address that sent you something 2 times', isChosen: false };
  expect(await lookAlikeOf(double(OTHER))).toMatchObject(sender);
  const look = contactCommands(parts as unknown as Wallet)['look-alike'];
  const [byBook, forms] = [await look({ characterId: 'everyday', address: double(FRIEND) }), double(FRIEND)];
  expect(byBook).toEqual(await lookAlikeOf(forms));
  expect(await look({ characterId: 'everyday', address: FRIEND })).toBeNull();
  expect(await lookAlikeOf(FRIEND)).toBeNull();
  expect(await lookAlikeOf(`0x${'12'.repeat(20)}`)).toBeNull();
});

describe.each(CASES)('%s', (_what, sent, status, counts) => {
  const record = { transaction: { ...transaction, ...sent }, status } as SentTransaction;

  it(`${counts ? 'counts' : 'does not count'} as sent there`, () => {
    expect(countTransfers([record]).get(FRIEND) ?? 0).toBe(counts ? 1 : 0);
    expect(countTransfers([record, record]).get(FRIEND) ?? 0).toBe(counts ? 2 : 0);
  });

  it('is counted alike by the payment form and by the prompt', async () => {
    const parts = {
      session: { profiles: { read: async () => ({ accounts: [], contacts: [] }) } },
      tracker: { of: async () => ({ list: () => [record] }) },
      found: { received: async () => [] },
      clients: {},
      ens: { nameOf: async () => null },
    };
    const known = await createReviewData(parts as unknown as ReviewDataParts).knownAddresses('everyday');
    const check = transactionCommands(parts as unknown as Wallet)['check-recipient'];
    const { timesSent } = await check({ characterId: 'everyday', from: ME, to: FRIEND });
    expect(known.find(({ address }) => address === FRIEND)?.timesSent ?? 0).toBe(timesSent);
    expect(timesSent).toBe(counts ? 1 : 0);
  });
});

describe('calls of a contract', () => {
  const approve = call('approve', FRIEND, 1n);
  const at = (status: SentTransaction['status'], sent: typeof approve, chainId = transaction.chainId) => ({
    status,
    transaction: { ...transaction, ...sent, chainId },
  });
  const batch = { to: ME, value: '0', data: encodeBatch([approve, coins('1')] as BatchCall[]) };

  it('count if they went through, alone or among calls of the account', () => {
    const sent = [at('included', approve), at('included', batch), at('failed', approve), at('pending', approve)];
    expect(countCalls(sent, transaction.chainId, TOKEN)).toBe(2);
    expect(countCalls(sent, transaction.chainId, TOKEN.toUpperCase().replace('X', 'x') as Hex)).toBe(2);
  });

  it('are not those on another network, of another contract, or payments', () => {
    expect(countCalls([at('included', approve, 5)], transaction.chainId, TOKEN)).toBe(0);
    expect(countCalls([at('included', batch)], transaction.chainId, FRIEND)).toBe(0);
    expect(countCalls([at('included', coins('1'))], transaction.chainId, FRIEND)).toBe(0);
  });
});
