/** Parses a typed recovery key: normalises its characters and finds malformed groups. The worker checks the checksum; nothing is stored here. */

import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import type { TypedSheets } from '../../../messaging/recovery.ts';

export const GROUPS = 8;
export const GROUP_LENGTH = 5;

/** Crockford's base32 has no I, L, O and U; letters that look like a digit are read as that digit. */
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1' };
const NOT_CROCKFORD = /[^0-9A-HJKMNP-TV-Z]/;

/** The key in upper case, with look-alikes as digits and without spaces and dashes. */
export const toKeyCharacters = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015\u2212._,]/g, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter] as string);

/** Is this longer than a whole key could be typed by mistake? Then it is a sheet of several, which has twelve groups. */
export const isSheet = (text: string): boolean => toKeyCharacters(text).length > (GROUPS + 2) * GROUP_LENGTH;

/** Which sheets are typed, and how many are missing. */
export function sheetsWords({ needed, count, numbers }: TypedSheets): string {
  const missing = needed - numbers.length;
  if (missing <= 0) return t.enoughSheets;
  return t.enteredSheets(numbers.map(String), count, missing);
}

/** Tells whether a typed group equals a generated one. */
export const isSameGroup = (typed: string, made: string): boolean => toKeyCharacters(typed) === toKeyCharacters(made);

/** The typed characters in groups of five. */
export const toGroups = (text: string): string[] => toKeyCharacters(text).match(/.{1,5}/g) ?? [];

/** The first format problem of a typed key, as a sentence that says what to do; `null` if there is none. */
export function keyProblem(text: string): string | null {
  const characters = toKeyCharacters(text);
  if (characters === '') return t.enterKey;
  const parts = text.trim().split(/[\s\-\u2010-\u2015\u2212]+/);
  if (parts.length === GROUPS) {
    const short = parts.findIndex((part) => toKeyCharacters(part).length !== GROUP_LENGTH);
    if (short !== -1) return t.groupLength(short + 1, toKeyCharacters(parts[short] ?? '').length);
  }
  const groups = toGroups(text);
  const foreign = groups.findIndex((group) => NOT_CROCKFORD.test(group));
  if (foreign !== -1) {
    const letter = NOT_CROCKFORD.exec(groups[foreign] ?? '')?.[0] ?? '';
    return t.groupLetter(foreign + 1, letter);
  }
  const missing = GROUPS * GROUP_LENGTH - characters.length;
  if (missing > 0) return t.tooShort(missing);
  if (missing < 0) return t.tooLong(-missing);
  return null;
}
