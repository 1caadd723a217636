/** eth_chainId (EIP-695): the network this site is on; one that is not connected is on the network it asked for, else on the default one. */
import { toQuantity } from '../../ethereum/quantity.ts';
import type { Known } from '../known.ts';

export const ethChainId = ({ chainId }: Known): unknown => toQuantity(chainId);
