/** The words for typed data, and the parts that most kinds share. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { LimitReview, Phrase, Row, Warning } from '../../messaging/approval.ts';
import { accountName, type ReviewContext } from './context.ts';

export interface TypedWords {
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  limit: LimitReview | null;
  verb: string;
}

/** Refuses a message for another account than the signing one. @param owner `null` is the signer */
export function wrongOwnerWarning(context: ReviewContext, owner: Hex | null): Warning | false {
  const { account } = context.request;
  return (
    owner !== null &&
    (account === null || !sameAddress(account, owner)) && {
      rule: 'other-owner',
      severity: 'refused',
      title: labels.willNotSign,
      text: t.otherOwnerText(shortAddress(owner), accountName(context)),
    }
  );
}

/** Converts seconds since 1970 to ms; `null` for *never* and beyond the year 9999. */
export const toMilliseconds = (seconds: bigint | null): number | null =>
  seconds === null || seconds > 253_402_300_799n ? null : Number(seconds) * 1000;
