/** Tells whether a person who read one review has read the other. Leaves out what moves with every block and harms nobody. */
import type { Review, ReviewBody } from '../messaging/approval.ts';

/** Do both say the same will happen? Fees on offer and the clock may differ. */
export const sameMeaning = (a: Review, b: Review): boolean => JSON.stringify(meaning(a)) === JSON.stringify(meaning(b));

const meaning = (review: Review): unknown[] => [
  review.sentence,
  review.verb,
  review.refused,
  review.raw,
  // The text of others moves with every block; that of rights names who gets them.
  review.warnings.map((warning) => [
    warning.rule,
    warning.severity,
    warning.title,
    warning.rule === 'given-rights' ? warning.text : '',
  ]),
  meaningOfBody(review.body),
];

function meaningOfBody(body: ReviewBody): unknown[] {
  switch (body.kind) {
    case 'connect':
      return [body.accounts.map((account) => account.address), body.knownAs.map((character) => character.id)];
    case 'message':
      return [body.text, body.signIn];
    case 'typed-data':
      return [body.limit?.asked, body.limit?.chosen];
    case 'transaction':
      return [
        body.to?.address,
        body.limit?.asked,
        body.limit?.chosen,
        body.fee.gasLimit,
        body.fee.nonce,
        body.simulation.kind,
        // What is left moves with the account, not with the transaction.
        body.simulation.changes.filter((change) => change.direction !== 'left'),
      ];
    case 'network':
      return [body.act];
  }
}
