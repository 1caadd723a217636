/** eth_coinbase (EIP-1474): the active one of the accounts this site was given, or null. */
import { plain } from '../method.ts';

export const ethCoinbase = plain('nothing', ({ grant }) => grant?.accounts[0] ?? null);
