/** What a prompt learns of the transactions of an account that still wait on a network. */
import { expect, it } from 'vitest';
import type { SentTransaction } from '../../chain/sent.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const MAIN: Hex = `0x${'11'.repeat(20)}`;
const OTHER: Hex = `0x${'22'.repeat(20)}`;
const sent = (title: string, status: string, chainId = 8453, from = MAIN) =>
  ({ title, status, transaction: { chainId, from } }) as unknown as SentTransaction;

it('names those of this account and network that are in no block yet', async () => {
  const list = [
    sent('Newest', 'signed'),
    sent('Elsewhere', 'pending', 1),
    sent('Of another account', 'pending', 8453, OTHER),
    sent('Included', 'included'),
    sent('Cancelled', 'replaced'),
    sent('Older', 'pending'),
  ];
  const facts = createReviewData({
    session: { profiles: {} },
    tracker: { of: async (id: string) => ({ list: () => (id === 'everyday' ? list : []) }) },
  } as unknown as ReviewDataParts);
  expect(await facts.waiting('everyday', 8453, MAIN)).toEqual(['Newest', 'Older']);
  expect(await facts.waiting('market', 8453, MAIN)).toEqual([]);
});
