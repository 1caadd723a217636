/** The lists of tokens in the package, as the build makes them and the wallet reads them. */
import { expect, it } from 'vitest';
import { tokenIcons, tokenLists } from '../../scripts/lib/token-list.mjs';
import { BUILT_IN_NETWORKS } from './networks.ts';
import { feedsOf } from './price-feeds.ts';
import { joinTokens } from './token-list.ts';

const lists = tokenLists(BUILT_IN_NETWORKS.map(({ chainId }) => chainId));

it('are of built-in networks, with every token once and the best known ones first', () => {
  expect(lists.get(1)?.length).toBeGreaterThan(300);
  for (const { chainId, tokens } of BUILT_IN_NETWORKS) {
    const joined = joinTokens(tokens, JSON.parse(JSON.stringify(lists.get(chainId) ?? [])));
    expect(new Set(joined.map(({ address }) => address)).size).toBe(joined.length);
    expect(joined.slice(0, tokens.length)).toEqual(tokens);
    for (const { address, decimals } of joined) {
      expect(address).toMatch(/^0x[0-9a-f]{40}$/);
      expect(decimals).toBeLessThanOrEqual(36);
    }
  }
});

it('have the decimals and symbols that the wallet knows of the best known tokens', () => {
  let compared = 0;
  for (const { chainId, tokens } of BUILT_IN_NETWORKS)
    for (const token of tokens) {
      const row = lists.get(chainId)?.find(([address]) => address === token.address);
      if (row === undefined) continue;
      compared++;
      expect(row[3]).toBe(token.decimals);
      expect(row[1].startsWith(token.symbol)).toBe(true);
    }
  expect(compared).toBeGreaterThan(10);
});

it('have every token that has a price feed, under a name that the pair has too', async () => {
  const wrapped = ['WETH', 'WBNB', 'WAVAX', 'WMATIC', 'WPOL'];
  let priced = 0;
  for (const network of BUILT_IN_NETWORKS) {
    const joined = joinTokens(network.tokens, lists.get(network.chainId));
    for (const [token, pair] of Object.entries((await feedsOf(network))?.tokens ?? {})) {
      const symbol = joined.find(({ address }) => address === token)?.symbol.toUpperCase() ?? '';
      const name = wrapped.includes(symbol) ? symbol.slice(1) : symbol;
      expect(`${network.chainId} ${pair}`).toMatch(new RegExp(`^${network.chainId} ${name}/`));
      priced++;
    }
  }
  expect(priced).toBeGreaterThan(100);
});

it('leaves out rows of another form', () => {
  const address = `0x${'a1'.repeat(20)}`;
  expect(
    joinTokens([], [[address, 'A', 'Token A', 6], [address.toUpperCase(), 'B', 'B', 6], [address, 'C'], 'x', null]),
  ).toEqual([{ address, symbol: 'A', name: 'Token A', decimals: 6 }]);
  expect(joinTokens([], { not: 'a list' })).toEqual([]);
});

it('icons are small pictures without scripts or addresses', () => {
  const icons = tokenIcons();
  expect([...icons.keys()]).toEqual(expect.arrayContaining(['eth', 'weth', 'usdc', 'usdt', 'dai', 'pol']));
  for (const svg of icons.values()) {
    expect(svg.length).toBeLessThan(8_000);
    expect(svg).toMatch(/^<svg /);
    expect(svg.replaceAll('http://www.w3.org/', '')).not.toMatch(/script|href|http|on\w+=/i);
  }
});
