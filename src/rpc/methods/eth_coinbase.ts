/** eth_coinbase (EIP-1474): the active one of the accounts this site was given, or null. */
import type { Known } from '../known.ts';

export const ethCoinbase = ({ grant }: Known): unknown => grant?.accounts[0] ?? null;
