/** eth_chainId (EIP-695): the network this site is on; a site that is not connected is on the default one. */
import { toQuantity } from '../../ethereum/quantity.ts';
import { plain } from '../method.ts';
import { chainOf } from '../site.ts';

export const ethChainId = plain('nothing', ({ grant }) => toQuantity(chainOf(grant)));
