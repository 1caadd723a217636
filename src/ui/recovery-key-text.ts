/** Reads a recovery key as people type it: which characters count, which group looks wrong. The checksum is the worker's; nothing is kept here. */

export const GROUPS = 8;
export const GROUP_LENGTH = 5;

/** Crockford's base32: no I, L, O, U; what looks like a digit is one. */
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1' };
const NOT_CROCKFORD = /[^0-9A-HJKMNP-TV-Z]/;

/** Upper case, look-alikes as digits, spaces and dashes gone. */
export const toKeyCharacters = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015\u2212._,]/g, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter] as string);

/** Are these the same group, as typed and as made? */
export const isSameGroup = (typed: string, made: string): boolean => toKeyCharacters(typed) === toKeyCharacters(made);

/** The key in groups of five, as far as it was typed. */
export const toGroups = (text: string): string[] => toKeyCharacters(text).match(/.{1,5}/g) ?? [];

/** What is wrong with a typed key before its checksum is asked for, and what to do; `null` is nothing. */
export function keyProblem(text: string): string | null {
  const characters = toKeyCharacters(text);
  if (characters === '') return 'Type the eight groups of your recovery key.';
  const parts = text.trim().split(/[\s\-\u2010-\u2015\u2212]+/);
  if (parts.length === GROUPS) {
    const short = parts.findIndex((part) => toKeyCharacters(part).length !== GROUP_LENGTH);
    if (short !== -1)
      return `Look at group ${short + 1} again: it has ${toKeyCharacters(parts[short] ?? '').length} characters, and each group has five.`;
  }
  const groups = toGroups(text);
  const foreign = groups.findIndex((group) => NOT_CROCKFORD.test(group));
  if (foreign !== -1) {
    const letter = NOT_CROCKFORD.exec(groups[foreign] ?? '')?.[0];
    return `Look at group ${foreign + 1} again: ${letter} does not occur in a recovery key.`;
  }
  const missing = GROUPS * GROUP_LENGTH - characters.length;
  if (missing > 0)
    return `The key is ${missing} ${missing === 1 ? 'character' : 'characters'} short: it has eight groups of five.`;
  if (missing < 0)
    return `The key is ${-missing} ${missing === -1 ? 'character' : 'characters'} too long: it has eight groups of five.`;
  return null;
}
