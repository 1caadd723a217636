/** The components that several pages share. */
import { room, type Text } from '../../room.ts';
import { plural, toChoice } from '../grammar.ts';

export const components = room('ui/components', {
  // amount.tsx
  exactAmount: 'Exact amount',
  // backup-file-field.tsx
  backupTooLarge: 'This file is too large for a backup. Choose the one whose name begins with dramatis-backup.',
  fileUnreadable: 'The file could not be read. Check that it is still there, and choose it again.',
  backupFile: 'Backup file',
  backupFileHelp: 'Its name begins with dramatis-backup.',
  // band.tsx
  switchCharacter: (name: Text) => `Active character: ${name}. Switch character`,
  // character-radio.tsx
  closed: 'Closed',
  viewOnly: 'View only',
  // copy-button.tsx
  cannotCopy: 'The browser didn’t allow copying. Select the text and copy it manually.',
  // file-field.tsx
  chooseFile: 'Choose the file, or drop it here',
  choose: 'Choose',
  change: 'Change',
  // found-count.tsx
  found: (count: number) => `${count} ${plural(count, { one: 'result', other: 'results' })} found`,
  // more-menu.tsx
  moreFor: (name: Text) => `More for ${name}`,
  // printed-sheet.tsx
  theGroups: 'The groups',
  // show-more.tsx
  showMore: (count: Text) => `Show more (${count})`,
  // site-accounts.tsx
  active: 'Active',
  makeActiveNamed: (account: Text) => `Make active: ${account}`,
  makeActive: 'Make active',
  onlyLoginKey: 'Its login key, and no account',
  // site-network.tsx
  network: 'Network',
  siteNetwork: 'Network of this site',
  siteNetworkNamed: (name: Text) => `Network of this site: ${name}. Change`,
  // site-repeats.tsx
  asksAgain: (site: Text) => `${site} asks before it sends`,
  sendsWithoutAsking: (site: Text) => `${site} sends without asking`,
  repeatsUsed: (used: Text, of: number, lasting: Text) =>
    `${used} of ${of} ${plural(of, { one: 'transaction', other: 'transactions' })}, ends in ${lasting}`,
  stop: 'Stop',
  // toast.tsx
  undone: 'Undone',
  undo: 'Undo',
  closeMessage: 'Close this message',
  // view-only.tsx
  onlyShows: (character: Text, methods: readonly string[]) =>
    `This login shows ${character}. To sign or change anything, use ${toChoice(methods)}.`,
  open: (name: Text) => `Open ${name}`,
});
