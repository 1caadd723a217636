/** The recovery key: 160 random bits as eight groups of five letters, each group with a check letter of its own. Never a BIP-39 phrase. */
import { randomBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LENGTH = 20;
const GROUPS = 8;
const DATA_LETTERS = 4;

/** Times x in GF(2^5) with x^5 + x^2 + 1: every step permutes the field, so each place has its own weight. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The check letter of a group: a weighted sum over GF(32), plus a constant of the group's place. Every single wrong
 * letter, every two neighbours swapped, and every two groups swapped are noticed; other errors in 31 of 32 cases.
 */
function checkValue(data: readonly number[], group: number): number {
  let sum = 0;
  for (const value of data) sum = timesX(sum ^ value);
  let place = 1;
  for (let i = 0; i <= group; i++) place = timesX(place);
  return sum ^ place;
}

/** The eight groups of a secret of 20 bytes, as they are shown and printed. */
export function recoveryGroups(secret: Uint8Array): string[] {
  if (secret.length !== SECRET_LENGTH) throw new WalletError('internal', 'A recovery secret has 20 bytes.');
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
  return Array.from({ length: GROUPS }, (_, group) => {
    const data = values.slice(group * DATA_LETTERS, (group + 1) * DATA_LETTERS);
    return [...data, checkValue(data, group)].map((value) => ALPHABET[value]).join('');
  });
}

/** A new recovery key: 20 random bytes and their groups. */
export function createRecoveryKey(): { secret: Uint8Array; groups: string[] } {
  const secret = randomBytes(SECRET_LENGTH);
  return { secret, groups: recoveryGroups(secret) };
}

const bad = (message: string): WalletError => new WalletError('bad-recovery-key', message);

/** Letters as typed: any case, spaces and hyphens anywhere, O for 0, I and L for 1. */
const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—−_.,]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** Is this a well-formed group at this place (1 to 8)? For a page that looks while one types. */
export function isRecoveryGroup(text: string, place: number): boolean {
  const values = [...normalised(text)].map((letter) => ALPHABET.indexOf(letter));
  if (values.length !== DATA_LETTERS + 1 || values.includes(-1)) return false;
  return checkValue(values.slice(0, DATA_LETTERS), place - 1) === values[DATA_LETTERS];
}

/** The 20 bytes of a typed recovery key. @throws WalletError bad-recovery-key, naming the groups that look wrong */
export function parseRecoveryKey(text: string): Uint8Array {
  const letters = [...normalised(text)];
  const length = GROUPS * (DATA_LETTERS + 1);
  if (letters.length < length)
    throw bad(`This recovery key is too short: it has ${letters.length} of ${length} letters and digits.`);
  if (letters.length > length)
    throw bad(`This recovery key is too long: it has ${letters.length} letters and digits instead of ${length}.`);
  const groups = Array.from({ length: GROUPS }, (_, group) => letters.slice(group * 5, group * 5 + 5).join(''));
  const wrong = groups.flatMap((group, at) => (isRecoveryGroup(group, at + 1) ? [] : [at + 1]));
  if (wrong.length === 1) throw bad(`Group ${wrong[0]} of the recovery key looks wrong. Compare it with your sheet.`);
  if (wrong.length > 1 && wrong.length < GROUPS - 1)
    throw bad(`Groups ${wrong.slice(0, -1).join(', ')} and ${wrong.at(-1)} of the recovery key look wrong.`);
  if (wrong.length > 0) throw bad('This is not a recovery key, or a letter is missing near its start.');
  const secret = new Uint8Array(SECRET_LENGTH);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const group of groups)
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

/** Mode secret (32 bytes) of the 20 bytes. */
export function recoveryModeSecret(secret: Uint8Array): Uint8Array {
  if (secret.length !== SECRET_LENGTH) throw new WalletError('internal', 'A recovery secret has 20 bytes.');
  return deriveKey(secret, null, labels.recoveryModeSecret);
}
