/** When two reviews say the same. */
import { expect, it } from 'vitest';
import type { Review } from '../messaging/approval.ts';
import { sameMeaning } from './compare.ts';
import { reviewTransaction } from './testing/review-world.ts';

type Transaction = Review['body'] & { kind: 'transaction' };

async function changed(change: (body: Transaction, review: Review) => void): Promise<boolean> {
  const before = await reviewTransaction({});
  const after = structuredClone(before);
  change(after.body as Transaction, after);
  return sameMeaning(before, after);
}

it('lets fees on offer and what is left move', async () => {
  expect(await changed(() => undefined)).toBe(true);
  expect(await changed((body) => body.fee.options.pop())).toBe(true);
  expect(
    await changed((body) => {
      body.simulation.changes = body.simulation.changes.filter(({ direction }) => direction !== 'left');
    }),
  ).toBe(true);
});

it('sees whatever a person would decide by', async () => {
  const changes: ((body: Transaction, review: Review) => void)[] = [
    (body) => body.simulation.changes.push({ asset: 'Cats', amount: 'No. 7', direction: 'out' }),
    (body) => Object.assign(body, { simulation: { kind: 'failed', reason: 'no', changes: body.simulation.changes } }),
    (body) => Object.assign(body.fee, { nonce: 9 }),
    (body) => Object.assign(body.fee, { gasLimit: '9' }),
    (_body, review) => review.sentence.push({ text: 'And more.' }),
    (_body, review) => review.warnings.push({ rule: 'r', severity: 'note', title: 't', text: '' }),
    (_body, review) => Object.assign(review, { raw: '{}' }),
    (_body, review) => Object.assign(review, { refused: true }),
  ];
  for (const change of changes) expect(await changed(change)).toBe(false);
});
