/** What an amount is worth in the person's currency, small and beside the amount itself. Draws nothing where there is no price. */
import type { Hex } from '../../lib/bytes.ts';
import type { PricesView } from '../../messaging/price-view.ts';
import { aboutWords, worthIn } from '../fiat.ts';

export function About(props: { prices: PricesView | null | undefined; token: Hex | null; amount: string }) {
  const { prices = null, token, amount } = props;
  const worth = worthIn(prices, token, amount);
  if (prices === null || worth === null) return null;
  return (
    <span class="about" data-testid="about">
      {aboutWords(worth, prices, Date.now())}
    </span>
  );
}
