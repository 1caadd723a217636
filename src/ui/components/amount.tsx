/** Shows amounts in their own asset, without conversion to a currency and without rounding to zero. Dust is said to be dust, exact on demand. */
import { useState } from 'preact/hooks';
import { writeDecimal } from '../../lib/language.ts';
import { components as t } from '../../locales/en/ui/components.ts';
import { fromUnits, readable } from '../amount.ts';
import { dustWords, isDust } from '../dust.ts';
import { Button } from './button.tsx';

/** Number and unit in one line: `1.2042 ETH`. `decimal` is an exact decimal text. `places`: shown with so many at most, dust too; else with 6. */
export const Amount = ({ decimal, symbol, places }: { decimal: string; symbol: string; places?: number }) => (
  <>
    <span class="num" title={writeDecimal(decimal)}>
      {places === undefined && isDust(decimal) ? dustWords() : readable(decimal, places)}
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
  const [isExact, setExact] = useState(false);
  const dust = isDust(decimal);
  const shown = !dust ? readable(decimal) : isExact ? writeDecimal(decimal) : dustWords();
  const size = shown.length > 16 ? ' longest' : shown.length > 9 ? ' long' : '';
  return (
    <>
      <div class={`amount${size}${stale ? ' is-stale' : ''}`} title={`${writeDecimal(decimal)} ${symbol}`}>
        {shown}
        <span class="vh"> </span>
        <span class="u">{symbol}</span>
      </div>
      {dust && (
        <Button weight="quiet" small testid="exact-amount" aria-pressed={isExact} onClick={() => setExact(!isExact)}>
          {t.exactAmount}
        </Button>
      )}
    </>
  );
}
