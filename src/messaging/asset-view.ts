/** What a character holds of one coin or token on one network, as pages see it. */
import type { Hex } from '../lib/bytes.ts';

export interface AssetView {
  symbol: string;
  name: string;
  decimals: number;
  /** It is called like a listed token or the coin, and is another: its symbol says so, and its page warns. */
  resembles: boolean;
  /** Decimal, of all accounts together. */
  amount: string;
  /** Its contract; `null`: the network's own coin. */
  token: Hex | null;
  /**
   * `listed`: in the list of the package. `added`: the person or a site that they allowed added it. `came`: a transaction of the person
   * brought it. `sent`: somebody sent it.
   */
  kind: 'coin' | 'listed' | 'added' | 'came' | 'sent';
  /** Only shown where the person opens the hidden ones. */
  hidden: boolean;
  /** Decimal amounts by account; accounts that hold none are left out. */
  heldBy: Record<Hex, string>;
}

/** How a list of assets is sorted. What has no value comes last, by its name. */
export type AssetOrder = 'value' | 'name' | 'amount';
