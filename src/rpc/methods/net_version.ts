/** net_version (EIP-1474): the network id as decimal text; this wallet knows networks whose id is their chain id only. */
import type { Known } from '../known.ts';

export const netVersion = ({ chainId }: Known): unknown => String(chainId);
