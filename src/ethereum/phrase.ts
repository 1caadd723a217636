/** BIP-39 phrases, English: entropy to words and back; the door to @scure/bip39. Never writes a word into an error. */
import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedSync } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { WalletError } from '../lib/errors.ts';

const known = new Set(wordlist);

/** Words in lower case, one space between them. */
const tidy = (text: string): string => text.normalize('NFKD').trim().toLowerCase().split(/\s+/u).join(' ');

/** 12 to 24 words of 16 to 32 bytes. @throws WalletError bad-input */
export function entropyToPhrase(entropy: Uint8Array): string {
  if (![16, 20, 24, 28, 32].includes(entropy.length))
    throw new WalletError('bad-input', 'A phrase is made of 16, 20, 24, 28 or 32 bytes.');
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * @param text words in any case, any blanks between them
 * @throws WalletError bad-input, saying what to look at: the count, a word, or the checksum
 */
export function phraseToEntropy(text: string): Uint8Array {
  const words = tidy(text).split(' ');
  if (![12, 15, 18, 21, 24].includes(words.length))
    throw new WalletError('bad-input', `A phrase has 12, 15, 18, 21 or 24 words; this one has ${words.length}.`);
  const wrong = words.findIndex((word) => !known.has(word));
  if (wrong !== -1) throw new WalletError('bad-input', `Word ${wrong + 1} is not in the list of words.`);
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    throw new WalletError('bad-input', 'These words do not belong together: one is wrong or two have changed places.');
  }
}

/** 64 bytes for BIP-32 (PBKDF2, 2048 rounds). @throws WalletError bad-input */
export const phraseSeed = (entropy: Uint8Array, passphrase = ''): Uint8Array =>
  mnemonicToSeedSync(entropyToPhrase(entropy), passphrase);
