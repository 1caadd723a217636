/** The types of a decoded order of any exchange. Data only. */
import type { Hex } from '../lib/bytes.ts';

/** The item of a collection: one ID, any item, or one of a set that is only known by its hash. `null` for fungible tokens. */
export type OrderItem = { kind: 'one'; id: bigint } | { kind: 'any' } | { kind: 'some' } | null;

export interface OrderAsset {
  /** `null` is the network's own coin. */
  token: Hex | null;
  item: OrderItem;
  /** In base units or pieces. For given assets the maximum; for received assets the minimum, unless `feesComeOff` or `pricedByCode` is set. `null` is without limit. */
  amount: bigint | null;
  /** Set if the pieces are divisible. */
  decimals?: number;
}

export interface OrderGain extends OrderAsset {
  /** `null` is the signer. */
  to: Hex | null;
  /** Fees that the order does not name are deducted from this asset. */
  feesComeOff?: boolean;
}

export interface OrderLeg {
  gives: OrderAsset[];
  gets: OrderGain[];
}

export interface Order {
  kind: 'order';
  protocol: string;
  /** The account on whose behalf the order is signed; `null` is the signer. */
  maker: Hex | null;
  /** The maker's account at the exchange, if that account gives and receives the assets. */
  payer: Hex | null;
  /** One leg, or one for each order of a list signed together. Each of them can be executed alone. */
  legs: OrderLeg[];
  /** Part of the assets is only given by a hash or by code, so the wallet cannot read it. */
  hidden: boolean;
  /** A contract that the order names computes the price at execution: `gets` is not binding. */
  pricedByCode?: boolean;
  /** Seconds since 1970; `null`: never expires; `undefined`: the expiry cannot be read. */
  deadline: bigint | null | undefined;
}
