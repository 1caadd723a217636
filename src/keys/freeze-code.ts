/** The printed freeze code of one login method: it freezes that method, and opens and unfreezes nothing. Nobody can mistake it for a recovery key. */

import { randomBytes, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
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
  if (looksLike(letters, 'recovery-key')) throw bad(t.keyForFreezeCode);
  if (length < CODE_LETTERS) throw bad(t.freezeCodeShort(length, CODE_LETTERS, FREEZE_MARK));
  if (length > CODE_LETTERS) throw bad(t.freezeCodeLong(length, CODE_LETTERS, FREEZE_MARK));
  const wrong = wrongGroups(letters, 'freeze-code');
  if (wrong.length >= GROUPS - 1) throw bad(t.notAFreezeCode);
  if (wrong.length > 0) throw bad(t.freezeGroupsWrong(wrong));
  return secretOfLetters(letters);
}
