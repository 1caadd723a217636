/** What is said of a file of logins that is imported. */
import { room, type Text } from '../../../room.ts';
import { toListing } from '../../grammar.ts';

export const secretsImport = room('ui/secrets/import', {
  alsoFor: (addresses: readonly string[]) => `Also for: ${toListing(addresses)}`,
  twoStepKey: (key: Text) => `Two-step key: ${key}`,
  noteWithoutTitle: 'The note has no title.',
  otherKind: (kind: Text) => `This kind of entry isn’t imported (${kind}).`,
  ofNoKind: 'It has no kind, so it isn’t imported.',
  noteTooLong: 'The note is too long.',
  empty: 'It is empty.',
  userTooLong: 'The user name is too long.',
  passwordTooLong: 'The password is too long.',
  twoStepKeyTooLong: 'The key for two-step codes is too long.',
  siteTooLong: 'The address of the site is too long.',
  unknownFile: 'This isn’t a CSV file exported by Bitwarden or Chrome. Export it there again, as CSV.',
  fileTooLarge: 'This file is too large to be a list of logins.',
  tooManyEntries: (most: Text) => `This file has more than ${most} entries. Split it.`,
  wrongColumns: 'Its columns don’t match the first line.',
});
