/** Logins and notes in the popup. */
import { room, type Text } from '../../../room.ts';

export const popupSecrets = room('ui/popup/secrets', {
  // entry-line.tsx
  note: 'Note',
  noUserName: 'No user name',
  offered: 'Offered',
  exposed: 'Exposed',
  fillInOf: (entry: Text) => `Fill in ${entry}`,
  copyOf: {
    password: (entry: Text) => `Copy the password of ${entry}`,
    note: (entry: Text) => `Copy the note of ${entry}`,
  },
  // secret-list.tsx
  noLoginsOrNotes: 'No logins or notes.',
  forSite: (site: Text) => `For ${site}`,
  everythingElse: 'Everything else',
  namesOnly: (character: Text) => `Names only: this login can’t open passwords, codes or notes of ${character}.`,
  addOrImport: 'Add or import',
  nothingYet: 'No logins or notes yet',
  nothingYetText: (name: Text) => `Passwords, two-step codes and notes of ${name}. Other characters can’t see them.`,
  // secret-page.tsx
  loginsAndNotes: 'Logins and notes',
  gone: 'This entry was changed or removed. Go back to the list.',
  addedBy: (method: Text) => `Added by ${method}`,
  addedByOther: (character: Text) =>
    `That login method doesn’t open ${character}. Accept this only if you know why it is here.`,
  aNote: 'A note',
  userAt: (user: Text, site: Text) => `${user} at ${site}`,
  remove: 'Remove',
  accept: 'Accept',
  exposedSince: (exposedSince: Text) => `Exposed since ${exposedSince}`,
  exposedLogin: 'Somebody else may know this. Change the password at the site, then here.',
  exposedNote: 'Somebody else may know this. Decide what to do about it.',
  fillIn: 'Fill in',
  openTheSite: 'Open the site',
  youSend: 'You submit the form yourself.',
  onlyThere: (page: Text) => `This login can only be filled in on ${page}. Open that page first.`,
  text: 'Text',
  changedOn: (changedAt: Text) => `Changed on ${changedAt}`,
  edit: 'Edit',
  userName: 'User name',
  userNameCopied: 'User name copied',
  empty: 'Empty',
  show: { password: 'Show the password', note: 'Show the note', text: 'Show the text' },
  hide: { password: 'Hide the password', note: 'Hide the note', text: 'Hide the text' },
  copy: { password: 'Copy the password', note: 'Copy the note', text: 'Copy the text' },
  twoStepCode: 'Two-step code',
  copyCode: 'Copy the two-step code',
  // secret-page.tsx
  noSite: 'no site',
  password: 'Password',
  copyTheUserName: 'Copy the user name',
});
