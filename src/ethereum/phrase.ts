/** English BIP-39 phrases: entropy to words and to the BIP-32 seed. Errors never contain a word. */
import { entropyToMnemonic, mnemonicToSeedSync } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { WalletError } from '../lib/errors.ts';

/** 12 to 24 words of 16 to 32 bytes. @throws WalletError bad-input */
export function entropyToPhrase(entropy: Uint8Array): string {
  if (![16, 20, 24, 28, 32].includes(entropy.length))
    throw new WalletError('bad-input', 'A phrase is made of 16, 20, 24, 28 or 32 bytes.');
  return entropyToMnemonic(entropy, wordlist);
}

/** 64 bytes for BIP-32 (PBKDF2, 2048 rounds). @throws WalletError bad-input */
export const phraseSeed = (entropy: Uint8Array, passphrase = ''): Uint8Array =>
  mnemonicToSeedSync(entropyToPhrase(entropy), passphrase);
