/** Sorts assets by what they are worth, by name or by amount. */
import { compareDecimals } from '../../../ethereum/worth.ts';
import { popupAssets as t } from '../../../locales/en/ui/popup/assets.ts';
import type { AssetOrder, AssetView } from '../../../messaging/asset-view.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { worthIn } from '../../fiat.ts';

/** The orders that can be chosen, each with its name in the menu. */
export const assetOrders = (prices: PricesView | null): { order: AssetOrder; name: string }[] =>
  (prices === null ? (['name', 'amount'] as const) : (['value', 'name', 'amount'] as const)).map((order) => ({
    order,
    name: t.orders[order],
  }));

/** Without prices the list is sorted by name. */
export const orderIn = (order: AssetOrder, prices: PricesView | null): AssetOrder =>
  order === 'value' && prices === null ? 'name' : order;

/** @param assets the coin first, then the tokens by name */
export function sortAssets(assets: readonly AssetView[], order: AssetOrder, prices: PricesView | null): AssetView[] {
  switch (orderIn(order, prices)) {
    case 'name':
      return [...assets];
    case 'amount':
      return [...assets].sort((a, b) => compareDecimals(b.amount, a.amount));
    case 'value': {
      const worths = new Map(assets.map((asset) => [asset, worthIn(prices, asset.token, asset.amount)]));
      return [...assets].sort((a, b) => {
        const [one, other] = [worths.get(a) ?? null, worths.get(b) ?? null];
        if (one === null || other === null) return Number(one === null) - Number(other === null);
        return compareDecimals(other, one);
      });
    }
  }
}
