/** Says amounts in the person's currency, in the way of the browser's language: *about €12.30*. Only a sum over several assets is said in it alone. */
import { compareDecimals, worthOf } from '../ethereum/worth.ts';
import type { Hex } from '../lib/bytes.ts';
import { languages } from '../lib/language.ts';
import { wordsDays as t } from '../locales/en/ui/words/days.ts';
import type { Currency, PricesView } from '../messaging/price-view.ts';
import { toMoment } from './words/day.ts';

/** A price of which the page says when it was read (ms). */
const OLD = 10 * 60_000;

/** `null`: it has no price. @param amount decimal text without grouping */
export function worthIn(prices: PricesView | null, token: Hex | null, amount: string): string | null {
  const price = token === null ? prices?.coin : prices?.tokens[token.toLowerCase() as Hex];
  return price == null ? null : worthOf(amount, price);
}

/** A sum and what is said of it: `{ before: 'less than ', sum: '€0.01', after: '' }`. */
export interface SumWords {
  before: string;
  sum: string;
  after: string;
}

/** `€12.30`; `isSmall`: it is the smallest sum, and there is less. @param language the browser's where it is left out */
export function inCurrency(decimal: string, currency: Currency, language?: string): { sum: string; isSmall: boolean } {
  const format = new Intl.NumberFormat(language ?? languages(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const smallest = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
  const isSmall = /[1-9]/.test(decimal) && compareDecimals(decimal, smallest) < 0;
  // The browser reads decimal text exactly; the type of the library wants a literal.
  return { sum: format.format((isSmall ? smallest : decimal) as '0'), isSmall };
}

/** `about €12.30`, `less than €0.01`; with the time of a price that was read a while ago. */
export function aboutParts(
  decimal: string,
  { currency, at }: Pick<PricesView, 'currency' | 'at'>,
  now: number,
): SumWords {
  const { sum, isSmall } = inCurrency(decimal, currency);
  const words = (isSmall ? t.lessThan : t.about)(PLACE);
  const [before = '', after = ''] = (now - at < OLD ? words : t.atTime(words, toMoment(at, now))).split(PLACE);
  return { before, sum, after };
}

/** The same as one text. */
export function aboutWords(...asked: Parameters<typeof aboutParts>): string {
  const { before, sum, after } = aboutParts(...asked);
  return before + sum + after;
}

/** Stands for the sum while the words around it are made. */
const PLACE = '\0';
