/** The page of preferences. */
import { room, type Text } from '../../../../room.ts';
import { toCounted } from '../../../grammar.ts';

export const preferences = room('ui/pages/settings/preferences', {
  // auto-lock.tsx
  minutes: (count: number) => toCounted(count, 'minute'),
  hours: (count: number) => toCounted(count, 'hour'),
  lockAfter: 'Lock after',
  lockAfterHelp:
    'Counted from your last activity. Dramatis also locks when the computer locks and when the browser closes.',
  // identity-facts.tsx
  name: 'Name',
  notSet: 'Not set',
  kind: 'Kind',
  fingerprint: 'Fingerprint',
  renameTitle: 'Rename the identity',
  renameTo: (name: Text) => `Rename the identity to ${name}`,
  renamedTo: (name: Text) => `Identity renamed to ${name}`,
  rename: 'Rename',
  nameHelp: 'Visible only to you and anyone who has a login method of this identity.',
  // ipfs-gateway.tsx
  noGateway: 'No gateway is used',
  gatewaySaved: 'Gateway saved',
  gateway: 'Your IPFS gateway',
  none: 'None',
  gatewayHelp:
    'Use your own node. On this computer, it is usually at http://localhost:8080. Dramatis contacts it only when you open a picture that is on IPFS. Leave it empty to use none.',
  save: 'Save',
  // keyboard.tsx
  keyboard: 'Keyboard',
  singleKeys: 'Use single keys as shortcuts',
  singleKeysHelp: (searchKeys: Text) =>
    `Such as / for the search and g h for the history. Turn them off if you speak to your computer, or press keys by accident. ${searchKeys} always opens the search.`,
  showShortcuts: 'Show keyboard shortcuts',
  // node-privacy.tsx
  nodesTitle: 'What nodes learn',
  accountsApart: 'Ask for each account separately',
  accountsApartHelp:
    'No request to a node then names two accounts of a character. It takes more requests, so balances come later. All of them still come from your internet address, which a node can see.',
  // notifications.tsx
  notifications: 'Notifications',
  notify: 'Tell me when a transaction is confirmed or fails',
  notifyHelp: 'Nothing is shown while the wallet is locked.',
  notifyIncoming: 'Tell me when something comes in',
  notifyIncomingHelp:
    'Noticed while the wallet is unlocked and one of its pages is open, such as the side panel. Tokens that nobody asked for are left out.',
  notifyPrivately: 'Keep notifications private',
  notifyPrivatelyHelp:
    'They then name only the network. Otherwise they show amounts and names, even if somebody else is looking at the screen.',
  // preferences.tsx
  title: 'Preferences',
  lede: 'For this computer only. Your other computers have their own preferences.',
  locking: 'Locking',
  recoveryKey: 'Recovery key',
  toolbarButton: 'Toolbar button',
  sidePanel: 'Open the wallet in the side panel',
  sidePanelHelp:
    'The side panel stays open next to the site and follows the active tab. Otherwise, the button opens a window that closes when you click elsewhere.',
  sidePanelRequests: 'Requests of sites are shown in it while it is open. Closing it refuses nothing.',
  prices: 'Prices',
  pictures: 'Pictures of items',
  identity: 'Identity',
  sites: 'Sites',
  olderSites: 'Support older sites',
  olderSitesHelp:
    'Sets window.ethereum, for sites that don’t support choosing between wallets. Turn it off if another wallet should use it.',
  nostr: 'Offer sign-in with Nostr',
  nostrHelp: 'Sets window.nostr, so that sites can ask for a Nostr key. Turn it off if you use another Nostr signer.',
  httpSites: 'Allow sites without encryption',
  httpSitesHelp:
    'Anyone on the same network can change sites on plain http. Sites on this computer (localhost) are always allowed.',
  blindSigning: 'Allow blind signing',
  blindSigningHelp:
    'Some sites ask you to sign data nobody can read. Dramatis refuses that. If you allow it, one such signature can give away everything in the account.',
  // prices.tsx
  priceSource: 'Price source',
  off: 'Off',
  feeds: 'The network (Chainlink feeds)',
  service: 'A price service',
  offHelp: 'Amounts are shown in their own asset only.',
  feedsHelp:
    'Dramatis reads prices from your RPC nodes, and asks nobody else. Well-known tokens have a feed; others show no price.',
  currency: 'Currency',
  currencyHelp: 'If the source has no rate for it, amounts are shown in US dollars.',
  serviceHelp:
    'While Dramatis is open, and when a request comes in, the service is asked about once a minute. It learns which listed tokens you hold together, when you use them, and your IP address. It doesn’t learn your addresses or amounts.',
  serviceType: 'Service type',
  coingecko: 'CoinGecko API',
  defillama: 'DefiLlama API (US dollars only)',
  serviceUrl: 'Service URL',
  inUse: 'In use',
  useThisService: 'Use this service',
  // recovery-check.tsx
  never: 'Never',
  everyYear: 'Every year',
  everyDays: (days: Text) => `Every ${days} days`,
  recoveryCheck: 'Ask whether I still have my recovery key',
  neverHelp: 'Then nothing reminds you, and you may not notice that a sheet is lost until the day you need it.',
  recoveryCheckHelp: 'The first time is a week after you created it. The reminder never stops you from working.',
});
