/** The printed freeze code of one login method: it freezes that method, and opens and unfreezes nothing. Nobody can mistake it for a recovery key. */
import { randomBytes, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';
import {
  CODE_LETTERS,
  codeGroups,
  GROUPS,
  looksLike,
  SECRET_LENGTH,
  secretOfLetters,
  typedLetters,
  wrongGroups,
} from './printed-code.ts';
import { signingKeyPair } from './sign.ts';

/** Printed before the groups; typing it is optional. */
export const FREEZE_MARK = 'FREEZE';

/** The mark, then the eight groups of a secret of 20 bytes, as they are shown and printed. */
export const freezeGroups = (secret: Uint8Array): string[] => [FREEZE_MARK, ...codeGroups(secret, 'freeze-code')];

/** Keys of a freeze code: `publicKey` (32 bytes) goes into the log. */
export interface FreezeKeys {
  /** Ed25519; the caller wipes it. */
  seed: Uint8Array;
  publicKey: Uint8Array;
}

/** A new code, for one method: what is printed, and its keys. The seed signs the entry that names it; the caller wipes it then. */
export function createFreezeCode(): FreezeKeys & { groups: string[] } {
  const secret = randomBytes(SECRET_LENGTH);
  try {
    return { groups: freezeGroups(secret), ...freezeKeys(secret) };
  } finally {
    wipe(secret);
  }
}

/** @param secret the 20 bytes of `parseFreezeCode` */
export function freezeKeys(secret: Uint8Array): FreezeKeys {
  if (secret.length !== SECRET_LENGTH) throw new WalletError('internal', 'The secret of a freeze code has 20 bytes.');
  const seed = deriveKey(secret, null, labels.freezeCode);
  return { seed, publicKey: signingKeyPair(seed).publicKey };
}

/** The letters without the mark, which is removed only in front of a whole code, as a code may begin with its letters. */
export const withoutMark = (letters: string): string =>
  letters.startsWith(FREEZE_MARK) && [...letters].length > CODE_LETTERS ? letters.slice(FREEZE_MARK.length) : letters;

const bad = (message: string): WalletError => new WalletError('bad-input', message);

/** The 20 bytes of a typed freeze code, which the caller wipes. @throws WalletError bad-input, naming the groups that look wrong */
export function parseFreezeCode(text: string): Uint8Array {
  const letters = withoutMark(typedLetters(text));
  const { length } = [...letters];
  if (looksLike(letters, 'recovery-key'))
    throw bad('This is a recovery key, not a freeze code. Keep it for yourself: it opens everything.');
  if (length !== CODE_LETTERS)
    throw bad(
      `This freeze code is too ${length < CODE_LETTERS ? 'short' : 'long'}: it has ${length} letters and digits after ${FREEZE_MARK} instead of ${CODE_LETTERS}.`,
    );
  const wrong = wrongGroups(letters, 'freeze-code');
  if (wrong.length === 1) throw bad(`Group ${wrong[0]} of the freeze code looks wrong. Compare it with your sheet.`);
  if (wrong.length > 1 && wrong.length < GROUPS - 1)
    throw bad(`Groups ${wrong.slice(0, -1).join(', ')} and ${wrong.at(-1)} of the freeze code look wrong.`);
  if (wrong.length > 0) throw bad('This is not a freeze code, or a letter is missing near its start.');
  return secretOfLetters(letters);
}
