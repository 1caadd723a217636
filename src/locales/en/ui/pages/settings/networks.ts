/** The page of networks and their nodes. */
import { room, type Text } from '../../../../room.ts';
import { plural, toListing } from '../../../grammar.ts';

export const networks = room('ui/pages/settings/networks', {
  // use-network-menu.ts
  changeRpcNodes: 'Change RPC nodes',
  useBuiltIn: 'Use the built-in nodes',
  usesBuiltIn: (name: Text) => `${name} uses its built-in nodes`,
  changeBlockExplorer: 'Change block explorer',
  hideFromMenus: 'Hide from menus',
  showInMenus: 'Show in menus',
  hidden: (name: Text) => `${name} is hidden`,
  shown: (name: Text) => `${name} is in the menus`,
  remove: 'Remove',
  removed: (name: Text) => `${name} removed`,
  // explorer-form.tsx
  explorerSaved: (network: Text) => `Explorer of ${network} saved`,
  explorerOf: (network: Text) => `Block explorer of ${network}`,
  save: 'Save',
  address: 'Address',
  explorerHelp:
    'Links to transactions and tokens lead there. An explorer learns which ones you look at. Leave it empty for the explorer that comes with the network, if it has one.',
  // found-networks.tsx
  noneInList: (typed: Text) => `No other network in the list matches “${typed}”. You can add it manually.`,
  notInWallet: 'Not in your wallet yet',
  test: 'Test',
  listed: (symbol: Text, chainId: Text, hosts: readonly string[]) =>
    `${symbol}, chain ID ${chainId}. Via ${toListing(hosts)}`,
  add: 'Add',
  moreMatch: (count: number) =>
    `${count} more ${plural(count, { one: 'matches', other: 'match' })}. Type more of the name.`,
  // network-detail.tsx
  state: 'State',
  coin: 'Coin',
  comesFrom: 'Comes from',
  sendUrl: 'Takes signed transactions',
  blockExplorer: 'Block explorer',
  yourNode: 'Your node',
  builtIn: 'Dramatis',
  youOrASite: 'You or a site added it',
  rpcNodes: 'RPC nodes',
  inUse: (url: Text) => `${url} (in use)`,
  otherAddresses: 'Other addresses',
  // rpc-urls.ts
  incompleteUrl: (typed: Text) => `Enter a complete URL, beginning with https://: ${typed}`,
  httpOnlyHere: (host: Text) => `Use http:// only for a node on this computer: ${host}`,
  // network-form.tsx
  noName: 'Enter a name.',
  noChainId: 'Enter a whole number, such as 100.',
  chainIdTaken: (network: Text) => `${network} already has this chain ID.`,
  noSymbol: 'Enter a short symbol, such as ETH.',
  noUrl: 'Enter at least one URL.',
  needsHttps: 'The URL must begin with https://',
  networkAdded: (network: Text) => `${network} added`,
  addNetwork: 'Add a network',
  name: 'Name',
  chainId: 'Chain ID',
  currencySymbol: 'Currency symbol',
  rpcUrls: 'RPC URLs, one per line',
  explorerUrl: 'Block explorer URL (optional)',
  // network-row.tsx
  privateSending: 'Private sending',
  bundler: 'Bundler',
  added: 'Added',
  symbolAndChainId: (symbol: Text, chainId: Text) => `${symbol}, chain ID ${chainId}.`,
  via: (hosts: readonly string[]) => `Via ${toListing(hosts)}`,
  viaWithRelay: (hosts: readonly string[], relay: Text) => `Via ${toListing(hosts)}; sends through ${relay}`,
  viaInstead: (host: Text, first: Text) => `Via ${host}, because ${first} isn’t responding`,
  viaInsteadWithRelay: (host: Text, first: Text, relay: Text) =>
    `Via ${host}, because ${first} isn’t responding; sends through ${relay}`,
  countMore: (count: number) => `${count} more`,
  nodesRemovedByOther: 'It removed your RPC nodes. They stay in use until you decide.',
  nodesChosenByOther: (hosts: readonly string[]) =>
    `It chose ${toListing(hosts)}. No requests are sent there until you keep the change.`,
  online: 'Online',
  notResponding: 'Not responding',
  notCheckedYet: 'Not checked yet',
  // networks.tsx
  title: 'Networks',
  lede: 'An RPC node sees your addresses and your requests about them. If you use your own node, nobody else sees them.',
  asViewed: (character: Text) => `These are the networks as ${character} uses them, with its RPC nodes.`,
  searchNetworks: 'Search networks',
  searchPlaceholder: 'Search networks by name or chain ID',
  moreNetworks: 'More networks',
  moreNetworksHelp: 'Hidden from menus. Dramatis sends a network nothing until you or a connected site chooses it.',
  showTestNetworks: 'Show test networks',
  testNetworksHelp: 'For development. Their coins are worth nothing.',
  // rpc-form.tsx
  nodesSaved: (network: Text) => `Nodes of ${network} saved`,
  rpcNodesOf: (network: Text) => `RPC nodes of ${network}`,
  nodesHelp: 'The first one that responds is used. No other node gets requests.',
  privateRelay: 'Private relay for sending (optional)',
  privateRelayHelp:
    'Your transactions then go only to this address, such as that of Flashbots Protect, and don’t wait where everybody can see them. If it doesn’t respond, nothing is sent.',
  bundlerOptional: 'Bundler (optional)',
  bundlerHelp:
    'With a bundler (ERC-4337), a site can pay the network fee for you. Only such calls go there, and the bundler sees your account and what it does. Without one, sites can’t pay.',
});
