/** Words for typed data: known permits, orders and rights by their effect, anything else field by field. */
import { parseTypedData } from '../../ethereum/typed-data.ts';
import type { TypedData, TypedDataExtras } from '../../ethereum/typed-data-type.ts';
import { readTypedMeaning, type TypedMeaning } from '../../ethereum/typed-meaning.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { ApprovalEdits, Warning } from '../../messaging/approval.ts';
import { applyEdits } from '../edits.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import { withExtraFields } from './fields.ts';
import { reviewMetaTransaction } from './meta-transaction.ts';
import { reviewOrder } from './order.ts';
import { reviewPermit, reviewPermit2 } from './permit.ts';
import type { ReviewPart } from './review-part.ts';
import { reviewRightGrant } from './right-grant.ts';
import { reviewAuthorisedTransfer, reviewServiceSend } from './send.ts';
import { reviewStatement } from './statement.ts';
import { textWarnings, toReadable } from './text.ts';
import type { TypedWords } from './typed-words.ts';
import { reviewUnknownData } from './unknown-data.ts';
import { due, oddChecksumWarning } from './warning.ts';

/** @throws WalletError bad-input when the typed data is malformed (EIP-712) or for another network */
export async function reviewTypedData(
  context: ReviewContext,
  payload: Payload & { kind: 'typed-data' },
  edits: ApprovalEdits,
): Promise<ReviewPart> {
  const edited = applyEdits({ payload, edits });
  const json = edited.kind === 'typed-data' ? edited.json : payload.json;
  const typedData = parseTypedData(json, context.request.chainId);
  const words = await wordsOf(context, typedData, readTypedMeaning(typedData, context.request.account), payload);
  // Hidden characters occur only inside strings, so the replaced text is still JSON.
  const readable = toReadable(json);
  return {
    sentence: words.sentence,
    warnings: [...words.warnings, ...asideWarnings(payload.aside), ...textWarnings(readable)],
    rows: words.rows,
    body: { kind: 'typed-data', limit: words.limit },
    raw: JSON.stringify(JSON.parse(readable.text), null, 2),
    verb: words.verb,
  };
}

async function wordsOf(
  context: ReviewContext,
  typedData: TypedData,
  meaning: TypedMeaning,
  payload: Payload,
): Promise<TypedWords> {
  switch (meaning.kind) {
    case 'permit':
      return withExtraFields(context, typedData, await reviewPermit(context, meaning, payload));
    case 'permit2-allowance':
    case 'permit2-transfer':
      return withExtraFields(context, typedData, await reviewPermit2(context, meaning, payload));
    case 'authorised-transfer':
      return withExtraFields(context, typedData, await reviewAuthorisedTransfer(context, meaning));
    case 'order':
      return reviewOrder(context, meaning, typedData);
    case 'meta-transaction':
      return reviewMetaTransaction(context, meaning, typedData, payload);
    case 'right-grant':
      return reviewRightGrant(context, meaning, typedData);
    case 'service-send':
      return reviewServiceSend(context, meaning, typedData);
    case 'statement':
      return reviewStatement(context, meaning, typedData);
    case 'unknown':
      return reviewUnknownData(context, typedData, payload);
    default:
      return unreachable(meaning);
  }
}

/** At most this many of the unsigned fields are named. */
const NAMED = 4;

/** Warnings for fields that are not signed and for addresses with an unusual checksum. */
function asideWarnings(aside: TypedDataExtras | undefined): Warning[] {
  const { dropped = [], unchecked = [] } = aside ?? {};
  const named = (paths: readonly string[]): string =>
    t.fieldsNamed(
      paths.slice(0, NAMED).map((path) => toReadable(path).text),
      Math.max(0, paths.length - NAMED),
    );
  return due(
    dropped.length > 0 && {
      rule: 'not-signed',
      severity: 'note',
      title: t.notSigned,
      text: t.notSignedText(named(dropped)),
    },
    unchecked.length > 0 && oddChecksumWarning(named(unchecked)),
  );
}
