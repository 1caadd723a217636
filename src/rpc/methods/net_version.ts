/** net_version (EIP-1474): the network id as decimal text; this wallet knows networks whose id is their chain id only. */
import { plain } from '../method.ts';

export const netVersion = plain('nothing', ({ chainId }) => String(chainId));
