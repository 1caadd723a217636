/** Assets in the popup. */
import { room, type Text } from '../../../room.ts';

export const popupAssets = room('ui/popup/assets', {
  // asset-page.tsx
  asset: 'Asset',
  send: 'Send',
  notWellKnown: 'This isn’t the well-known token',
  notWellKnownText: 'It has the same or a similar name, but a different contract.',
  sentByStranger: 'Somebody sent you this token',
  sentByStrangerText: 'It is on no list that Dramatis knows. It may be worthless, or bait that leads you to a site.',
  contract: 'Contract',
  shown: (symbol: Text) => `${symbol} is in your assets`,
  hidden: (symbol: Text) => `${symbol} is hidden`,
  removed: (symbol: Text) => `${symbol} removed`,
  show: 'Show in my assets',
  hide: 'Hide',
  remove: 'Remove from the list',
  // asset-list.tsx
  searchAssets: 'Search assets',
  searchAmong: (count: Text) => `Search ${count} assets`,
  nothingHereYet: 'Nothing here yet',
  nothingYetText: (network: Text) => `The assets of these accounts on ${network} show up here.`,
  noMatch: (value: Text) => `No asset matches “${value}”.`,
  addAToken: 'Add a token',
  addAnItem: 'Add an item',
  hiddenCount: (count: Text) => `Hidden (${count})`,
  hiddenText:
    'Somebody sent these, or you hid them. Tokens and items from strangers are often bait: don’t visit any site they name.',
  itemsNfts: 'Items (NFTs)',
  // sort-assets.ts
  name: 'Name',
  orders: { value: 'Value', name: 'Name', amount: 'Amount' },
  // sort-menu.tsx
  sortBy: 'Sort by',
  sortedBy: {
    value: 'Sorted by value. Change',
    name: 'Sorted by name. Change',
    amount: 'Sorted by amount. Change',
  },
  by: { value: 'By value', name: 'By name', amount: 'By amount' },
  // add-token.tsx
  added: (symbol: Text) => `${symbol} added`,
  contractAddress: (network: Text) => `Contract address on ${network}`,
  cancel: 'Cancel',
  addAnyway: 'Add anyway',
  add: 'Add',
  addLookAlike: 'It has the same or a similar name, but a different contract. Add it only if you know who made it.',
  inTheList: 'This token is already in the list. It shows up by itself as soon as you hold some.',
  alreadyAdded: 'You’ve already added this token.',
  whatContractSays: 'This is what the contract says. Anyone can create a token with any name.',
  enterAddress: 'Enter an address: 0x and 40 characters.',
  // add-token.tsx
  symbol: 'Symbol',
  decimals: 'Decimals',
});
