/** What the shown assets are worth together. Says how many of them have no price. */
import { aboutWords, totalWorth } from '../../fiat.ts';
import type { Acting } from '../view.ts';

export function TotalWorth({ acting: { detail } }: { acting: Acting }) {
  const total = totalWorth(detail.assets, detail.prices);
  if (total === null || detail.prices === null) return null;
  return (
    <div class="about total" data-testid="total-worth">
      Total: {aboutWords(total.decimal, detail.prices, Date.now())}
      {total.without > 0 && `; ${total.without} without a price`}
    </div>
  );
}
