/** Tokens that say nonsense about themselves: nothing of it stands in a sentence, and their amounts are the raw numbers. */
import fc from 'fast-check';
import { encodeAbiParameters } from 'viem';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '../ethereum/amount.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { UNLIMITED } from '../ethereum/unlimited.ts';
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { BUILT_IN_NETWORKS } from './networks.ts';
import { fakeClient } from './testing/fake-client.ts';
import { readHolding, readToken } from './tokens.ts';

const TOKEN: Hex = `0x${'c3'.repeat(20)}`;
const ethereum = BUILT_IN_NETWORKS[0];
if (ethereum === undefined) throw new Error('no network');
const network = { ...ethereum, multicall: null };

const text = (value: string): Hex => encodeAbiParameters([{ type: 'string' }], [value]);
const number = (value: bigint): Hex => encodeAbiParameters([{ type: 'uint256' }], [value]);

/** A node whose only contract gives these answers. */
const nodeOf = (answers: Record<string, Hex>): Client =>
  fakeClient(async (_method, params) => {
    const [{ data }] = params as [{ data: Hex }];
    const name = Object.keys(answers).find((signature) => data.startsWith(selectorOf(signature)));
    return name === undefined ? '0x' : answers[name];
  });

const tokenOf = (symbol: Hex, decimals = 6n) =>
  readToken(
    nodeOf({ 'symbol()': symbol, 'decimals()': number(decimals), 'name()': text('Name'), 'totalSupply()': number(5n) }),
    network,
    TOKEN,
  );

describe('a token', () => {
  it.each<[string, Hex]>([
    ['32 zero bytes', number(0n)],
    ['an empty text', text('')],
    ['zero characters', text('\0\0\0\0')],
    ['a control character', text('US\u0007D')],
    ['letters that turn', text('US\u202eDC')],
    ['a letter without width', text('US\u200bDC')],
    ['bytes that are no text', `0x${'ff'.repeat(32)}`],
    ['nothing', '0x'],
  ])('whose symbol is %s is unnamed and counts in its smallest units', async (_name, symbol) => {
    expect(await tokenOf(symbol)).toEqual({
      address: TOKEN,
      symbol: 'unnamed tokens',
      name: `Unnamed token at ${TOKEN}`,
      decimals: 0,
      named: false,
    });
  });

  it('with absurd decimals is unnamed too: no amount is wider than its number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 0n, max: 255n }),
        fc.bigInt({ min: 0n, max: UNLIMITED }),
        async (places, amount) => {
          const token = await tokenOf(text('ODD'), places);
          expect(token?.named).toBe(places <= 36n);
          expect(formatAmount(amount, token?.decimals ?? 255).length).toBeLessThan(110);
        },
      ),
    );
  });

  it.each([
    ['a symbol that is a sentence', 'USDC to Ida Holm', '“USDC to Ida …”'],
    ['marks inside', 'a” b', '“a b”'],
    ['a long one', 'ABCDEFGHIJKLMNOPQ', 'ABCDEFGHIJKL…'],
    ['one that a known token has', 'USDC', 'USDC (another token)'],
    ['one that looks like a known one', 'USDС', 'USDС (another token)'],
    ['a plain one', 'aEthUSDC', 'aEthUSDC'],
    ['one with a sign', '$WIF', '$WIF'],
  ])('with %s is shown as such', async (_name, symbol, shown) => {
    expect(await tokenOf(text(symbol))).toMatchObject({ symbol: shown, decimals: 6, named: true });
  });

  it('that is called like a listed one or like the coin resembles it, and no other does', async () => {
    expect(await tokenOf(text('USDС'))).toMatchObject({ resembles: true, bare: 'USDС' });
    expect((await tokenOf(text('ETH')))?.resembles).toBe(true);
    expect(await tokenOf(text('aEthUSDC'))).not.toHaveProperty('resembles');
  });

  it('of the list needs no node', async () => {
    const silent = fakeClient(() => Promise.reject(new Error('silent')));
    const usdc: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
    expect(await readToken(silent, network, usdc)).toMatchObject({ symbol: 'USDC', decimals: 6, named: true });
  });

  it('says what is held and how much there is, each where it answers', async () => {
    const both = nodeOf({ 'balanceOf(address)': number(3n), 'totalSupply()': number(5n) });
    expect(await readHolding(both, network, TOKEN, TOKEN)).toEqual({ balance: 3n, supply: 5n });
    expect(await readHolding(nodeOf({}), network, TOKEN, TOKEN)).toEqual({ balance: null, supply: null });
  });
});
