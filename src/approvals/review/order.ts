/** Words for orders: what you give, what you get and who gets it. Never calls an order fair. */
import { isFusionSettlement } from '../../ethereum/settlers.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Order } from '../../ethereum/typed-order-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Phrase, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { blindRule } from './blind.ts';
import { domainRows, fieldRows } from './fields.ts';
import { legRows, legWarnings, looseRows, type SaidGain, type SaidLeg, sayLeg, some } from './order-terms.ts';
import { accountName, type Scene } from './scene.ts';
import { ranOut } from './spending.ts';
import { milliseconds, otherOwner, type TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { count, mark, say, until } from './words.ts';

export async function reviewOrder(scene: Scene, order: Order, typedData: TypedData): Promise<TypedWords> {
  const legs = await Promise.all(order.legs.map((leg) => sayLeg(scene, leg)));
  const end = endOf(scene, order.deadline);
  const shown = await domainRows(scene, typedData);
  return {
    sentence: order.hidden
      ? hiddenSentence(order)
      : order.pricedByCode
        ? codeSentence(order, legs)
        : sentenceOf(order, legs),
    warnings: [
      ...due(
        otherOwner(scene, order.maker),
        order.hidden && (await hidden(scene, order)),
        order.pricedByCode === true &&
          pricedByCode(
            legs,
            legs.some((leg) => leg.others.some(isPaidOn(scene))),
          ),
      ),
      ...(order.hidden
        ? []
        : legs.flatMap((leg) => (order.pricedByCode ? elsewhere(scene, leg) : legWarnings(scene, leg)))),
      ...due(
        {
          rule: 'order',
          severity: 'caution',
          title: 'This can move funds without a transaction',
          text: `Once signed, whoever meets the terms can take ${allGiven(legs)} out of ${accountName(scene)}, ${end}.`,
        },
        legs.some(({ gives }) => gives.some(({ known }) => !known)) && unknownTokens('give'),
        legs.some(({ back }) => back.some(({ known }) => !known)) && unknownTokens('get'),
        ranOut({ by: 'signature', until: milliseconds(order.deadline ?? null) }, scene.now),
      ),
    ],
    rows: [
      { name: 'Exchange', value: order.protocol },
      ...(order.payer === null
        ? []
        : [addressRow('Pays and gets it', await nameOf(scene, order.payer), 'Wallet at the exchange', order.payer)]),
      ...legs.flatMap((leg) => (order.pricedByCode ? looseRows(leg, 'It names') : legRows(leg, order.hidden))),
      { name: 'Valid', value: end },
      ...shown,
      ...(order.hidden ? await fieldRows(scene, typedData) : []),
    ],
    limit: null,
    verb: 'Offer',
  };
}

function sentenceOf({ protocol, legs: { length } }: Order, legs: readonly SaidLeg[]): Phrase[] {
  const [leg] = legs;
  if (leg === undefined || length > 1)
    return [say('Make '), mark(count(length, 'offer')), say(` through ${protocol}?`)];
  const gives = mark(some(leg.gives.map(({ short }) => short)));
  if (leg.back.length > 0)
    return [
      say('Offer '),
      gives,
      say(' for '),
      mark(some(leg.back.map(({ least }) => least))),
      say(` through ${protocol}?`),
    ];
  return leg.others.length === 0
    ? [say('Give away '), gives, say(` through ${protocol}, for `), mark('nothing'), say('?')]
    : [
        say('Offer '),
        gives,
        say(` through ${protocol}, with the payment to `),
        mark(some([...new Set(leg.others.map(({ name }) => name))])),
        say('?'),
      ];
}

const hiddenSentence = ({ protocol }: Order): Phrase[] => [
  say('Sign '),
  mark('an order that cannot be read'),
  say(` for ${protocol}?`),
];

const codeSentence = ({ protocol }: Order, legs: readonly SaidLeg[]): Phrase[] => [
  say('Offer '),
  mark(allGiven(legs)),
  say(` through ${protocol}, `),
  mark('for a price that code decides'),
  say('?'),
];

/** 1inch Fusion gets the payment and hands it on. */
const isPaidOn =
  ({ request }: Scene) =>
  ({ gain }: SaidGain): boolean =>
    gain.to !== null && isFusionSettlement(request.chainId, gain.to.toLowerCase() as Hex);

/** Code sets the price; that somebody else gets it is certain all the same. */
const elsewhere = (scene: Scene, leg: SaidLeg): Warning[] =>
  leg.back.length > 0 || (leg.others.length > 0 && leg.others.every(isPaidOn(scene)))
    ? []
    : legWarnings(scene, leg).filter(({ rule }) => rule === 'order-for-nothing');

const pricedByCode = (legs: readonly SaidLeg[], paidOn: boolean): Warning => ({
  rule: 'order-priced-by-code',
  severity: 'danger',
  title: paidOn ? 'Code decides what you get, and who gets it' : 'Code decides what you get',
  text: paidOn
    ? `1inch Fusion gets the payment for ${allGiven(legs)} and hands it on. The price, and to whom, stand in a part of the order of which only a hash is signed.`
    : `The order names code of another contract, which sets the price when somebody takes ${allGiven(legs)}. It may be nothing.`,
  tick: 'I trust the code that sets the price',
});

const allGiven = (legs: readonly SaidLeg[]): string =>
  some(legs.flatMap(({ gives }) => gives.map(({ short }) => short))).replace(/^nothing$/, 'what it holds');

const hidden = (scene: Scene, { protocol }: Order): Promise<Warning> =>
  blindRule(
    scene,
    'What you give or get cannot be read',
    `This order for ${protocol} keeps its terms in a hash or in code.`,
    'I know what this order gives away',
  );

const unknownTokens = (side: 'give' | 'get'): Warning => ({
  rule: `unknown-token-${side}`,
  severity: 'caution',
  title: `You ${side} an unknown token`,
  text: 'The number is raw: it is not a number of whole tokens.',
});

/** @param deadline seconds; `undefined` where the order does not say so readably */
function endOf(scene: Scene, deadline: Order['deadline']): string {
  return deadline === undefined ? 'as long as the exchange takes it' : until(milliseconds(deadline), scene.now);
}
