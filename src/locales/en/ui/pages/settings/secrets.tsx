/** Site logins and notes: their list, the forms, the generator, the import of a file. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { toCounted } from '../../../grammar.ts';

export const secrets = room('ui/pages/settings/secrets', {
  // entry-detail.tsx
  openSite: (site: Text) => `Open ${site}`,
  // entry-row.tsx
  note: 'Note',
  noUserName: 'No user name',
  noUserNameAt: (site: Text) => `No user name at ${site}`,
  noUserNameNoSite: 'No user name, no site',
  userAt: (user: Text, site: Text) => `${user} at ${site}`,
  userAtNoSite: (user: Text) => `${user}, no site`,
  exposed: 'Exposed',
  entryOfUser: (entry: Text, user: Text) => `${entry}, ${user}`,
  copyPart: {
    note: (entry: Text) => `Copy the note of ${entry}`,
    password: (entry: Text) => `Copy the password of ${entry}`,
  },
  addedBy: (method: Text) => `Added by ${method}`,
  accept: 'Accept',
  edit: 'Edit',
  copyToAnotherCharacter: 'Copy to another character',
  remove: 'Remove',
  // form-foot.tsx
  makeRoom: (link: (text: string) => ComponentChildren) => (
    <>
      Nothing that you typed is lost: {link('open the list in another tab')}, remove what you don’t need, and save here
      again.
    </>
  ),
  save: 'Save',
  cancel: 'Cancel',
  // generator.tsx
  madeOf: 'Made of',
  characters: 'Characters',
  words: 'Words',
  length: 'Length',
  usePassword: 'Use this password',
  makeAnother: 'Make another',
  // import-page.tsx
  bitwardenExports: () => (
    <>
      <b>Bitwarden</b> exports in its web app under Tools, Export vault. Choose the file format .csv.
    </>
  ),
  chromeExports: () => (
    <>
      <b>Chrome</b> exports in its Password Manager under Settings, Export passwords.
    </>
  ),
  tooLarge: 'This file is too large to be a list of logins.',
  importTitle: 'Import logins',
  importLede: (character: Text) =>
    `A CSV file that Bitwarden or Chrome exported. It is read on this page, and what is new goes to ${character}.`,
  csvFile: 'CSV file',
  chooseFile: 'Choose a file',
  nothingNew: 'Nothing new',
  importThese: (count: number) => `Import ${toCounted(count, 'entry', 'entries')}`,
  chooseAnother: 'Choose another file',
  progress: (done: Text, count: Text) => `${done} of ${count} done`,
  counts: {
    fileOf: 'Exported from',
    fresh: 'New',
    otherPassword: 'Of these, already here with another password',
    same: 'Already here',
    repeated: 'Repeated in the file',
    unread: 'Can’t be read',
  },
  bothStay: 'Where the password differs, both entries stay: remove the one that is out of date.',
  unreadEntry: (number: Text, why: Text) => `Entry ${number}: ${why}`,
  imported: (count: number) => `${toCounted(count, 'entry', 'entries')} imported`,
  deleteFile: 'Delete the file now: anyone who opens it can read every password in it.',
  showList: 'Show the list',
  // login-form.tsx
  saved: (name: Text) => `${name} saved`,
  newLogin: 'New login',
  loginLede: (character: Text) =>
    `Stored with ${character}, encrypted. It is filled in on exactly this site and nowhere else.`,
  site: 'Site',
  siteHelp: 'https is used unless you type http://. Another subdomain or port counts as another site.',
  userName: 'User name',
  name: 'Name',
  nameHelp: 'Shown in the list. If you leave it empty, the list shows the site.',
  noteHelp: 'Encrypted like the password.',
  // logins-page.tsx
  listTitle: 'Logins and notes',
  listLede: (character: Text) =>
    `Passwords, two-step codes and notes of ${character}. Other characters can’t see them.`,
  noneYet: 'No logins or notes yet',
  noneYetHelp:
    'Add a login, and the popup fills it in on its site. Coming from another password manager? Import the file that it exports.',
  addLogin: 'Add a login',
  addNote: 'Add a note',
  importFile: 'Import a file',
  // note-form.tsx
  enterTitle: 'Enter a title.',
  newNote: 'New note',
  noteLede: (character: Text) =>
    `Stored with ${character}, encrypted. The title can be searched; the text is opened only when you show or copy it.`,
  title: 'Title',
  text: 'Text',
  // password-part.tsx
  passwordStays: 'Stays as it is unless you type a new one.',
  closeGenerator: 'Close the generator',
  makePassword: 'Make a password',
  copySaved: 'Copy the saved one',
  showIt: 'Show it',
  hideIt: 'Hide it',
  empty: 'Empty',
  showEarlier: 'Show earlier ones',
  hideEarlier: 'Hide earlier ones',
  noEarlier: 'There are none.',
  // remove-entry.tsx
  removed: (entry: Text) => `${entry} removed`,
  removeQuestion: (entry: Text) => `Remove “${entry}”?`,
  noteIsDeleted: 'Its text is deleted. You can undo this only while the message about it is shown.',
  passwordIsDeleted:
    'Its password is deleted here. You can undo this only while the message about it is shown. The account at the site stays as it is.',
  // share-entry.tsx
  copyTitle: (entry: Text) => `Copy “${entry}” to another character`,
  copy: 'Copy',
  copied: (entry: Text, name: Text) => `${entry} copied to ${name}`,
  eachHasItsCopy: 'Each character then has its own copy: changing one doesn’t change the other.',
  getsItLater: {
    closed: (character: Text) => `${character} is closed; it gets the copy the next time it opens.`,
    viewed: (character: Text) => `${character} is only viewed here; it gets the copy the next time it opens.`,
  },
  // two-step-part.tsx
  twoStepKey: 'Key for two-step codes',
  twoStepKeyHelp:
    'The key that the site shows as letters and digits below its QR code, or an otpauth:// address. Leave it empty if the site has none.',
  twoStepCode: 'Two-step code',
  copyCode: 'Copy the code',
  replaceKey: 'Replace the key',
  removeKey: 'Remove the key',
});
