/** Words for a token allowance, granted by a transaction or by a signature. The person sets the limit, not this file. */
import { formatAmount } from '../../ethereum/amount.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { reviewCommon as common } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Ending } from '../../locales/en/approvals/review/parts.ts';
import type { LimitReview, Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import {
  type Asset,
  amountOf,
  assetOf,
  coversSupply,
  isEffectivelyUnlimited,
  limitOrAll,
  tokenRow,
  unknownTokenWarning,
} from './asset.ts';
import { accountName, type ReviewContext } from './context.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { due } from './warning.ts';
import { endingOf } from './words.ts';

export interface Spending {
  token: Hex;
  spender: Hex;
  /** Base units. */
  asked: bigint;
  chosen: bigint;
  /** A signature can be used later without a transaction of the account. */
  by: 'signature' | 'transaction';
  /** The amount is added to the existing allowance. */
  adds: boolean;
  /** ms since 1970; `null` has no end. */
  until: number | null;
  editable: boolean;
}

export interface SpendingWords {
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  limit: LimitReview | null;
  verb: string;
}

export async function reviewSpending(context: ReviewContext, spending: Spending): Promise<SpendingWords> {
  const [asset, spenderName, grantee] = await Promise.all([
    assetOf(context, spending.token),
    nameOf(context, spending.spender),
    reviewGrantee(context, spending.spender),
  ]);
  return {
    ...speak(asset, spending, grantee.displayName),
    warnings: due(
      unlimited(context, asset, spending),
      withoutTransaction(context, asset, spending),
      spending.chosen > 0n && grantee.warning,
      moreThanHeld(asset, spending),
      unknownTokenWarning(asset),
      expiredWarning(spending, context.now),
      lowered(asset, spending),
    ),
    rows: [
      addressRow(labels.spender, spenderName, grantee.label, spending.spender),
      ...askedBy(context),
      tokenRow(asset),
      ...(coversSupply(asset, spending.chosen) && !isUnlimited(spending.chosen)
        ? [{ name: t.asANumber, value: amountOf(asset, spending.chosen) }]
        : []),
      ...(spending.by === 'signature' || spending.until !== null
        ? [{ name: labels.valid, value: common.ending(ending(spending, context.now)) }]
        : []),
    ],
    limit: {
      token: spending.token,
      symbol: asset.symbol,
      decimals: asset.decimals,
      asked: isUnlimited(spending.asked) ? null : spending.asked.toString(),
      held: asset.held?.toString() ?? null,
      chosen: isUnlimited(spending.chosen) ? null : spending.chosen.toString(),
      editable: spending.editable,
    },
  };
}

function speak(asset: Asset, { chosen, adds }: Spending, who: string): Pick<SpendingWords, 'sentence' | 'verb'> {
  if (coversSupply(asset, chosen))
    return {
      sentence: t.spendAll(who, asset.symbol),
      verb: labels.allowWithoutLimit,
    };
  if (chosen === 0n && !adds)
    return {
      sentence: t.stopSpending(who, asset.symbol),
      verb: labels.stop,
    };
  const amount = amountOf(asset, chosen);
  return adds
    ? { sentence: t.spendMore(who, amount), verb: t.allowMore(amount) }
    : { sentence: t.spendUpTo(who, amount), verb: t.allowAmount(amount) };
}

const unlimited = (context: ReviewContext, asset: Asset, { chosen, by, until: end }: Spending): Warning | false =>
  isEffectivelyUnlimited(asset, chosen) && {
    rule: 'unlimited-allowance',
    severity: 'danger',
    title: coversSupply(asset, chosen) ? labels.noUpperLimit : t.farMoreThanHeld,
    text:
      by === 'signature'
        ? t.unlimitedBySignature(asset.symbol, accountName(context), endingOf(end, context.now))
        : end === null
          ? t.unlimitedUntilStopped(asset.symbol, accountName(context))
          : t.unlimitedUntil(asset.symbol, accountName(context), ending({ by, until: end }, context.now)),
  };

/** Permit2 treats an expiration of zero as valid only in the block of the transaction that sets it. */
const ending = ({ by, until: end }: Pick<Spending, 'by' | 'until'>, now: number): Ending =>
  by === 'transaction' && end === 0 ? 'same-block' : endingOf(end, now);

const withoutTransaction = (
  context: ReviewContext,
  asset: Asset,
  { chosen, by, until: end }: Spending,
): Warning | false =>
  by === 'signature' &&
  chosen > 0n &&
  !isEffectivelyUnlimited(asset, chosen) && {
    rule: 'permit',
    severity: 'caution',
    title: labels.movesFundsWithoutTransaction,
    text: t.permitText(amountOf(asset, chosen), accountName(context), endingOf(end, context.now)),
  };

const moreThanHeld = (asset: Asset, { chosen }: Spending): Warning | false =>
  asset.held !== null &&
  chosen > asset.held &&
  !isEffectivelyUnlimited(asset, chosen) && {
    rule: 'more-than-held',
    severity: 'note',
    title: t.moreThanHeld,
    text: t.moreThanHeldText(formatAmount(asset.held, asset.decimals), asset.symbol),
  };

export const expiredWarning = ({ by, until: end }: Pick<Spending, 'by' | 'until'>, now: number): Warning | false =>
  by === 'signature' &&
  end !== null &&
  end <= now && {
    rule: 'ran-out',
    severity: 'caution',
    title: t.ranOut,
    text: t.ranOutText,
  };

/** A site sends a permit together with the requested amount; its contract rejects a permit for another amount. */
const lowered = (asset: Asset, { asked, chosen, by }: Spending): Warning | false =>
  by === 'signature' &&
  chosen < asked && {
    rule: 'lowered-permit',
    severity: 'note',
    title: t.loweredPermit,
    text: t.loweredPermitText(limitOrAll(asset, asked)),
  };
