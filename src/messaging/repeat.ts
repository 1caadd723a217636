/** What a site may repeat without a prompt for a while: what the prompt offers, what the person sets, and what the pages show of it. */
import type { Hex } from '../lib/bytes.ts';

/** What one transaction costs at most. */
export interface RepeatCost {
  /** Wei that it sends. */
  coins: string;
  /** Wei: the highest network fee, with what the network takes for data as it is estimated. */
  fee: string;
  /** Tokens that leave by the simulation, each once; `amount` is decimal. */
  tokens: { token: Hex; symbol: string; amount: string }[];
}

/** A transaction that a site may be let repeat. */
export interface RepeatOffer {
  contract: Hex;
  /** The first four bytes of the call data. */
  selector: Hex;
  cost: RepeatCost;
  /** The network takes a fee for data besides gas, which no transaction can cap. */
  feeIsEstimated?: true;
  /** Of the network's coin. */
  symbol: string;
  decimals: number;
}

/** How many minutes a person can choose. It never outlasts a lock. */
export const REPEAT_MINUTES: readonly number[] = [10, 60, 480];

/** The most transactions of one permission. */
export const MOST_REPEATS = 100;

/** What the person allows, the transaction that is on the screen not counted. */
export interface RepeatTerms {
  minutes: number;
  transactions: number;
  /** Wei, of all together. */
  coins: string;
  /** Wei, of all together. */
  fee: string;
  /** Decimal amounts, of all together. A token that is not named does not leave. */
  tokens: { token: Hex; most: string }[];
}

/** A permission that runs. */
export interface RepeatView {
  id: string;
  origin: string;
  characterId: string;
  chainId: number;
  used: number;
  transactions: number;
  /** ms since 1970. */
  until: number;
}
