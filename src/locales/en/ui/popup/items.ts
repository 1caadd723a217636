/** Items of collections in the popup. */
import { room, type Text } from '../../../room.ts';

export const popupItems = room('ui/popup/items', {
  // add-item.tsx
  added: (item: Text) => `${item} added`,
  addAnItem: 'Add an item',
  contractAddress: (network: Text) => `Contract address on ${network}`,
  tokenId: 'Token ID',
  onlyHeld: 'You can add only items that one of your accounts holds.',
  cancel: 'Cancel',
  add: 'Add',
  // item-page.tsx
  item: 'Item',
  sentByStranger: 'Somebody sent you this item',
  sentByStrangerText: 'It may be worthless, or made to lead you to a site. Don’t visit any site it names.',
  send: 'Send',
  contractOf: (collection: string | null) => `Contract of ${collection ?? 'a collection without a name'}`,
  shown: 'Shown in your assets',
  hidden: 'Hidden from your assets',
  show: 'Show in my assets',
  hide: 'Hide',
  // item-picture.tsx
  showPicture: 'Show picture',
  onIpfs: 'The picture is on IPFS',
  noGateway:
    'Dramatis only uses your own IPFS gateway, and none is set. An IPFS node on this computer has one, usually at http://localhost:8080.',
  setAGateway: 'Set a gateway',
  pictureAt: (host: Text) => `The picture is at ${host}`,
  hostLearns: 'This host learns your IP address and that you are looking at this item. Nothing else is sent.',
  load: 'Load from this host',
  attributes: 'What the item says about itself',
  // send-item.tsx
  sendItem: (item: Text) => `Send ${item}`,
  from: 'From',
  quantity: 'Quantity',
  accountHas: (account: Text, held: Text) => `${account} has ${held}`,
  inTheNextStep: 'in the next step',
  review: 'Review',
  wholeNumber: 'Enter a whole number, 1 or more.',
  notEnough: (held: Text) => `Not enough: the account has ${held}.`,
  // item-page.tsx
  heldBy: 'Held by',
  network: 'Network',
  standard: 'Standard',
  // send-item.tsx
  networkFee: 'Network fee',
});
