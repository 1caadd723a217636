/** What a prompt learns of the nonces of an account that something waits for. */
import { expect, it } from 'vitest';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;

/** The node counts 5, and the transaction with nonce 6 waits. */
const facts = createReviewData({
  session: { profiles: {} },
  clients: { client: () => fakeClient(async () => '0x5') },
  tracker: {
    freeNonce: (_chainId: number, _account: Hex, nonce: number, nonces = 1) =>
      nonce <= 6 && nonce + nonces > 6 ? 7 : nonce,
    waitingNonces: () => [6],
  },
} as unknown as ReviewDataParts);

it.each([
  ['one', 1, 5],
  ['two in a row', 2, 7],
])('where %s is needed, which is free', async (_name, needed, next) => {
  expect(await facts.nonces('everyday', 1, ME, needed)).toEqual({ missing: 5, next, waiting: [6] });
});
