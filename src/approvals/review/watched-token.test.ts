/** Words of a token that a site wants in the assets. */
import { expect, it } from 'vitest';
import { review, rowsOf, sentenceOf, warningsOf } from '../testing/review-world.ts';

const token = {
  address: `0x${'7c'.repeat(20)}`,
  symbol: 'GUILD',
  name: 'Guild of readers',
  decimals: 18,
  resembles: false,
} as const;

it('says what is added to whose assets, and that the site gets nothing', async () => {
  const made = await review({ kind: 'watch-asset', token });
  expect(sentenceOf(made)).toBe('Add *GUILD* to the assets of Everyday?');
  expect(rowsOf(made)).toEqual([
    'Token: Guild of readers (according to its contract)',
    'Decimals: 18',
    'Network: Ethereum',
    'What the site gets: nothing; it only adds a row to your list',
  ]);
  expect(warningsOf(made)).toEqual([]);
  expect(made.verb).toBe('Add');
  expect(made.body).toMatchObject({ kind: 'asset', token: { symbol: 'GUILD' } });
});

it('warns of a token that is called like a well-known one', async () => {
  const made = await review({
    kind: 'watch-asset',
    token: { ...token, symbol: 'USDC (another token)', resembles: true },
  });
  expect(warningsOf(made)).toEqual(['danger token-takes-a-name']);
  expect(made.verb).toBe('Add anyway');
});
