/** Words for typed data that Dramatis does not know by itself: those of a description, else field by field. */
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { Payload } from '../record.ts';
import { reviewCall } from './call.ts';
import { accountName, type ReviewContext } from './context.ts';
import { describedTypedData } from './described.ts';
import { domainRows, reviewFields } from './fields.ts';
import { askedBy } from './grantee.ts';
import type { TypedWords } from './typed-words.ts';

export async function reviewUnknownData(
  context: ReviewContext,
  typedData: TypedData,
  payload: Payload,
): Promise<TypedWords> {
  const described = await describedTypedData(context, typedData, ({ to, from, data, value, chainId }) =>
    reviewCall({
      context,
      transaction: {
        type: 'legacy',
        chainId,
        from,
        to,
        value: value.toString(),
        // What another network does is not reviewed here.
        data: chainId === context.request.chainId ? data : '0x',
        nonce: 0,
        gasLimit: '0',
        gasPrice: '0',
      },
      asked: payload,
    }),
  );
  const fields = await reviewFields(context, typedData);
  if (described === null) return fields;
  if ('rule' in described) return { ...fields, warnings: [described, ...fields.warnings] };
  return {
    sentence: described.sentence,
    // Nothing simulates a signature: what only a file describes keeps the warnings of data that nobody knows.
    warnings: [
      ...described.warnings,
      ...(described.claimed || described.unread
        ? fields.warnings
        : [
            {
              rule: 'described-signature',
              severity: 'caution' as const,
              title: t.describedSignature,
              text: t.describedSignatureText(accountName(context)),
            },
          ]),
    ],
    rows: [...askedBy(context), ...described.rows, ...(await domainRows(context, typedData)), ...fields.rows],
    limit: null,
    verb: described.verb ?? labels.sign,
  };
}
