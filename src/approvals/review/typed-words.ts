/** What the words for any typed data consist of, and what most of them say alike. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { LimitReview, Phrase, Row, Warning } from '../../messaging/approval.ts';
import { accountName, type ReviewContext } from './context.ts';

export interface TypedWords {
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  limit: LimitReview | null;
  verb: string;
}

/** Of a message that speaks for another account than the one that would sign it. @param owner `null` is whoever signs */
export function wrongOwnerWarning(context: ReviewContext, owner: Hex | null): Warning | false {
  const { account } = context.request;
  return (
    owner !== null &&
    (account === null || !sameAddress(account, owner)) && {
      rule: 'other-owner',
      severity: 'refused',
      title: 'Dramatis will not sign this',
      text: `It is for ${shortAddress(owner)}, which is another account than ${accountName(context)}.`,
    }
  );
}

/** ms since 1970 of seconds; `null` beyond what a date can hold. */
export const toMilliseconds = (seconds: bigint | null): number | null =>
  seconds === null || seconds > 253_402_300_799n ? null : Number(seconds) * 1000;
