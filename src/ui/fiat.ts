/** Says amounts in the person's currency, in the way of the browser's language: *about €12.30*. Only a sum over several assets is said in it alone. */
import { compareDecimals, worthOf } from '../ethereum/worth.ts';
import type { Hex } from '../lib/bytes.ts';
import { languages } from '../lib/language.ts';
import type { Currency, PricesView } from '../messaging/price-view.ts';
import { toMoment } from './words/day.ts';

/** A price of which the page says when it was read (ms). */
const OLD = 10 * 60_000;

/** `null`: it has no price. @param amount decimal text without grouping */
export function worthIn(prices: PricesView | null, token: Hex | null, amount: string): string | null {
  const price = token === null ? prices?.coin : prices?.tokens[token.toLowerCase() as Hex];
  return price == null ? null : worthOf(amount, price);
}

/** `€12.30`, or `less than €0.01`. @param language the browser's where it is left out */
export function inCurrency(decimal: string, currency: Currency, language?: string): string {
  const format = new Intl.NumberFormat(language ?? languages(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const smallest = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
  const isSmall = /[1-9]/.test(decimal) && compareDecimals(decimal, smallest) < 0;
  // The browser reads decimal text exactly; the type of the library wants a literal.
  return isSmall ? `less than ${format.format(smallest as '0')}` : format.format(decimal as '0');
}

/** `about €12.30`; with the time of a price that was read a while ago. */
export function aboutWords(
  decimal: string,
  { currency, at }: Pick<PricesView, 'currency' | 'at'>,
  now: number,
): string {
  const words = inCurrency(decimal, currency);
  const since = now - at < OLD ? '' : `, at ${toMoment(at, now)}`;
  return `${words.startsWith('less') ? '' : 'about '}${words}${since}`;
}
