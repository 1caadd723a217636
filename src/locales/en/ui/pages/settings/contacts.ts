/** The address book. */
import { room, type Text } from '../../../../room.ts';

export const contacts = room('ui/pages/settings/contacts', {
  // address-book.tsx
  title: 'Address book',
  lede: (character: Text) =>
    `Names for addresses that ${character} sends to. Other characters have their own address book.`,
  noNamesYet: 'No names yet',
  noNamesText: 'Add an address that you send to often: a name is easy to tell from a look-alike.',
  addAddress: 'Add an address',
  recentPayments: 'Recent payments',
  fullHistory: 'Full history',
  confirmed: (name: Text) => `${name} confirmed`,
  removed: (name: Text) => `${name} removed from the address book`,
  send: 'Send',
  rename: 'Rename',
  remove: 'Remove',
  // contact-detail.tsx
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  ensName: 'ENS name',
  lookUp: 'Look up',
  noEnsName: 'None',
  changedBy: 'Changed by',
  sentCount: 'Sent to it from here',
  receivedCount: 'Received from it',
  // contact-form.tsx
  enterName: 'Enter a name.',
  saved: (name: Text) => `${name} saved to the address book`,
  renameNamed: (name: Text) => `Rename ${name}`,
  add: 'Add',
  name: 'Name',
  address: 'Address',
  addressHint: 'Address or ENS name',
  lookingUp: 'Looking up the name…',
  newEntry: 'New entry',
  addAnyway: 'Add anyway',
  // contact-row.tsx
  changedByNamed: (method: Text) => `Changed by ${method}`,
  keep: 'Keep',
  copyAddressOf: (name: Text) => `Copy the address of ${name}`,
});
