/** Searches assets, and tells dust. */
import type { Hex } from '../../../lib/bytes.ts';

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

/** Less than 0.0001, and not nothing. */
export const isDust = (decimal: string): boolean => /^0\.0000\d*[1-9]/.test(decimal);
