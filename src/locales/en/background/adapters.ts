/** Requests that are carried out, settings of this browser, pictures of items, and ways through another chain. */
import { room, type Text } from '../../room.ts';

export const backgroundAdapters = room('background/adapters', {
  // Requests
  chooseSigningAccount: 'Choose an account that can sign in.',
  connectionChanged: 'The connection to this site was changed in the meantime. Nothing was signed.',
  siteNotListed: 'This site isn’t on the list of sites that may send requests. Nothing was connected.',
  goesAnotherWay: 'This payment is already being sent another way. If you sent it again, you could pay twice.',
  earlierCallRefused: 'an earlier call was rejected',
  nameChangedBy: (name: Text, method: Text) => `${name} (changed by ${method})`,
  locked: 'The wallet is locked. Unlock it first.',
  // Activity
  inWallet: 'In the wallet',
  onSite: (site: Text) => `On ${site}`,
  // Allowances
  standUnknown: 'The network didn’t say which of them are still in force.',
  // Names of ENS
  noLookUp: 'The name can’t be looked up: Ethereum isn’t responding. Enter the address.',
  noAddress: (name: Text) => `There is no address for the name ${name}.`,
  // Networks
  unnamedNetwork: 'A network',
  amountOn: (amount: Text, network: Text) => `${amount} on ${network}`,
  networkNotListed: 'This network isn’t in the list. Add it under Networks.',
  addNetworkFirst: 'This network isn’t in the list. Add it first.',
  networkListed: 'This network is already in the list. Set its address there.',
  noNodeAddress: 'Enter the address of at least one node.',
  // Addresses that a person types
  writeAddress: {
    node: 'Enter the full address of the node, starting with https://.',
    service: 'Enter the full address of the service, starting with https://.',
    gateway: 'Enter the full address of the gateway, starting with https://.',
    explorer: 'Enter the full address of the explorer, starting with https://.',
  },
  plainHttp: {
    node: 'The address has to start with https:// unless the node runs on this computer.',
    service: 'The address has to start with https:// unless the service runs on this computer.',
    gateway: 'The address has to start with https:// unless the gateway runs on this computer.',
    explorer: 'The address has to start with https:// unless the explorer runs on this computer.',
  },
  // Settings
  unknownSettings: 'This version of the wallet doesn’t know these settings. Nothing was changed.',
  lockTime: 'Choose a time between 1 minute and 24 hours.',
  checkTime: 'Choose a number of days, up to ten years.',
  noPriceService: 'Enter the address of the service that the prices come from.',
  // Descriptions of contracts
  noFile: 'Choose a file.',
  noContract:
    'None of these files says which contract it is for. Choose them together with the files that include them.',
  fileTooLong: (file: Text) => `${file} is too long. Split it into files with fewer functions.`,
  noRoom: 'This character has no room for more descriptions. Remove one that you no longer need.',
  // What was removed
  tooLateToUndo: 'This can’t be undone any more.',
  fileSince: (file: Text) => `This can’t be undone any more: another “${file}” has been added since.`,
  noRoomForFile: 'This can’t be undone any more: there is no room left for the file.',
  // Items
  noPicture: 'The contract names no picture for this item.',
  neitherPicture: 'The contract points to something that is neither a picture nor a description.',
  itemNoPicture: 'The description of this item names no picture.',
  pictureKind: 'This picture can’t be shown. Dramatis shows PNG, JPEG, GIF, WebP, AVIF and SVG.',
  tooLarge: 'The picture is too large.',
  notGiven: (host: Text) => `${host} didn’t send the picture.`,
  notThere: (host: Text, status: Text) => `${host} doesn’t have the picture (${status}).`,
  // Through another chain
  noWay: 'The wallet knows no way to this network through another network.',
  noEntrance: 'The contract that takes transactions for this network is missing.',
  entrancePaused: 'The contract that takes transactions for this network is paused.',
  noDelegation: 'A delegation of the account can’t be sent through another network.',
});
