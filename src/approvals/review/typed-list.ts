/** Words for typed data of version 1, value by value. It has no domain, so it is never more than data that Dramatis does not know. */
import { parseTypedList } from '../../ethereum/typed-list.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import type { Field } from './field-list.ts';
import { textsOf, toRows, unknownFields } from './fields.ts';
import { keyWarnings } from './message.ts';
import type { ReviewPart } from './review-part.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';

/** @throws WalletError bad-input when the list is malformed */
export async function reviewTypedList(
  context: ReviewContext,
  payload: Payload & { kind: 'typed-list' },
): Promise<ReviewPart> {
  const fields = parseTypedList(payload.json).map(({ name, type, value }): Field => ({ path: [name], type, value }));
  // Hidden characters occur only inside strings, so the replaced text is still JSON.
  const readable = toReadable(payload.json);
  return {
    sentence: labels.signMessageOf(context.asker),
    warnings: [
      ...due(await unknownFields(context, fields), ...(await keyWarnings(context, textsOf(fields)))),
      ...textWarnings(readable),
    ],
    rows: [
      { name: labels.madeFor, value: t.anySiteAndNetwork, tone: 'danger' },
      ...(await toRows(
        context,
        fields.map(({ path, value }) => [path, value]),
      )),
    ],
    body: { kind: 'typed-data', limit: null },
    raw: JSON.stringify(JSON.parse(readable.text), null, 2),
    verb: labels.sign,
  };
}
