/** Incoming transfers in words: who sent them, what is hidden, and what never counts as known. */
import { expect, it } from 'vitest';
import type { Network } from '../../chain/network.ts';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { TokenChoice } from '../../session/session.ts';
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
const viewed = (one: Received, choices: [Hex, TokenChoice][] = []) =>
  receivedViews({ network, on: { chainId: 1, received: [one], tokens: [gift] }, choices: new Map(choices), known })[0];
const choice = (shown: boolean): TokenChoice => ({ id: `1:${GIFT}`, shown, symbol: 'GIFT', name: 'Gift', decimals: 0 });

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
  expect(viewed(came({ from: `0x${'0'.repeat(40)}` }))?.title).toBe('Received, newly made');
});

it('hides tokens that nobody asked for, until the person adds them or gets them by an own transaction', () => {
  expect(viewed(came())?.hidden).toBeUndefined();
  const spam = came({ token: GIFT, amount: '5' });
  expect(viewed(spam)).toMatchObject({ hidden: 'token', amount: '+5 GIFT' });
  expect(viewed(spam, [[GIFT, choice(true)]])?.hidden).toBeUndefined();
  expect(viewed({ ...spam, acted: true })?.hidden).toBeUndefined();
  expect(viewed({ ...spam, acted: true }, [[GIFT, choice(false)]])?.hidden).toBe('token');
  expect(viewed(came({ token: GIFT, id: '7', amount: '1' }))).toMatchObject({ hidden: 'token', amount: '+1 NFT' });
});

it('hides a sender that resembles somebody known, whatever was sent', () => {
  expect(viewed(came({ from: IMPOSTOR }))?.hidden).toBe('look-alike');
  expect(viewed(came({ from: IMPOSTOR, acted: true }))?.hidden).toBe('look-alike');
});

it('leaves out what has no time yet', () => {
  expect(viewed(came({ at: null }))).toBeUndefined();
});
