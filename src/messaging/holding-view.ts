/** What a character holds on all its networks, as pages see it. */
import type { AssetView } from './asset-view.ts';
import type { Currency } from './price-view.ts';

export interface HoldingView {
  chainId: number;
  /** When it was read (ms since 1970); `null`: never. */
  at: number | null;
  /** Whether the network answered when it was last asked; `null`: not asked since the wallet opened. */
  answers: boolean | null;
  /** The coin first, then the tokens that are held and not hidden. Empty while nothing was read. */
  assets: Pick<AssetView, 'symbol' | 'token' | 'kind' | 'amount'>[];
  /** Decimal, of the assets that have a price; `null`: none has one. */
  worth: string | null;
  /** How many of the counted accounts are not among those that were read. */
  unread: number;
  /** How many that are held have no price. */
  unpriced: number;
}

/** Networks that were never asked are left out. */
export interface HoldingsView {
  networks: HoldingView[];
  /** How many accounts are counted: those that can only be watched are not, unless there are no others. */
  accounts: number;
  /** The currency of `worth`, and the time of the oldest price in it (ms since 1970); `null`: no price is known. */
  prices: { currency: Currency; at: number } | null;
}
