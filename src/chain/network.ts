/** The shape of a network. Data only. */
import type { Hex } from '../lib/bytes.ts';

export interface KnownToken {
  address: Hex;
  symbol: string;
  name: string;
  decimals: number;
}

export interface Network {
  chainId: number;
  name: string;
  /** Native coin. */
  symbol: string;
  decimals: number;
  rpcUrls: string[];
  /** Without trailing slash; `null` where there is none. */
  explorerUrl: string | null;
  /** Multicall3, where it is deployed. */
  multicall: Hex | null;
  /** Contract that prices what a transaction leaves on Ethereum; only on networks of the OP Stack and on Scroll. */
  l1FeeOracle?: Hex | undefined;
  /** It takes such a fee, and this wallet cannot read it. */
  dataFeeUnreadable?: true;
  tokens: readonly KnownToken[];
  builtIn: boolean;
  /** For development: money here is worth nothing. */
  test: boolean;
  /** In the menus from the start; the others are one search away. */
  popular: boolean;
}
