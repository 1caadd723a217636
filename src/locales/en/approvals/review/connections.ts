/** Connections, networks, and tokens that a site wants added. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toListing } from '../../grammar.ts';

export const reviewConnections = room('approvals/review/connections', {
  // connect.ts
  connectTo: (asker: Text, character: Text) => sentence`Connect ${asker} to ${marked(character)}?`,
  otherAccounts: 'other accounts or characters',
  asksForAccounts: (origin: Text) => `${origin} asks for eth_accounts`,
  connect: 'Connect',
  addressesAndHistory: 'addresses and history of these accounts',
  signaturesEachTime: 'for signatures, one prompt each time',
  unknownAddress: 'an address that no other site sees',
  signInsOnly: 'for sign-ins and messages, never for payments',
  canSwitch: 'Can switch',
  amongNetworks: (names: readonly string[]) => `to ${toListing(names)} and back, without a prompt`,
  knownAsOther: (names: readonly string[]) => `This site already knows you as ${toListing(names)}`,
  knownAsOtherText: (character: Text, asker: Text) =>
    `If you also connect as ${character}, ${asker} can tell that both belong to the same browser.`,
  // network.ts
  switchTo: (asker: Text, name: Text) => sentence`Switch ${asker} to ${marked(name)}?`,
  from: 'From',
  otherSites: 'Other sites',
  keepTheirNetwork: 'keep their network',
  switchIt: 'Switch',
  addNetwork: (network: Text, asker: Text) => sentence`Add the network ${marked(network)} and use it at ${asker}?`,
  chainId: (chainId: Text) => `Chain ID ${chainId}`,
  coin: 'Coin',
  hosts: (names: readonly string[]) => toListing(names),
  rpcNodes: 'RPC nodes',
  asSetInWallet: 'as set in Dramatis',
  explorer: 'Explorer',
  addAndSwitch: 'Add and switch',
  afterwards: 'Afterwards',
  canSwitchAmong: 'can switch between the networks that you let it use, without a prompt',
  networkNamedOtherwise: (name: Text) => `You know this network as ${name}`,
  networkNamedOtherwiseText: (asked: Text) =>
    `The site calls it ${asked}. Its name, coin and addresses stay as they are.`,
  networkTakesAName: (other: Text) => `This isn’t ${other}`,
  networkTakesANameText: (asked: Text, other: Text, chainId: Text) =>
    `The site calls it ${asked}, but ${other} is network ${chainId}, which you already have. What you send there isn’t on ${other}.`,
  unknownNetwork: 'Dramatis doesn’t know this network',
  unknownNetworkText: (hosts: readonly string[]) =>
    `${toListing(hosts)} will see your addresses there, and can show wrong balances. Coins there may be worth nothing.`,
  clearTextRoute: 'Reached without encryption',
  clearTextRouteText: 'That is normal only for a network on this computer.',
  coinCalledEth: 'Its coin is called ETH too',
  coinCalledEthText: 'It may not be worth the same as ETH on Ethereum.',
  // watched-item.ts
  namelessCollection: 'A collection without a name',
  addToAssets: (what: Text, character: Text) => sentence`Add ${marked(what)} to the assets of ${character}?`,
  tokenId: 'Token ID',
  standard: 'Standard',
  // watched-token.ts
  tokenTakesAName: 'This isn’t the well-known token',
  tokenTakesANameText: 'It has the same or a similar name, but a different contract.',
  decimals: 'Decimals',
});
