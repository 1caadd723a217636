/** Derivation paths of Ethereum accounts: how wallets number their accounts, and paths as people type them. Derives nothing. */
import { WalletError } from '../lib/errors.ts';
import { ethereumKeys as t } from '../locales/en/ethereum/keys.ts';

/** BIP-44 path of the account with this number, starting at 0. @throws WalletError bad-input */
export const accountPath = (index: number): string => pathOf('standard', index);

/**
 * `standard`: BIP-44 as MetaMask, Rabby, Rainbow and Trezor number accounts. `ledger-live`: each account has a tree of its own.
 * `ledger-legacy`: Ledger's Chrome app, MyCrypto and MyEtherWallet with a Ledger.
 */
export type PathScheme = 'standard' | 'ledger-live' | 'ledger-legacy';

/** The path of the account with this number, starting at 0. @throws WalletError bad-input */
export function pathOf(scheme: PathScheme, index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= 0x80000000) throw new WalletError('bad-input', t.accountNumber);
  switch (scheme) {
    case 'standard':
      return `m/44'/60'/0'/0/${index}`;
    case 'ledger-live':
      return `m/44'/60'/${index}'/0/0`;
    case 'ledger-legacy':
      return `m/44'/60'/0'/${index}`;
  }
}

/** Validates a path such as `m/44'/60'/0'/0/7`, with one to ten steps, and normalises h, H and curly quotes to '. @throws WalletError bad-input */
export function parsePath(text: string): string {
  const path = text
    .trim()
    .replaceAll(/[hH\u2018\u2019\u2032]/g, "'")
    .replace(/^M(?=\/)/, 'm');
  const steps = /^m(?:\/\d{1,10}'?){1,10}$/.test(path) ? path.split('/').slice(1) : [];
  if (steps.length === 0 || steps.some((step) => Number.parseInt(step, 10) >= 0x80000000))
    throw new WalletError('bad-input', t.pathForm);
  return `m/${steps.map((step) => `${Number.parseInt(step, 10)}${step.endsWith("'") ? "'" : ''}`).join('/')}`;
}
