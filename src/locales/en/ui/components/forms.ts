/** Fields, menus and parts of sites that several pages share. */
import { room, type Text } from '../../../room.ts';

export const componentsForms = room('ui/components/forms', {
  // backup-file-field.tsx
  backupTooLarge: 'This file is too large for a backup. Choose the one whose name begins with dramatis-backup.',
  fileUnreadable: 'The file couldn’t be read. Check that it is still there, and choose it again.',
  backupFile: 'Backup file',
  backupFileHelp: 'Its name begins with dramatis-backup.',
  // character-radio.tsx
  closed: 'Closed',
  viewOnly: 'View only',
  // copy-button.tsx
  copy: 'Copy',
  copied: 'Copied',
  cannotCopy: 'The browser didn’t allow copying. Select the text and copy it manually.',
  // file-field.tsx
  chooseFile: 'Choose the file, or drop it here',
  choose: 'Choose',
  change: 'Change',
  // more-menu.tsx
  moreFor: (name: Text) => `More for ${name}`,
  // printed-sheet.tsx
  theGroups: 'The groups',
  // show-rows.tsx
  moreShown: (count: number) => `${count} more shown`,
  // site-accounts.tsx
  active: 'Active',
  makeActiveNamed: (account: Text) => `Make active: ${account}`,
  makeActive: 'Make active',
  onlyLoginKey: 'Its login key, and no account',
  // site-network.tsx
  network: 'Network',
  siteNetwork: 'Network of this site',
  siteNetworkNamed: (name: Text) => `Network of this site: ${name}. Change`,
});
