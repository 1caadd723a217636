/** Words for orders: what you give, what you get and who receives it. Never calls an order fair. */
import { isFusionSettlement } from '../../ethereum/settlement-contracts.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Order } from '../../ethereum/typed-order-type.ts';
import type { Hex } from '../../lib/bytes.ts';
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
import { count, mark, say, until } from './words.ts';

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
          title: 'This can move funds without a transaction',
          text: `Once signed, whoever meets the terms can take ${allGiven(legs)} out of ${order.payer === null ? accountName(context) : 'the wallet at the exchange'}, ${end}.`,
        },
        legs.some(({ gives }) => gives.some(({ known }) => !known)) && unknownTokens('give'),
        legs.some(({ back }) => back.some(({ known }) => !known)) && unknownTokens('get'),
        expiredWarning({ by: 'signature', until: toMilliseconds(order.deadline ?? null) }, context.now),
      ),
    ],
    rows: [
      { name: 'Exchange', value: order.protocol },
      ...(order.payer === null
        ? []
        : [addressRow('Pays and gets it', await nameOf(context, order.payer), 'Wallet at the exchange', order.payer)]),
      ...legs.flatMap((leg) => (order.pricedByCode ? unenforcedRows(leg, 'It names') : legRows(leg, order.hidden))),
      { name: 'Valid', value: end },
      ...shown,
      ...(order.hidden ? await fieldRows(context, typedData) : []),
    ],
    limit: null,
    verb: 'Offer',
  };
}

function sentenceOf({ protocol, legs: { length } }: Order, legs: readonly DescribedLeg[]): Phrase[] {
  const [leg] = legs;
  if (leg === undefined || length > 1)
    return [say('Make '), mark(count(length, 'offer')), say(` through ${protocol}?`)];
  const gives = firstFew(leg.gives.map(({ short }) => short));
  if (leg.back.length > 0)
    return [
      say('Offer '),
      mark(gives),
      say(' for '),
      mark(firstFew(leg.back.map(({ least }) => least))),
      say(` through ${protocol}?`),
    ];
  return leg.others.length === 0
    ? [say('Give away '), mark(gives), say(` through ${protocol}, for `), mark('nothing'), say('?')]
    : [
        say('Offer '),
        mark(gives),
        say(` through ${protocol}, with the payment to `),
        mark(firstFew([...new Set(leg.others.map(({ name }) => name))])),
        say('?'),
      ];
}

const hiddenSentence = ({ protocol }: Order): Phrase[] => [
  say('Sign '),
  mark('an order that cannot be read'),
  say(` for ${protocol}?`),
];

const codeSentence = ({ protocol }: Order, legs: readonly DescribedLeg[]): Phrase[] => [
  say('Offer '),
  mark(allGiven(legs)),
  say(` through ${protocol}, `),
  mark('for a price that code decides'),
  say('?'),
];

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
  title: paidOn ? 'Code decides what you get, and who gets it' : 'Code decides what you get',
  text: paidOn
    ? `1inch Fusion gets the payment for ${allGiven(legs)} and hands it on. The price, and to whom, stand in a part of the order of which only a hash is signed.`
    : `The order names code of another contract, which sets the price when somebody takes ${allGiven(legs)}. It may be nothing.`,
  tick: 'I trust the code that sets the price',
});

const allGiven = (legs: readonly DescribedLeg[]): string =>
  firstFew(legs.flatMap(({ gives }) => gives.map(({ short }) => short))).replace(/^nothing$/, 'what it holds');

const hidden = (context: ReviewContext, { protocol }: Order): Promise<Warning> =>
  blindRule(
    context,
    'What you give or get cannot be read',
    `This order for ${protocol} keeps its terms in a hash or in code.`,
    'I know what this order gives away',
  );

const unknownTokens = (side: 'give' | 'get'): Warning => ({
  rule: `unknown-token-${side}`,
  severity: 'caution',
  title: `You ${side} an unknown token`,
  text: 'The amount is in base units, not in whole tokens.',
});

/** @param deadline seconds since 1970; `undefined` if the order has no readable deadline */
function endOf(context: ReviewContext, deadline: Order['deadline']): string {
  return deadline === undefined ? 'as long as the exchange takes it' : until(toMilliseconds(deadline), context.now);
}
