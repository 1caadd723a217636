/** How wallets number the accounts of a phrase, in the order in which they are searched. */
import type { PathScheme } from '../../../../../ethereum/paths.ts';

export const SCHEMES: readonly { scheme: PathScheme; pattern: string }[] = [
  { scheme: 'standard', pattern: "m/44'/60'/0'/0/n" },
  { scheme: 'ledger-live', pattern: "m/44'/60'/n'/0/0" },
  { scheme: 'ledger-legacy', pattern: "m/44'/60'/0'/n" },
];
