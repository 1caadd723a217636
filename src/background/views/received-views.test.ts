/** Incoming transfers in words: who sent them, what is hidden, and what never counts as known. */
import { expect, it } from 'vitest';
import type { Network } from '../../chain/network.ts';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { ItemChoice, TokenChoice } from '../../session/session.ts';
import type { Received } from '../adapters/received.ts';
import { receivedViews } from './received-views.ts';

const network = BUILT_IN_NETWORKS.find(({ chainId }) => chainId === 1) as Network;
const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const GIFT: Hex = `0x${'9f'.repeat(20)}`;
const FRIEND: Hex = `0x1234${'0'.repeat(32)}5678`;
const IMPOSTOR: Hex = `0x1234${'7'.repeat(32)}5678`;
const STRANGER: Hex = `0x${'5e'.repeat(20)}`;
const ME: Hex = `0x${'11'.repeat(20)}`;

const came = (fields: Partial<Received> = {}): Received => ({
  token: USDC,
  from: STRANGER,
  to: ME,
  amount: '2500000',
  id: null,
  transaction: `0x${'a'.repeat(64)}`,
  block: 10,
  blockHash: `0x${'b'.repeat(64)}`,
  index: 1,
  at: 1_000,
  acted: false,
  ...fields,
});

const known = new Map<Hex, string | null>([
  [FRIEND, 'Ida Holm'],
  [ME, 'Main'],
]);
const gift = { address: GIFT, symbol: 'GIFT', name: 'Gift', decimals: 0, acted: false };
const viewed = (one: Received, choices: [Hex, TokenChoice][] = [], items: [string, ItemChoice][] = []) =>
  receivedViews({
    network,
    on: { chainId: 1, received: [one], tokens: [gift], collections: { [GIFT]: 'Lanterns' } },
    choices: new Map(choices),
    items: new Map(items),
    known,
  })[0];
const choice = (shown: boolean): TokenChoice => ({
  id: `1:${GIFT}`,
  shown,
  at: 0,
  symbol: 'GIFT',
  name: 'Gift',
  decimals: 0,
});

it('says who sent how much', () => {
  expect(viewed(came({ from: FRIEND }))).toMatchObject({
    received: true,
    title: 'Received from Ida Holm',
    amount: '+2.5 USDC',
    from: FRIEND,
    to: ME,
  });
  expect(viewed(came())?.title).toMatch(/^Received from 0x5e5e/i);
  expect(viewed(came({ token: null, from: null, amount: '500000000000000000', since: 5 }))).toMatchObject({
    title: 'Received, sender unknown',
    amount: '+0.5 ETH',
    since: 5,
  });
  expect(viewed(came({ from: `0x${'0'.repeat(40)}` }))?.title).toBe('Received, newly created');
});

it('hides tokens that nobody asked for, until the person adds them or gets them by an own transaction', () => {
  expect(viewed(came())?.hidden).toBeUndefined();
  const spam = came({ token: GIFT, amount: '5' });
  expect(viewed(spam)).toMatchObject({ hidden: 'token', amount: '+5 GIFT' });
  expect(viewed(spam, [[GIFT, choice(true)]])?.hidden).toBeUndefined();
  expect(viewed({ ...spam, acted: true })?.hidden).toBeUndefined();
  expect(viewed({ ...spam, acted: true }, [[GIFT, choice(false)]])?.hidden).toBe('token');
});

it('hides items that nobody asked for, until the person shows that item or gets it by an own transaction', () => {
  const item = came({ token: GIFT, id: '7', amount: '1' });
  expect(viewed(item)).toMatchObject({ hidden: 'token', amount: '+1 NFT', detail: 'Lanterns #7' });
  expect(viewed({ ...item, acted: true, amount: '30' })).not.toHaveProperty('hidden');
  expect(viewed({ ...item, amount: '30' })).toMatchObject({ amount: '+30 NFTs' });
  const decided = (id: string, shown: boolean): [string, ItemChoice][] => [
    [`${GIFT}:${id}`, { id: `1:${GIFT}:${id}`, shown, at: 0, standard: 'ERC721', collection: null }],
  ];
  // What was decided on the token of that address, or on another item, says nothing of this one.
  expect(viewed(item, [[GIFT, choice(true)]], decided('8', true))?.hidden).toBe('token');
  expect(viewed(item, [], decided('7', true))?.hidden).toBeUndefined();
  expect(viewed({ ...item, acted: true }, [], decided('7', false))?.hidden).toBe('token');
  expect(viewed(came({ token: STRANGER, id: `${10n ** 60n}` }))?.detail).toMatch(
    /^Collection 0x5e5e5e…5e5e5e #10000…00000$/i,
  );
});

it('items that one log brought are entries of their own', () => {
  const ids = ['1', '2'].map((id) => viewed(came({ token: GIFT, id }))?.id);
  expect(new Set(ids).size).toBe(2);
});

it('hides a sender that resembles somebody known, whatever was sent', () => {
  expect(viewed(came({ from: IMPOSTOR }))?.hidden).toBe('look-alike');
  expect(viewed(came({ from: IMPOSTOR, acted: true }))?.hidden).toBe('look-alike');
});

it('leaves out what has no time yet', () => {
  expect(viewed(came({ at: null }))).toBeUndefined();
});
