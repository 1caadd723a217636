/** eth_accounts (EIP-1474): the accounts this site was given. Never asks, never says whether the wallet is locked. */
import type { Known } from '../known.ts';

/** While locked: from the mirror in session memory; before the first unlock of a browser run: `[]`. */
export const ethAccounts = ({ grant }: Known): unknown => grant?.accounts ?? [];
