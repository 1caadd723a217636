/** Words of an item that a site wants in the assets. */
import { expect, it } from 'vitest';
import { review, rowsOf, sentenceOf, warningsOf } from '../testing/review-world.ts';

const item = { contract: `0x${'7c'.repeat(20)}`, id: '12', standard: 'ERC721', collection: 'Lanterns' } as const;

it('says which item of which collection is added to whose assets', async () => {
  const made = await review({ kind: 'watch-item', item });
  expect(sentenceOf(made)).toBe('Add *Lanterns #12* to the assets of Everyday?');
  expect(rowsOf(made)).toEqual([
    'Collection: Lanterns (according to its contract)',
    'Token ID: 12',
    'Standard: ERC-721',
    'Network: Ethereum',
    'What the site gets: nothing; it only adds a row to your list',
  ]);
  expect(warningsOf(made)).toEqual([]);
  expect(made.body).toMatchObject({ kind: 'asset', token: { symbol: 'Lanterns' } });
});

it('a long number is whole in its row', async () => {
  const id = String(10n ** 70n);
  const made = await review({ kind: 'watch-item', item: { ...item, id, standard: 'ERC1155', collection: null } });
  expect(sentenceOf(made)).toMatch(/^Add \*Collection 0x7c7c7c…7c7c7c #10000…00000\*/i);
  expect(rowsOf(made)).toContain(`Token ID: ${id}`);
  expect(rowsOf(made)).toContain('Standard: ERC-1155');
});
