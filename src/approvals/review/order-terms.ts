/** The terms of an order: what you give, what comes back, who else is paid, and warnings. Never calls an order fair. */
import type { OrderGain, OrderLeg } from '../../ethereum/typed-order-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewOrders as t } from '../../locales/en/approvals/review/orders.ts';
import { toAccount } from '../../locales/en/approvals/review/parts.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { fullAddress, isOwn, nameOrShort } from './address.ts';
import { accountName, type ReviewContext } from './context.ts';
import { type DescribedAsset, describeAsset } from './order-assets.ts';
import { due } from './warning.ts';

/** At most this many assets are named in a sentence; the rows have all. */
const NAMED = 3;

export interface DescribedLeg {
  gives: DescribedAsset[];
  /** Payments to the signer or another account of the person. */
  back: DescribedGain[];
  others: DescribedGain[];
}

export interface DescribedGain extends DescribedAsset {
  gain: OrderGain;
  /** The minimum for the sentence: `at least 5 ETH`, `item 12 of Cats`, `5 ETH less fees`. */
  least: string;
  /** Name of the recipient. */
  name: string;
}

/** Describes the assets of one leg. @param leg `gives` leaves the account */
export async function describeLeg(context: ReviewContext, leg: OrderLeg): Promise<DescribedLeg> {
  const gives = await Promise.all(leg.gives.map((asset) => describeAsset(context, asset)));
  const gains = await Promise.all(
    leg.gets.map(async (gain) => {
      const said = await describeAsset(context, gain);
      const name = gain.to === null ? String(toAccount(accountName(context))) : await nameOrShort(context, gain.to);
      return { ...said, gain, name, least: leastOf(gain, said) };
    }),
  );
  const back = gains.filter(({ gain }) => gain.to === null || isOwn(context, gain.to));
  return { gives, back, others: gains.filter((gain) => !back.includes(gain)) };
}

function leastOf({ feesComeOff, item, decimals }: OrderGain, { short }: DescribedAsset): string {
  if (feesComeOff) return t.lessFees(short);
  return item !== null && decimals === undefined ? short : t.atLeast(short);
}

/** The first few items, and how many more there are. */
export const firstFew = (things: readonly string[]): string =>
  things.length === 0 ? t.nothing : t.firstFew(things.slice(0, NAMED), Math.max(0, things.length - NAMED));

function orderForNothing(isPaidToOthers: boolean, isPaidDust: boolean): string {
  if (isPaidToOthers) return t.paymentGoesToOthers;
  return isPaidDust ? t.getNextToNothing : t.getNothing;
}

/** Warnings about the terms, worst first. */
export function legWarnings(context: ReviewContext, { gives, back, others }: DescribedLeg): Warning[] {
  const given = firstFew(gives.map(({ short }) => short));
  const nothing = back.every(({ dust }) => dust);
  const paid = others.filter(({ dust }) => !dust);
  return due(
    nothing &&
      gives.length > 0 && {
        rule: 'order-for-nothing',
        severity: 'danger',
        title: orderForNothing(paid.length > 0, back.length > 0),
        text:
          paid.length > 0
            ? t.givesAndOthersGet(
                accountName(context),
                given,
                firstFew(paid.map(({ short, name }) => t.goesTo(short, name))),
              )
            : back.length === 0
              ? t.givesForNothing(accountName(context), given)
              : t.givesForLittle(accountName(context), given, firstFew(back.map(({ short }) => short))),
        tick: t.orderForNothingTick,
      },
    !nothing &&
      paysOthersMore(back, others) && {
        rule: 'order-pays-others',
        severity: 'danger',
        title: t.orderPaysOthers,
        text: t.orderPaysOthersText(firstFew([...new Set(paid.map(({ name }) => name))])),
        tick: t.orderPaysOthersTick,
      },
    gives.some(({ open }) => open) && {
      rule: 'order-any-item',
      severity: 'danger',
      title: t.orderAnyItem,
      text: t.orderAnyItemText(given),
      tick: t.orderAnyItemTick,
    },
  );
}

/** True if others receive more than the signer of a coin or token that comes back. */
function paysOthersMore(back: readonly DescribedGain[], others: readonly DescribedGain[]): boolean {
  const sum = (gains: readonly DescribedGain[], token: Hex | null): bigint =>
    gains
      .filter(({ gain }) => gain.item === null && gain.token === token)
      .reduce((total, { gain }) => total + (gain.amount ?? 0n), 0n);
  return back.some(({ gain }) => gain.item === null && sum(others, gain.token) > sum(back, gain.token));
}

const contract = (said: DescribedAsset) => (said.contract === undefined ? {} : { detail: said.contract });
const giveRows = (gives: readonly DescribedAsset[]): Row[] =>
  gives.map((said) => ({ name: t.youGive, value: said.full, ...contract(said) }));

/** One row per asset; rows of other recipients have the full address. */
export function legRows({ gives, back, others }: DescribedLeg, hiddenTerms = false): Row[] {
  return [
    ...giveRows(gives),
    ...back.map(
      (said): Row =>
        said.gain.feesComeOff
          ? { name: t.youGet, value: t.lessExchangeFees(said.full), ...contract(said) }
          : { name: t.youGetAtLeast, value: said.full, ...contract(said) },
    ),
    ...back.flatMap(({ gain, name }): Row[] =>
      gain.to === null ? [] : [{ name: labels.recipient, value: name, detail: fullAddress(gain.to) }],
    ),
    ...(back.length === 0 && !hiddenTerms
      ? [{ name: t.youGet, value: t.nothingComesBack, tone: 'danger' as const }]
      : []),
    ...others.map(
      (said): Row => ({
        name: t.othersGet,
        value: t.forPayee(said.full, said.name),
        ...(said.gain.to === null ? {} : { detail: fullAddress(said.gain.to) }),
      }),
    ),
  ];
}

/** Rows for terms that nobody enforces: what is given is certain, what comes back is a promise. @param name of the rows for the promises */
export const unenforcedRows = ({ gives, back, others }: DescribedLeg, name: string): Row[] => [
  ...giveRows(gives),
  ...[...back, ...others].flatMap((said): Row[] => [
    { name, value: t.forPayee(said.full, said.name), ...contract(said) },
    ...(said.gain.to === null ? [] : [{ name: labels.recipient, value: said.name, detail: fullAddress(said.gain.to) }]),
  ]),
];
