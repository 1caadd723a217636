/** Login files in a WebDAV folder of the person’s own. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../room.ts';
import { plural, toListing } from '../../grammar.ts';

export const ownStorage = room('ui/methods/own-storage', {
  // address.ts
  noValidAddress: 'This isn’t a valid address. It should look like https://cloud.example.org/dav/private.',
  noUserName: 'Remove the user name and password from the address. They have their own fields.',
  needsHttps: 'The address must begin with https://, because your password is sent there.',
  mustBeginWithHttps: 'The address must begin with https://.',
  noQuery: 'Remove everything from the question mark on: a WebDAV address has none.',
  // login-file.ts
  enterAddress: 'Enter the address of a folder in your storage space.',
  readsBackDifferently:
    'The storage space doesn’t return what was written to it. Nothing was set up. Choose another storage space.',
  noFreeName:
    'Every name that a login file can have is taken in this folder. Choose another folder, and check that the address is a WebDAV address.',
  noFileAtAddress:
    'There is no login file at this address. If you moved it, enter its new address. If it was deleted, put it back or use another login method.',
  noFileInFolder:
    'There is no login file in this folder. Check the address; if the file has another name, enter the whole address of the file.',
  // statuses.ts
  wrongLogin:
    'The storage space doesn’t accept this user name and password. Many services need an app password, which you create in their security settings.',
  notAllowed:
    'The storage space doesn’t let this account use this folder. Choose a folder that it can write to, or check its permissions.',
  noFolder: 'There is no such folder in the storage space. Check the address, or create the folder first.',
  cannotSaveHere:
    'You can’t save files at this address. Copy the WebDAV address of a folder from the settings of your storage space.',
  nameTaken: 'Something else was saved under this name in the meantime. Try again: the wallet will use another name.',
  full: 'The storage space is full. Free some space in it, or choose another folder, and try again.',
  locked:
    'The storage space has locked this file, because another program is using it. Close that program, or wait a few minutes, and try again.',
  busy: 'The storage space is busy. Wait a minute, and try again.',
  otherStatus: (status: Text) =>
    `The storage space couldn’t do this (status ${status}). Try again later, or check the address.`,
  redirects:
    'This address redirects to another one. Your password was not sent there. Enter the address that your storage space gives for WebDAV.',
  unreachable: 'The storage space can’t be reached. Check its address and your connection, and try again.',
  tooSlow: 'The storage space takes too long to answer. Try again later.',
  tooLarge: 'What is stored at this address is too large to be a login file. Check the address.',
  // webdav.ts
  enterLogin: 'Enter the user name and the password of your storage space.',
  noColon: 'A user name can’t contain a colon. Check it.',
  noControls: 'The user name or the password has a character that can’t be typed. Enter them again.',
  // create-storage.tsx
  choosePassphrase: 'Choose a passphrase.',
  tooEasy: 'This passphrase is too easy to guess. Make it longer.',
  enterPersonal: 'Enter what only you know, or untick the box.',
  newAddress: 'WebDAV address of a folder',
  newAddressHelp:
    'Your storage space shows it in its settings. The folder must exist, and should not be shared with anyone.',
  newPassphrase: 'Passphrase for the wallet',
  newPassphraseHelp: 'Choose one that you use nowhere else. It can’t be reset.',
  opensHere: 'Open on this computer with the passphrase alone',
  opensHereDetail:
    'Quick, and works offline. Anyone who takes this computer can try to guess the passphrase, at the cost shown above.',
  fetchesFileDetail: 'Each login fetches the file. Anyone who takes this computer has nothing to guess.',
  rememberPlace: 'Remember the address and user name on this computer',
  rememberPlaceDetail: 'Anyone can read them while the wallet is locked. The app password is never stored.',
  anotherMethod: 'Choose another method',
  filesBeside: 'This folder already has a login file',
  filesBesideDetail: (names: readonly string[], button: Text) =>
    plural(names.length, {
      one: `${toListing(names)}: it belongs to another login, or to a setup that was never finished. In the second case it opens nothing, and you can delete it. Press “${button}” again to save a new file next to it.`,
      other: `${toListing(names)}: they belong to other logins, or to setups that were never finished. In the second case they open nothing, and you can delete them. Press “${button}” again to save a new file next to them.`,
    }),
  didNotWork: 'That didn’t work',
  // left-file.tsx
  deleted: 'The login file is deleted',
  wasDeleted: 'The login file was deleted before',
  leftFile: 'Its file is still in your storage space',
  leftFileDetail: (address: Text) =>
    `${address} no longer opens anything in this wallet. Delete it here, or later yourself.`,
  fileAddress: 'Address of the file',
  fileAddressHelp: 'The wallet deletes it only if it is still the file of this login.',
  deleteFile: 'Delete the file',
  stays: 'The login file stays where it is',
  leaveFile: 'Leave it there',
  // storage-fields.tsx
  userName: 'User name',
  appPassword: 'App password of the storage space',
  appPasswordHelp: 'Used once and not stored. Many services create app passwords in their security settings.',
  // storage-form.tsx
  enterPassphrase: 'Enter the passphrase.',
  passphrase: 'Passphrase',
  checkedHere: 'This computer checks it by itself. Nothing is fetched or sent.',
  fetchedFrom: (address: ComponentChildren, userName: ComponentChildren) => (
    <>
      The login file is fetched from <b>{address}</b> as <b>{userName}</b>.
    </>
  ),
  elsewhere: 'It’s somewhere else',
  folderAddress: 'WebDAV address of the folder',
  folderAddressHelp: 'The folder with the login file, or the file itself.',
  changedElsewhere: 'I changed it on another computer',
  useFileToo: 'Use the login file too',
  doesNotFit: 'This passphrase doesn’t open the login file. Check it and try again.',
  doesNotFitPersonal: 'This passphrase doesn’t open the login file. Check it, and what only you know, and try again.',
});
