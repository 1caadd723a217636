/** The recovery key: 160 random bits as eight groups of five letters, each group with a check letter of its own. Never a BIP-39 phrase. */

import { randomBytes } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { deriveKey } from '../derive.ts';
import { withoutMark } from '../freeze-code.ts';
import { labels } from '../labels.ts';
import {
  CODE_LETTERS,
  codeGroups,
  GROUPS,
  isCodeGroup,
  looksLike,
  SECRET_LENGTH,
  secretOfLetters,
  typedLetters,
  wrongGroups,
} from '../printed-code.ts';

/** The eight groups of a secret of 20 bytes, as they are shown and printed. */
export const recoveryGroups = (secret: Uint8Array): string[] => codeGroups(secret, 'recovery-key');

/** A new recovery key: 20 random bytes and their groups. */
export function createRecoveryKey(): { secret: Uint8Array; groups: string[] } {
  const secret = randomBytes(SECRET_LENGTH);
  return { secret, groups: recoveryGroups(secret) };
}

const bad = (message: string): WalletError => new WalletError('bad-recovery-key', message);

/** Is this a well-formed group at this place (1 to 8)? For checking while the person types. */
export const isRecoveryGroup = (text: string, place: number): boolean => isCodeGroup(text, place, 'recovery-key');

/** The 20 bytes of a typed recovery key. @throws WalletError bad-recovery-key, naming the groups that look wrong */
export function parseRecoveryKey(text: string): Uint8Array {
  const typed = typedLetters(text);
  const { length } = [...typed];
  if (looksLike(withoutMark(typed), 'freeze-code')) throw bad(t.freezeCodeForKey);
  if (length < CODE_LETTERS) throw bad(t.keyShort(length, CODE_LETTERS));
  if (length > CODE_LETTERS) throw bad(t.keyLong(length, CODE_LETTERS));
  const wrong = wrongGroups(typed, 'recovery-key');
  if (wrong.length >= GROUPS - 1) throw bad(t.notARecoveryKey);
  if (wrong.length > 0) throw bad(t.keyGroupsWrong(wrong));
  return secretOfLetters(typed);
}

/** Mode secret (32 bytes) of the 20 bytes. */
export function recoveryModeSecret(secret: Uint8Array): Uint8Array {
  if (secret.length !== SECRET_LENGTH) throw new WalletError('internal', 'A recovery secret has 20 bytes.');
  return deriveKey(secret, null, labels.recoveryModeSecret);
}
