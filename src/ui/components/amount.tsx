/** Shows amounts in their own asset, without conversion to a currency and without rounding to zero. */
import { writeDecimal } from '../../lib/language.ts';
import { fromUnits, readable } from '../amount.ts';

/** Number and unit in one line: `1.2042 ETH`. `decimal` is an exact decimal text, shown with 6 `places` at most. */
export const Amount = ({ decimal, symbol, places }: { decimal: string; symbol: string; places?: number }) => (
  <>
    <span class="num" title={writeDecimal(decimal)}>
      {readable(decimal, places)}
    </span>{' '}
    <span class="u">{symbol}</span>
  </>
);

/** The same for an amount in base units (decimal string). */
export const UnitsAmount = (props: { units: string; decimals: number; symbol: string }) => (
  <Amount decimal={fromUnits(props.units, props.decimals)} symbol={props.symbol} />
);

/** A large amount in display type; longer amounts are smaller, `stale` ones are grey. */
export function LargeAmount({ decimal, symbol, stale = false }: { decimal: string; symbol: string; stale?: boolean }) {
  const shown = readable(decimal);
  const size = shown.length > 16 ? ' longest' : shown.length > 9 ? ' long' : '';
  return (
    <div class={`amount${size}${stale ? ' is-stale' : ''}`} title={`${writeDecimal(decimal)} ${symbol}`}>
      {shown}
      <span class="vh"> </span>
      <span class="u">{symbol}</span>
    </div>
  );
}
