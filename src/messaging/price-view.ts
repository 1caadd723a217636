/** Prices as pages see them, and the choices a person has about them. */
import type { Hex } from '../lib/bytes.ts';

/** `feeds`: Chainlink's, read from the network itself. `service`: an API that the person named. */
export type PriceSource = 'off' | 'feeds' | 'service';

/** The APIs that are understood: CoinGecko's, and the one of DefiLlama, which has US dollars only. */
export interface PriceService {
  format: 'coingecko' | 'defillama';
  /** The beginning of every address that is asked. */
  url: string;
}

export const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'AUD', 'CAD'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The prices of one network's coin and listed tokens. What has no price is left out. */
export interface PricesView {
  /** US dollars where the source has no rate for the currency that the person chose. */
  currency: Currency;
  /** When they were read (ms since 1970). */
  at: number;
  /** Decimal, of one whole coin; `null`: none is known. */
  coin: string | null;
  /** Decimal, of one whole token. */
  tokens: Record<Hex, string>;
}
