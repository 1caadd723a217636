/** Decides whether two reviews say the same, so that a refreshed review need not be read again. Ignores values that change with every block and harm nobody. */
import type { Review, ReviewBody } from '../messaging/approval.ts';

/** True if both reviews describe the same effect. Offered fees and times may differ. */
export const sameMeaning = (a: Review, b: Review): boolean => JSON.stringify(meaning(a)) === JSON.stringify(meaning(b));

const meaning = (review: Review): unknown[] => [
  review.sentence,
  review.verb,
  review.refused,
  review.raw,
  // The texts of other warnings change with every block; the text of `given-rights` names who gets the rights.
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
        // The remaining balance depends on the account, not on this transaction.
        body.simulation.changes.filter((change) => change.direction !== 'left'),
      ];
    case 'network':
      return [body.act];
    case 'asset':
      return [body.token.address];
    case 'nostr-connect':
      return [body.keys.map(({ publicKey }) => publicKey), body.chosen, body.knownAs.map(({ id }) => id)];
    case 'nostr':
      return [body.text, body.tags, body.repeat];
  }
}
