/** Words for a token allowance, granted by a transaction or by a signature. The person sets the limit, not this file. */
import { formatAmount } from '../../ethereum/amount.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
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
import { mark, say, until } from './words.ts';

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
      addressRow('Spender', spenderName, grantee.label, spending.spender),
      ...askedBy(context),
      tokenRow(asset),
      ...(coversSupply(asset, spending.chosen) && !isUnlimited(spending.chosen)
        ? [{ name: 'As a number', value: amountOf(asset, spending.chosen) }]
        : []),
      ...(spending.by === 'signature' || spending.until !== null
        ? [{ name: 'Valid', value: validity(spending, context.now) }]
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
      sentence: [say(`Let ${who} spend `), mark(`all your ${asset.symbol}`), say(', now and later?')],
      verb: 'Allow without limit',
    };
  if (chosen === 0n && !adds)
    return {
      sentence: [say(`Stop ${who} from spending your `), mark(asset.symbol), say('?')],
      verb: 'Stop',
    };
  const amount = amountOf(asset, chosen);
  return adds
    ? { sentence: [say(`Let ${who} spend `), mark(amount), say(' more?')], verb: `Allow ${amount} more` }
    : { sentence: [say(`Let ${who} spend up to `), mark(amount), say('?')], verb: `Allow ${amount}` };
}

const unlimited = (context: ReviewContext, asset: Asset, { chosen, by, until: end }: Spending): Warning | false =>
  isEffectivelyUnlimited(asset, chosen) && {
    rule: 'unlimited-allowance',
    severity: 'danger',
    title: coversSupply(asset, chosen) ? 'No upper limit' : 'Far more than you have',
    text:
      by === 'signature'
        ? `With this signature alone, all ${asset.symbol} that ${accountName(context)} ever holds can be taken, ${until(end, context.now)}.`
        : `All ${asset.symbol} that ${accountName(context)} ever holds can be taken, ${end === null ? 'until you stop it' : validity({ by, until: end }, context.now)}.`,
  };

/** Permit2 treats an expiration of zero as valid only in the block of the transaction that sets it. */
const validity = ({ by, until: end }: Pick<Spending, 'by' | 'until'>, now: number): string =>
  by === 'transaction' && end === 0 ? 'in the same block alone' : until(end, now);

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
    title: 'This can move funds without a transaction',
    text: `Once signed, up to ${amountOf(asset, chosen)} in ${accountName(context)} can be taken, ${until(end, context.now)}.`,
  };

const moreThanHeld = (asset: Asset, { chosen }: Spending): Warning | false =>
  asset.held !== null &&
  chosen > asset.held &&
  !isEffectivelyUnlimited(asset, chosen) && {
    rule: 'more-than-held',
    severity: 'note',
    title: 'More than you have',
    text: `You have ${formatAmount(asset.held, asset.decimals)} ${asset.symbol}. What comes later can be taken too, up to this limit.`,
  };

export const expiredWarning = ({ by, until: end }: Pick<Spending, 'by' | 'until'>, now: number): Warning | false =>
  by === 'signature' &&
  end !== null &&
  end <= now && {
    rule: 'ran-out',
    severity: 'caution',
    title: 'This has already expired',
    text: 'The signature would be useless.',
  };

/** A site sends a permit together with the requested amount; its contract rejects a permit for another amount. */
const lowered = (asset: Asset, { asked, chosen, by }: Spending): Warning | false =>
  by === 'signature' &&
  chosen < asked && {
    rule: 'lowered-permit',
    severity: 'note',
    title: 'The site may not be able to use this',
    text: `It asked for ${limitOrAll(asset, asked)}. Many sites only work with a permit for just that amount. If it fails, nothing is lost: ask again there.`,
  };
