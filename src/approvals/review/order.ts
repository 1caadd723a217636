/** Words for orders: what you give, what you get and who receives it. Never calls an order fair. */
import { isFusionSettlement } from '../../ethereum/settlement-contracts.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Order } from '../../ethereum/typed-order-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as common } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewOrders as t } from '../../locales/en/approvals/review/orders.ts';
import type { Ending } from '../../locales/en/approvals/review/parts.ts';
import type { Phrase, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { blindRule } from './blind.ts';
import { accountName, type ReviewContext } from './context.ts';
import { domainRows, fieldRows } from './fields.ts';
import {
  type DescribedGain,
  type DescribedLeg,
  describeLeg,
  firstFew,
  legRows,
  legWarnings,
  unenforcedRows,
} from './order-terms.ts';
import { expiredWarning } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { endingOf } from './words.ts';

export async function reviewOrder(context: ReviewContext, order: Order, typedData: TypedData): Promise<TypedWords> {
  const legs = await Promise.all(order.legs.map((leg) => describeLeg(context, leg)));
  const end = endOf(context, order.deadline);
  const shown = await domainRows(context, typedData);
  return {
    sentence: order.hidden
      ? hiddenSentence(order)
      : order.pricedByCode
        ? codeSentence(order, legs)
        : sentenceOf(order, legs),
    warnings: [
      ...due(
        wrongOwnerWarning(context, order.maker),
        order.hidden && (await hidden(context, order)),
        order.pricedByCode === true &&
          pricedByCode(
            legs,
            legs.some((leg) => leg.others.some(isPaidOn(context))),
          ),
      ),
      ...(order.hidden
        ? []
        : legs.flatMap((leg) => (order.pricedByCode ? elsewhere(context, leg) : legWarnings(context, leg)))),
      ...due(
        {
          rule: 'order',
          severity: 'caution',
          title: labels.movesFundsWithoutTransaction,
          text:
            order.payer === null
              ? t.takesOutOf(allGiven(legs), accountName(context), end)
              : t.takesOutOfWallet(allGiven(legs), end),
        },
        legs.some(({ gives }) => gives.some(({ known }) => !known)) && unknownTokens('give'),
        legs.some(({ back }) => back.some(({ known }) => !known)) && unknownTokens('get'),
        expiredWarning({ by: 'signature', until: toMilliseconds(order.deadline ?? null) }, context.now),
      ),
    ],
    rows: [
      { name: t.exchange, value: order.protocol },
      ...(order.payer === null
        ? []
        : [addressRow(t.paysAndGetsIt, await nameOf(context, order.payer), t.walletAtExchange, order.payer)]),
      ...legs.flatMap((leg) => (order.pricedByCode ? unenforcedRows(leg, t.itNames) : legRows(leg, order.hidden))),
      { name: labels.valid, value: common.ending(end) },
      ...shown,
      ...(order.hidden ? await fieldRows(context, typedData) : []),
    ],
    limit: null,
    verb: labels.offer,
  };
}

function sentenceOf({ protocol, legs: { length } }: Order, legs: readonly DescribedLeg[]): Phrase[] {
  const [leg] = legs;
  if (leg === undefined || length > 1) return t.makeOffers(length, protocol);
  const gives = firstFew(leg.gives.map(({ short }) => short));
  if (leg.back.length > 0) return t.offerFor(gives, firstFew(leg.back.map(({ least }) => least)), protocol);
  return leg.others.length === 0
    ? t.giveAway(gives, protocol)
    : t.offerPaidTo(gives, protocol, firstFew([...new Set(leg.others.map(({ name }) => name))]));
}

const hiddenSentence = ({ protocol }: Order): Phrase[] => t.signUnreadable(protocol);

const codeSentence = ({ protocol }: Order, legs: readonly DescribedLeg[]): Phrase[] =>
  t.offerPricedByCode(allGiven(legs), protocol);

/** 1inch Fusion receives the payment and passes it on. */
const isPaidOn =
  ({ request }: ReviewContext) =>
  ({ gain }: DescribedGain): boolean =>
    gain.to !== null && isFusionSettlement(request.chainId, gain.to.toLowerCase() as Hex);

/** Warns only if the payment goes to somebody else; the price is set by code. */
const elsewhere = (context: ReviewContext, leg: DescribedLeg): Warning[] =>
  leg.back.length > 0 || (leg.others.length > 0 && leg.others.every(isPaidOn(context)))
    ? []
    : legWarnings(context, leg).filter(({ rule }) => rule === 'order-for-nothing');

const pricedByCode = (legs: readonly DescribedLeg[], paidOn: boolean): Warning => ({
  rule: 'order-priced-by-code',
  severity: 'danger',
  title: paidOn ? t.paidOn : t.pricedByCode,
  text: paidOn ? t.paidOnText(allGiven(legs)) : t.pricedByCodeText(allGiven(legs)),
  tick: t.pricedByCodeTick,
});

function allGiven(legs: readonly DescribedLeg[]): string {
  const given = legs.flatMap(({ gives }) => gives.map(({ short }) => short));
  return given.length === 0 ? t.whatItHolds : firstFew(given);
}

const hidden = (context: ReviewContext, { protocol }: Order): Promise<Warning> =>
  blindRule(context, t.hidden, t.hiddenText(protocol), t.hiddenTick);

const unknownTokens = (side: 'give' | 'get'): Warning => ({
  rule: `unknown-token-${side}`,
  severity: 'caution',
  title: side === 'give' ? t.giveUnknownToken : t.getUnknownToken,
  text: labels.inBaseUnits,
});

/** @param deadline seconds since 1970; `undefined` if the order has no readable deadline */
function endOf(context: ReviewContext, deadline: Order['deadline']): Ending {
  return deadline === undefined ? 'exchange' : endingOf(toMilliseconds(deadline), context.now);
}
