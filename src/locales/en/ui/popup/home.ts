/** The popup's home, and the locked popup. */
import { room, type Text } from '../../../room.ts';
import { plural, toListing } from '../../grammar.ts';

/** Where a total was counted. */
interface TotalPlace {
  accounts: number;
  networks: number;
  /** Of how many networks. */
  of: number;
}

function placeOf({ accounts, networks, of }: TotalPlace): string {
  const where = `in ${accounts} ${plural(accounts, { one: 'account', other: 'accounts' })}`;
  if (of > networks) return `${where} on ${networks} of ${of} networks`;
  return networks > 1 ? `${where} on ${networks} networks` : where;
}

interface Held {
  /** *12 XDAI*. */
  named: readonly string[];
  others: number;
}

const isNothing = ({ named, others }: Held): boolean => named.length === 0 && others === 0;

/** The count and its noun stay in one line. */
const listed = ({ named, others }: Held): string =>
  toListing([
    ...named,
    ...(others === 0
      ? []
      : [plural(others, { one: `${others}\u00a0other\u00a0asset`, other: `${others}\u00a0other\u00a0assets` })]),
  ]);

export const popupHome = room('ui/popup/home', {
  // account-list.tsx
  ready: (name: Text) => `${name} is ready`,
  searchAccounts: 'Search accounts',
  searchAmong: (count: Text) => `Search ${count} accounts`,
  noMatch: (value: Text) => `No account matches “${value}”.`,
  noAccountYet: 'No account yet.',
  newAccount: 'New account',
  importWallet: 'Import from another wallet',
  unknown: 'unknown',
  viewOnly: 'View only',
  // check-notice.tsx
  checkRecoveryKey: 'Check it',
  notNow: 'Not now',
  // home-notices.tsx
  deletesOn: (day: Text) => `Your identity will be deleted from the key server on ${day}`,
  slow: (network: Text) => `${network} is slow`,
  slowDetail: 'Balances appear as soon as it responds. You can already copy addresses.',
  slowDetailSigns: 'Balances appear as soon as it responds. You can already copy addresses and sign messages.',
  pendingRequests: (count: number) =>
    `${count} ${plural(count, { one: 'pending request', other: 'pending requests' })}`,
  view: 'View',
  silent: (network: Text) => `${network} isn’t responding`,
  balancesUnknown: 'Balances aren’t known yet.',
  balancesFrom: (time: Text) => `Balances are from ${time}.`,
  canCopy: 'You can still copy addresses.',
  canCopyAndSign: 'You can still copy addresses and sign messages.',
  canSendThrough: (network: Text) => `You can still copy addresses, sign messages, and send through ${network}.`,
  moreNotices: (count: Text) => `${count} more`,
  tryAgain: 'Try again',
  changeRpcNodes: 'Change RPC nodes',
  closesAt: (name: Text, until: Text) => `${name} closes at ${until}`,
  closeNow: 'Close now',
  // home.tsx
  accounts: 'Accounts',
  assets: 'Assets',
  activity: 'Activity',
  logins: 'Logins',
  send: 'Send',
  receive: 'Receive',
  tabs: 'Accounts, assets, activity and logins',
  noAccountTitle: (character: Text) => `${character} has no account yet`,
  noAccountText: 'An account has an address that holds funds and connects to sites. Creating one takes a second.',
  loginsAndNotes: 'Logins and notes',
  // identity-switch.tsx
  identity: 'Identity',
  newIdentity: 'New',
  identityHint: 'Opening another identity locks this one. A site sees only one of them.',
  // loading.tsx
  slowStart:
    'The wallet is taking longer than usual to start. Nothing is lost. If this doesn’t change, restart the browser.',
  // locked.tsx
  waiting: (count: number) => plural(count, { one: 'A request is waiting.', other: `${count} requests are waiting.` }),
  locked: 'Locked',
  lockedSentence: 'Locked.',
  opensInTab: 'Opens in a tab that closes by itself.',
  openAnotherWay: 'Open another way',
  // network-line.tsx
  at: (time: Text) => `as of ${time}`,
  // network-switch.tsx
  notResponding: 'isn’t responding',
  manageNetworks: 'Manage networks',
  network: 'Network',
  networkNamed: (network: Text) => `Network: ${network}. Change`,
  // open-wallet.tsx
  search: 'Search',
  lock: 'Lock',
  settings: 'Settings',
  // page-head.tsx
  back: 'Back',
  // site-strip.tsx
  phishing: 'known phishing site',
  notConnected: 'not connected',
  connected: 'connected',
  seesNone: 'sees no account',
  seesLoginKey: 'sees its login key',
  seesOne: 'sees one account',
  withIdentity: (identity: Text) => `with ${identity}`,
  hasANostrKey: 'has a Nostr key',
  asCharacter: (character: Text) => `as ${character}`,
  seesCount: (count: Text) => `sees ${count}`,
  seesAccount: (account: Text) => `sees ${account}`,
  // total-balance.tsx
  testNetwork: (network: Text) => `${network}, a test network`,
  allNetworks: 'All networks',
  loadingBalances: 'Loading balances',
  /** *in 3 accounts on 2 of 6 networks, with 12 XDAI and 4 other assets*. */
  totalWith: (place: TotalPlace, held: Held) =>
    isNothing(held) ? placeOf(place) : `${placeOf(place)}, with ${listed(held)}`,
  /** *0.5 ETH and 4 other assets in 3 accounts; 2 without a price*. */
  worthOf: (held: Held, place: TotalPlace, unpriced: number) => {
    if (isNothing(held)) return placeOf(place);
    return `${listed(held)} ${placeOf(place)}${unpriced === 0 ? '' : `; ${unpriced} without a price`}`;
  },
  notCounted: (name: Text) => `${name} (not counted)`,
  noResponseFrom: (networks: readonly string[]) => `No response from ${toListing(networks)}.`,
  notAllRead: (networks: readonly string[]) => `Not all accounts were read on ${toListing(networks)}.`,
  oldestAmount: (time: Text) => `Oldest amount: ${time}.`,
  oldestPrice: (time: Text) => `Oldest price: ${time}.`,
  // view.ts
  networkOf: (chainId: Text) => `Network ${chainId}`,
});
