/**
 * Secret bytes in a form that people can write down: groups of five letters, the last of each a check letter; 160 random bits are eight
 * groups. The check depends on the use (domain), so that no code is read as one of another use.
 */
import { WalletError } from '../lib/errors.ts';

/** A constant of each use (5 bits) that is part of every check letter. It never changes. */
const DOMAINS = { 'recovery-key': 0, 'freeze-code': 0b10110, 'recovery-sheet': 0b01101 } as const;
export type Domain = keyof typeof DOMAINS;

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SECRET_LENGTH = 20;
export const GROUPS = 8;
const DATA_LETTERS = 4;
const GROUP_LETTERS = DATA_LETTERS + 1;
/** Letters of a code of eight groups. */
export const CODE_LETTERS = GROUPS * GROUP_LETTERS;
/** A recovery sheet is longer: it also says which sheet of which set it is. */
export const SHEET_LENGTH = 30;
export const SHEET_GROUPS = 12;
export const SHEET_LETTERS = SHEET_GROUPS * GROUP_LETTERS;

/** Times x in GF(2^5) with x^5 + x^2 + 1: every step permutes the field, so each place has its own weight. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The check letter of a group: a weighted sum over GF(32), plus constants of the group's place and of the domain. Every
 * single wrong letter, every two neighbours swapped, every two groups swapped and every code of another domain are
 * noticed; other errors in 31 of 32 cases.
 */
function checkValue(data: readonly number[], group: number, domain: Domain): number {
  let sum = 0;
  for (const value of data) sum = timesX(sum ^ value);
  let place = 1;
  for (let i = 0; i <= group; i++) place = timesX(place);
  return sum ^ place ^ DOMAINS[domain];
}

/** The groups of 20 bytes (of a sheet: 30), as they are shown and printed. */
export function codeGroups(secret: Uint8Array, domain: Domain): string[] {
  const length = domain === 'recovery-sheet' ? SHEET_LENGTH : SECRET_LENGTH;
  if (secret.length !== length) throw new WalletError('internal', `A printed secret has ${length} bytes.`);
  const values: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of secret) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((held >> bits) & 31);
      held &= (1 << bits) - 1;
    }
  }
  return Array.from({ length: values.length / DATA_LETTERS }, (_, group) => {
    const data = values.slice(group * DATA_LETTERS, (group + 1) * DATA_LETTERS);
    return [...data, checkValue(data, group, domain)].map((value) => ALPHABET[value]).join('');
  });
}

/** Normalises typed letters: any case, spaces and hyphens anywhere, O for 0, I and L for 1. */
export const typedLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—−_.,]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** Is this a well-formed group at this place (from 1)? */
export function isCodeGroup(text: string, place: number, domain: Domain): boolean {
  const values = [...typedLetters(text)].map((letter) => ALPHABET.indexOf(letter));
  if (values.length !== GROUP_LETTERS || values.includes(-1)) return false;
  return checkValue(values.slice(0, DATA_LETTERS), place - 1, domain) === values[DATA_LETTERS];
}

/** Groups (from 1) that are not well formed, of the letters of a whole code. */
export const wrongGroups = (letters: string, domain: Domain): number[] =>
  groupsOf(letters).flatMap((group, at) => (isCodeGroup(group, at + 1, domain) ? [] : [at + 1]));

const groupsOf = (letters: string): string[] => {
  const all = [...letters];
  return Array.from({ length: all.length / GROUP_LETTERS }, (_, group) =>
    all.slice(group * GROUP_LETTERS, (group + 1) * GROUP_LETTERS).join(''),
  );
};

/** The bytes of a whole code; all groups must be well formed. */
export function secretOfLetters(letters: string): Uint8Array {
  const secret = new Uint8Array((groupsOf(letters).length * DATA_LETTERS * 5) / 8);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const group of groupsOf(letters))
    for (const letter of [...group].slice(0, DATA_LETTERS)) {
      held = (held << 5) | ALPHABET.indexOf(letter);
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      secret[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  return secret;
}

/** Are these letters a whole code of eight groups, of this domain? */
export const looksLike = (letters: string, domain: Domain): boolean =>
  [...letters].length === CODE_LETTERS && wrongGroups(letters, domain).length === 0;
