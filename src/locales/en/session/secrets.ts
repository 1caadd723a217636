/** What the session says about logins, notes and two-step codes. */
import { room, type Text } from '../../room.ts';

export const sessionSecrets = room('session/secrets', {
  // draft.ts
  enterSite: 'Enter the address of a site, such as https://example.org.',
  userTooLong: (most: Text) => `The user name is too long: ${most} characters at most.`,
  noteTooLong: (most: Text) => `The note is too long: ${most} characters at most.`,
  passwordTooLong: (most: Text) => `The password is too long: ${most} characters at most.`,
  totpTooLong: (most: Text) => `The key for two-step codes is too long: ${most} characters at most.`,
  unnamedLogin: 'Login',
  // ensure-owns.ts
  mayOnlyFill: 'This login method may fill this in, but not show, copy or change it.',
  // secret-content.ts
  entryOfOtherVersion: 'This version of the wallet can’t read this entry. Update the wallet.',
  // secrets.ts
  noSuchEntry: 'This entry is no longer in this character.',
  acceptFirst: 'Accept this entry first, or remove it.',
  tooManyEntries: (most: Text) =>
    `This character is full: it has ${most} logins and notes. Nothing was saved. Remove some, or save this one with another character.`,
  characterFull:
    'This character is full, so nothing was saved. Remove entries that you no longer need, or save this one with another character.',
  loginStaysLogin: 'A login can’t become a note. Create a new entry.',
  otherLoginSince: 'This can’t be undone any more: another login for this site and user name has been saved since.',
  otherNoteSince: 'This can’t be undone any more: another note with this title has been saved since.',
  chooseAnotherCharacter: 'Choose another character.',
  // totp.ts
  keyUnreadable:
    'The wallet can’t read this key for two-step codes. Copy the key or the otpauth:// address from the site once more.',
  keyCountsLogins: 'This key makes a new code with each use. The wallet only supports codes that change with time.',
  // use-secrets.ts
  noSite: 'This entry belongs to no site. Add the address of its site first.',
});
