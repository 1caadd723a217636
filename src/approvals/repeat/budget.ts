/**
 * The arithmetic of a permission to repeat: what it covers, and what is left of it. Pure.
 *
 * [Note: The most it can cost] A transaction counts at the most that it can cost: its whole value, its gas limit at its highest price,
 * and what left in the simulation. Nothing is given back when it costs less, fails, or is not sent. What some networks take for data
 * besides gas is counted as it is estimated for this transaction, with a margin (chain/data-fee.ts): nothing keeps the network to that.
 */
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { repeat as t } from '../../locales/en/approvals/repeat.ts';
import type { RepeatCost, RepeatOffer, RepeatTerms } from '../../messaging/repeat.ts';

/** What a permission is for: nothing else of the site is covered. */
export interface RepeatScope {
  origin: string;
  characterId: string;
  account: Hex;
  chainId: number;
  contract: Hex;
  selector: Hex;
}

export interface Repeat extends RepeatScope {
  /** Id of the approved request that began it. */
  id: string;
  symbol: string;
  decimals: number;
  /** ms since 1970. */
  since: number;
  until: number;
  /** What the limits of the character's levels were; others end it. */
  limits: string;
  terms: RepeatTerms;
  used: number;
  /** Of all so far. */
  spent: { coins: string; fee: string; tokens: { token: Hex; amount: string }[] };
}

/** Amounts of tokens are compared with as many decimals as a token can have. */
const DECIMALS = 255;

export const toScaled = (decimal: string): bigint => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.padEnd(DECIMALS, '0')}`);
};

const fromScaled = (scaled: bigint): string => {
  const digits = scaled.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${digits.slice(0, -DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`;
};

export const isSameScope = (one: RepeatScope, other: RepeatScope): boolean =>
  one.origin === other.origin &&
  one.characterId === other.characterId &&
  one.account === other.account &&
  one.chainId === other.chainId &&
  one.contract === other.contract &&
  one.selector === other.selector;

/** A clock that was set back ends it: nobody knows how long ago it began. */
export const hasEnded = ({ since, until, used, terms }: Repeat, now: number): boolean =>
  now < since || now >= until || used >= terms.transactions;

const spentOf = ({ spent }: Repeat, token: Hex): bigint =>
  toScaled(spent.tokens.find((one) => one.token === token)?.amount ?? '0');

/** Why this is not covered, as a sentence; `null`: it is. */
export function whyNotCovered(repeat: Repeat, { coins, fee, tokens }: RepeatCost): string | null {
  const { terms, spent, symbol, decimals } = repeat;
  const left = (most: string, gone: string) => `${formatAmount(BigInt(most) - BigInt(gone), decimals)} ${symbol}`;
  if (BigInt(spent.coins) + BigInt(coins) > BigInt(terms.coins)) return t.amountUsedUp(left(terms.coins, spent.coins));
  if (BigInt(spent.fee) + BigInt(fee) > BigInt(terms.fee)) return t.feeUsedUp(left(terms.fee, spent.fee));
  for (const { token, symbol: name, amount } of tokens) {
    const most = terms.tokens.find((one) => one.token === token)?.most;
    if (most === undefined) return t.tokenNotAllowed(name);
    if (spentOf(repeat, token) + toScaled(amount) > toScaled(most)) return t.tokenUsedUp(name);
  }
  return null;
}

/** With this transaction counted. See [Note: The most it can cost]. */
export function withCost(repeat: Repeat, { coins, fee, tokens }: RepeatCost): Repeat {
  const { spent } = repeat;
  const counted = tokens.map(({ token, amount }) => ({
    token,
    amount: fromScaled(spentOf(repeat, token) + toScaled(amount)),
  }));
  const others = spent.tokens.filter(({ token }) => !counted.some((one) => one.token === token));
  return {
    ...repeat,
    used: repeat.used + 1,
    spent: {
      coins: (BigInt(spent.coins) + BigInt(coins)).toString(),
      fee: (BigInt(spent.fee) + BigInt(fee)).toString(),
      tokens: [...others, ...counted],
    },
  };
}

/** May a person set these terms for what was offered? */
export function areTermsFor({ cost }: RepeatOffer, terms: RepeatTerms): boolean {
  const named = terms.tokens.map(({ token }) => token);
  return (
    new Set(named).size === named.length &&
    terms.tokens.every(({ token, most }) => cost.tokens.some((one) => one.token === token) && isDecimal(most))
  );
}

const isDecimal = (text: string): boolean => /^\d{1,78}(\.\d{1,255})?$/.test(text);
