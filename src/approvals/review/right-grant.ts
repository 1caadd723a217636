/** Words for signatures that grant a standing right: what the grantee may do from now on, and with what. Names the grantee, not the requesting site. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Right, RightGrant } from '../../ethereum/typed-meaning-type.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import type { ReviewContext } from './context.ts';
import { domainRows, fieldRows } from './fields.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { rightWarning, rightWords } from './right-words.ts';
import { expiredWarning } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { mark, say, until } from './words.ts';

/** Grantees that are not one address. */
const NAMELESS: Partial<Record<Right['kind'], string>> = { post: 'a key', 'whole-account': 'several others' };

export async function reviewRightGrant(
  context: ReviewContext,
  power: RightGrant,
  typedData: TypedData,
): Promise<TypedWords> {
  const { to, given, right } = power;
  const words = await rightWords(context, right);
  const grantee = to === null ? null : await reviewGrantee(context, to);
  const called = grantee?.displayName ?? NAMELESS[right.kind] ?? 'whoever has this signature';
  const end = toMilliseconds(power.deadline);
  const who: Row[] =
    to === null ? [] : [addressRow('Granted to', await nameOf(context, to), grantee?.label ?? 'Unknown', to)];
  const rows = [
    ...who,
    ...askedBy(context),
    { name: 'Signature valid', value: until(end, context.now) },
    ...(await domainRows(context, typedData)),
    ...(await fieldRows(context, typedData)),
  ];
  const warnings = due(
    wrongOwnerWarning(context, power.owner),
    expiredWarning({ by: 'signature', until: end }, context.now),
  );
  if (!given)
    return {
      sentence: [say(`Stop letting ${called} ${words.does} `), mark(words.object), say('?')],
      warnings,
      rows,
      limit: null,
      verb: 'Stop',
    };
  return {
    sentence: [say(`Let ${called} ${words.does} `), mark(words.object), say(`${words.rest}?`)],
    warnings: due(...warnings, rightWarning(words), words.byContract ? (grantee?.warning ?? false) : false),
    rows,
    limit: null,
    verb: words.approve,
  };
}
