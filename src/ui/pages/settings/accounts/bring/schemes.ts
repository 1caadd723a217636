/** How wallets number the accounts of a phrase, in the order in which they are searched. */
import type { PathScheme } from '../../../../../ethereum/paths.ts';

export const SCHEMES: readonly { scheme: PathScheme; wallets: string; pattern: string; account: string }[] = [
  {
    scheme: 'standard',
    wallets: 'MetaMask, Rabby, Rainbow, Trezor and most others',
    pattern: "m/44'/60'/0'/0/n",
    account: 'Imported',
  },
  { scheme: 'ledger-live', wallets: 'Ledger Live', pattern: "m/44'/60'/n'/0/0", account: 'Ledger Live' },
  {
    scheme: 'ledger-legacy',
    wallets: 'Ledger with older apps (MyEtherWallet, MyCrypto)',
    pattern: "m/44'/60'/0'/n",
    account: 'Ledger',
  },
];
