/** Searches assets and items. */
import type { Hex } from '../../../lib/bytes.ts';
import type { ItemView } from '../../../messaging/item-view.ts';

/** The assets whose symbol or name has the text in it, or whose contract is the address. In their order. */
export function matchAssets<Asset extends { symbol: string; name: string; token: Hex | null }>(
  assets: readonly Asset[],
  search: string,
): Asset[] {
  const wanted = search.trim().toLowerCase();
  return assets.filter(
    ({ symbol, name, token }) =>
      symbol.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted) || token === wanted,
  );
}

/** The items whose collection or number has the text in it, or whose contract is the address. In their order. */
export function matchItems<Item extends Pick<ItemView, 'collection' | 'id' | 'contract'>>(
  items: readonly Item[],
  search: string,
): Item[] {
  const wanted = search.trim().toLowerCase().replace(/^#/, '');
  return items.filter(
    ({ collection, id, contract }) =>
      (collection ?? '').toLowerCase().includes(wanted) || id.includes(wanted) || contract === wanted,
  );
}
