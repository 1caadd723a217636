/** English BIP-39 phrases: typed words to entropy, entropy to words and to the BIP-32 seed. Errors never contain a word. */
import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedSync } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { WalletError } from '../lib/errors.ts';
import { lazy } from '../lib/lazy.ts';
import { ethereumKeys as t } from '../locales/en/ethereum/keys.ts';

/** How many words a phrase has. */
export const PHRASE_LENGTHS: readonly number[] = [12, 15, 18, 21, 24];

const known = lazy(() => new Set(wordlist));

/** The first four letters of a word of the list belong to no other word of it. */
const byPrefix = lazy(
  () => new Map(wordlist.filter((word) => word.length > 4).map((word) => [word.slice(0, 4), word])),
);

/** 12 to 24 words of 16 to 32 bytes. @throws WalletError bad-input */
export function entropyToPhrase(entropy: Uint8Array): string {
  if (![16, 20, 24, 28, 32].includes(entropy.length)) throw new WalletError('bad-input', t.phraseBytes);
  return entropyToMnemonic(entropy, wordlist);
}

/** 64 bytes for BIP-32 (PBKDF2, 2048 rounds). @throws WalletError bad-input */
export const phraseSeed = (entropy: Uint8Array, passphrase = ''): Uint8Array =>
  mnemonicToSeedSync(entropyToPhrase(entropy), passphrase);

/** A typed word that is not in the list. */
export interface UnknownWord {
  /** Its place, from 1. */
  number: number;
  word: string;
  /** Words of the list that look like it, the nearest first. */
  suggestions: string[];
}

/** What is typed, as far as it can be read as a phrase. */
export type TypedPhrase =
  | { kind: 'empty' }
  /** It has letters that no English word has. */
  | { kind: 'other-language' }
  | { kind: 'unknown-words'; unknown: UnknownWord[]; count: number }
  | { kind: 'wrong-length'; count: number }
  /** Each word is in the list, and together they are no phrase: one of them is wrong, or they stand in another order. */
  | { kind: 'wrong-checksum'; count: number }
  /** `words` as the list has them. The caller wipes `entropy`. */
  | { kind: 'phrase'; words: string[]; entropy: Uint8Array };

/** No more than this is read: the longest phrase with numbers and blanks is far below. */
const LONGEST_INPUT = 4096;

/**
 * Reads a typed or pasted phrase. Case, blanks, line breaks, commas, numbers before words and invisible characters do not count; the
 * first four letters stand for their word.
 */
export function readPhrase(text: string): TypedPhrase {
  const plain = text
    .slice(0, LONGEST_INPUT)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase();
  const typed = plain.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (typed.length === 0) return { kind: 'empty' };
  if (typed.some((word) => /[^a-z]/.test(word))) return { kind: 'other-language' };
  const words = typed.map((word) => (known().has(word) ? word : (byPrefix().get(word) ?? word)));
  const unknown = words.flatMap((word, at): UnknownWord[] =>
    known().has(word) ? [] : [{ number: at + 1, word, suggestions: suggestionsFor(word) }],
  );
  const count = words.length;
  if (unknown.length > 0) return { kind: 'unknown-words', unknown, count };
  if (!PHRASE_LENGTHS.includes(count)) return { kind: 'wrong-length', count };
  try {
    return { kind: 'phrase', words, entropy: mnemonicToEntropy(words.join(' '), wordlist) };
  } catch {
    return { kind: 'wrong-checksum', count };
  }
}

/** The entropy of a typed phrase. The caller wipes it. @throws WalletError bad-input */
export function phraseToEntropy(text: string): Uint8Array {
  const read = readPhrase(text);
  if (read.kind !== 'phrase') throw new WalletError('bad-input', t.notAPhrase);
  return read.entropy;
}

const MOST_SUGGESTIONS = 3;

/** The list's words that begin with the same four letters, or that differ by at most two letters. */
function suggestionsFor(word: string): string[] {
  const begins = word.length >= 4 ? wordlist.filter((one) => one.slice(0, 4) === word.slice(0, 4)) : [];
  const near = wordlist
    .map((one) => ({ one, distance: distanceOf(word, one) }))
    .filter(({ one, distance }) => distance <= 2 && distance < one.length / 2)
    .sort((a, b) => a.distance - b.distance || sharedStart(word, b.one) - sharedStart(word, a.one))
    .map(({ one }) => one);
  return [...new Set([...begins, ...near])].slice(0, MOST_SUGGESTIONS);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Letters to insert, remove, replace or exchange with their neighbour; 3 stands for more than two. */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 3;
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      (rows[i] as number[])[j] = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (isSame ? 0 : 1),
        isExchanged ? cell(i - 2, j - 2) + 1 : 99,
      );
    }
  }
  return Math.min(cell(one.length, other.length), 3);
}
