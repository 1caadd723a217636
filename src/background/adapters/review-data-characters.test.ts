/** The characters that a prompt may name: those that the login opens, and none that it only views. */
import { expect, it } from 'vitest';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const named = (id: string, name: string, order: number) => ({ id, profile: { name, order } });
const granted = (characterId: string) => ({ characterId, accounts: [`0x${'11'.repeat(20)}`] });

const data = createReviewData({
  session: {
    profiles: {
      readable: async () => [named('market', 'Night Market', 1), named('everyday', 'Everyday', 0)],
      viewed: async () => [named('savings', 'Savings', 2)],
    },
  },
  permissions: { ofOrigin: async () => [granted('savings'), granted('market')] },
} as unknown as ReviewDataParts);

it('a viewed character is not among those that a site can be connected as', async () => {
  expect(await data.characters()).toEqual([
    { id: 'everyday', name: 'Everyday' },
    { id: 'market', name: 'Night Market' },
  ]);
});

it('a viewed character is not named as one that the site knows', async () => {
  expect(await data.knownAs('https://guild.xyz')).toEqual([{ id: 'market', name: 'Night Market' }]);
});
