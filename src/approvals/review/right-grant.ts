/** Words for signatures that grant a standing right: what the grantee may do from now on, and with what. Names the grantee, not the requesting site. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Right, RightGrant } from '../../ethereum/typed-meaning-type.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { GranteeName } from '../../locales/en/approvals/review/parts.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import type { ReviewContext } from './context.ts';
import { domainRows, fieldRows } from './fields.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { rightWarning, rightWords } from './right-words.ts';
import { expiredWarning } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { until } from './words.ts';

/** A grantee that is not one address. */
function nameless(kind: Right['kind']): GranteeName {
  if (kind === 'post') return { nameless: 'key' };
  return { nameless: kind === 'whole-account' ? 'several' : 'holder' };
}

export async function reviewRightGrant(
  context: ReviewContext,
  power: RightGrant,
  typedData: TypedData,
): Promise<TypedWords> {
  const { to, given, right } = power;
  const words = await rightWords(context, right);
  const grantee = to === null ? null : await reviewGrantee(context, to);
  const called = grantee?.displayName ?? nameless(right.kind);
  const end = toMilliseconds(power.deadline);
  const who: Row[] =
    to === null ? [] : [addressRow(labels.grantedTo, await nameOf(context, to), grantee?.label ?? labels.unknown, to)];
  const rows = [
    ...who,
    ...askedBy(context),
    { name: t.signatureValid, value: until(end, context.now) },
    ...(await domainRows(context, typedData)),
    ...(await fieldRows(context, typedData)),
  ];
  const warnings = due(
    wrongOwnerWarning(context, power.owner),
    expiredWarning({ by: 'signature', until: end }, context.now),
  );
  if (!given)
    return {
      sentence: words.sentences.ended(called, words.object),
      warnings,
      rows,
      limit: null,
      verb: labels.stop,
    };
  return {
    sentence: words.sentences.given(called, words.object),
    warnings: due(...warnings, rightWarning(words), words.byContract ? (grantee?.warning ?? false) : false),
    rows,
    limit: null,
    verb: words.approve,
  };
}
