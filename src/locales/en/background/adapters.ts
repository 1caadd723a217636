/** Requests that are carried out, settings of this browser, pictures of items, and ways through another chain. */
import { room, type Text } from '../../room.ts';

export const backgroundAdapters = room('background/adapters', {
  // Requests
  chooseSigningAccount: 'Choose an account that can sign in.',
  connectionChanged: 'The connection of this site was changed meanwhile. Nothing was signed.',
  siteNotListed: 'This site is not on the list of sites that may ask. Nothing was connected.',
  goesAnotherWay: 'This payment goes another way already. Sent again, it could be paid twice.',
  earlierCallRefused: 'an earlier call was refused',
  nameChangedBy: (name: Text, method: Text) => `${name} (changed by ${method})`,
  locked: 'The wallet is locked. Open it first.',
  // Activity
  inWallet: 'In the wallet',
  onSite: (site: Text) => `On ${site}`,
  anAddress: 'an address',
  // Allowances
  standUnknown: 'It did not say which of them still stand.',
  // Names of ENS
  noLookUp: 'The name cannot be looked up: Ethereum is not responding. Write the address.',
  noAddress: (name: Text) => `The name ${name} leads to no address.`,
  // Networks
  unnamedNetwork: 'A network',
  amountOn: (amount: Text, network: Text) => `${amount} on ${network}`,
  networkNotListed: 'This network is not in the list. Add it under Networks.',
  addNetworkFirst: 'This network is not in the list. Add it first.',
  networkListed: 'This network is in the list already. Set its address there.',
  noNodeAddress: 'Give at least one address of a node.',
  // Addresses that a person types
  writeAddress: {
    node: 'Write the whole address of the node, beginning with https://',
    service: 'Write the whole address of the service, beginning with https://',
    gateway: 'Write the whole address of the gateway, beginning with https://',
    explorer: 'Write the whole address of the explorer, beginning with https://',
  },
  plainHttp: {
    node: 'The address of a node begins with https:// unless the node runs on this computer.',
    service: 'The address of a service begins with https:// unless the service runs on this computer.',
    gateway: 'The address of a gateway begins with https:// unless the gateway runs on this computer.',
    explorer: 'The address of an explorer begins with https:// unless the explorer runs on this computer.',
  },
  // Settings
  unknownSettings: 'These settings have a form that is not known.',
  lockTime: 'Choose a time between 1 minute and 24 hours.',
  checkTime: 'Choose a number of days, at most ten years.',
  noPriceService: 'Write the address of the service that says the prices.',
  // Descriptions of contracts
  noFile: 'Choose a file.',
  noContract: 'None of these files says which contract it is for. Add the files that include them too.',
  fileTooLong: (file: Text) => `${file} is too long. Split it into files of fewer functions.`,
  noRoom: 'This character has no room for more descriptions. Remove one that you no longer need.',
  // What was removed
  tooLateToUndo: 'This can’t be undone any more.',
  fileSince: (file: Text) => `This can’t be undone any more: another “${file}” was added since.`,
  noRoomForFile: 'This can’t be undone any more: there is no room for the file.',
  // Items
  noPicture: 'The contract names no picture for this item.',
  neitherPicture: 'What the contract names is neither a picture nor a description.',
  itemNoPicture: 'The item names no picture.',
  pictureKind: 'This picture can’t be shown. Dramatis shows PNG, JPEG, GIF, WebP, AVIF and SVG.',
  tooLarge: 'It is too large.',
  notGiven: (host: Text) => `${host} did not give it.`,
  notThere: (host: Text, status: Text) => `${host} does not have it (${status}).`,
  // Through another chain
  noWay: 'This wallet knows no way to this network through another chain.',
  noEntrance: 'The contract that takes transactions for this network is not there.',
  entrancePaused: 'The contract that takes transactions for this network is paused.',
  noDelegation: 'A delegation of the account cannot go through another chain.',
});
