/** The assets that an order gives and asks for, whatever the exchange. Data only. */
import type { Hex } from '../lib/bytes.ts';

/** Which piece of a collection: one by its number, any, or one of a set that only a hash names. `null` is counted in amounts. */
export type OrderItem = { kind: 'one'; id: bigint } | { kind: 'any' } | { kind: 'some' } | null;

export interface OrderAsset {
  /** `null` is the network's own coin. */
  token: Hex | null;
  item: OrderItem;
  /** Base units, or pieces: of what is given the most; of what comes back the least, unless the order says `feesComeOff` or `pricedByCode`. `null` is without limit. */
  amount: bigint | null;
  /** Where pieces are counted in fractions. */
  decimals?: number;
}

export interface OrderGain extends OrderAsset {
  /** `null` is the signer. */
  to: Hex | null;
  /** Fees that the order does not name come off it. */
  feesComeOff?: boolean;
}

export interface OrderLeg {
  gives: OrderAsset[];
  gets: OrderGain[];
}

export interface Order {
  kind: 'order';
  protocol: string;
  /** The account that the order speaks for; `null` is whoever signs. */
  maker: Hex | null;
  /** Another account of the maker's at the exchange, which gives and gets in the maker's place. */
  payer: Hex | null;
  /** One, or each order of a list that is signed at once: whoever likes can carry out any of them alone. */
  legs: OrderLeg[];
  /** Part of what is given or asked for is in a hash or in code, so that nobody can read it here. */
  hidden: boolean;
  /** The order names code of another contract that sets the price when it is carried out: what `gets` says binds nobody. */
  pricedByCode?: boolean;
  /** Seconds since 1970; `null` never ends; `undefined` where the order does not say so readably. */
  deadline: bigint | null | undefined;
}
