/** The search over all that is open, and the list of shortcuts. */
import { room, type Text } from '../../room.ts';
import { toCounted } from '../grammar.ts';

export const search = room('ui/search', {
  // acts.ts
  /** Names as the buttons have them; `also`: words that lead to each. */
  acts: {
    send: { name: 'Send', also: 'pay transfer money' },
    receive: { name: 'Receive', also: 'my address qr code deposit' },
    lock: { name: 'Lock', also: 'log out close' },
    'new-account': { name: 'Add an account', also: 'new create address' },
    'import-account': {
      name: 'Import from another wallet',
      also: 'account recovery phrase seed mnemonic private key keystore json metamask ledger',
    },
    shortcuts: { name: 'Show keyboard shortcuts', also: 'keys help' },
    'add-token': { name: 'Add a token', also: 'asset erc-20 contract' },
    'new-contact': { name: 'Add an address to the address book', also: 'new contact name' },
    'new-login': { name: 'Add a login', also: 'new password site two-step' },
    'new-note': { name: 'Add a note', also: 'new secret text' },
    'new-character': { name: 'Add a character', also: 'new create' },
    'add-method': { name: 'Add a login method', also: 'new passkey security key password certificate' },
    'add-network': { name: 'Add a network', also: 'new chain rpc node' },
    'add-computer': { name: 'Add a computer', also: 'new device pair invite' },
  },
  // findable.ts
  openCharacterWords: 'open character step up',
  switchToCharacterWords: 'switch to character',
  item: 'Item',
  // pages.ts
  /** Words that lead to each page, besides its name. */
  pageWords: {
    characters: 'masks cloth colour name order delete',
    'login-methods': 'passkey security key password certificate company account storage recovery key check',
    members: 'persons organisation invite roles managers',
    levels: 'rights permissions what a login opens rotate keys',
    opens: 'picture drawing map overview connections threads which login opens which character',
    devices: 'devices pairing',
    lost: 'freeze stolen theft security history exposed accounts freeze code help',
    server: 'synchronise sync address move delete identity',
    backup: 'file save export restore',
    networks: 'chains rpc nodes relay test networks',
    identities: 'switch remove another identity',
    preferences:
      'settings auto-lock minutes window.ethereum window.nostr http blind signing side panel prices currency fiat notifications pictures ipfs gateway keyboard shortcuts identity name fingerprint',
    accounts: 'addresses private key recovery phrase export watch import',
    history: 'activity transactions signatures csv export',
    sites: 'connected dapps disconnect blocked sign-ins login keys nostr descriptions clear signing',
    approvals: 'allowances revoke tokens spend delegation',
    limits: 'signing policy amount a day sites',
    'address-book': 'contacts names recipients',
    logins: 'passwords two-step codes notes import bitwarden chrome',
  },
  // result.tsx
  states: { open: 'Switch', viewed: 'View only', closed: 'Closed: open it with another login method' },
  sees: (accounts: number) => (accounts === 0 ? 'Sees no account' : `Sees ${toCounted(accounts, 'account')}`),
  pieces: (count: number) => toCounted(count, 'piece'),
  note: 'Note',
  noUserName: 'No user name',
  network: (symbol: Text, chainId: Text) => `${symbol}, chain ID ${chainId}`,
  // search-dialog.tsx
  /** Above the results of each kind. */
  heads: {
    act: 'Actions',
    page: 'Pages',
    character: 'Characters',
    account: 'Accounts',
    asset: 'Assets',
    item: 'Items',
    contact: 'Address book',
    site: 'Sites',
    secret: 'Logins and notes',
    network: 'Networks',
    activity: 'Activity',
  },
  search: 'Search',
  placeholder: 'Accounts, sites, settings…',
  closeTheSearch: 'Close the search',
  results: 'Results',
  moreResults: (count: number) => `${toCounted(count, 'more result')}. Type more to see fewer.`,
  nothingMatches: (typed: Text) => `Nothing matches “${typed}”`,
  howToSearch: 'Search by name, site or page, or by the start or end of an address.',
  noOpenCharacter: 'No character is open',
  searchesOnly: (character: Text) => `Searches only ${character}`,
  keysHelp: () => (
    <>
      <kbd>↑</kbd>
      <kbd>↓</kbd> choose <kbd>↵</kbd> open <kbd>Esc</kbd> close
    </>
  ),
  // shortcut-list.tsx
  tabs: { accounts: 'Accounts', assets: 'Assets', activity: 'Activity', logins: 'Logins' },
  keyboardShortcuts: 'Keyboard shortcuts',
  close: 'Close',
  showThisList: 'Show this list',
  characterKeys: 'Alt 1…9',
  switchCharacter: 'Switch character',
  move: 'Move in lists and menus',
  goBack: 'Go back or close',
  undo: 'Undo, while it is offered',
  goTo: 'Go to',
  singleKeysOn:
    'Single keys do nothing in text fields. You can turn them off in Preferences. Requests from sites have no shortcuts.',
  singleKeysOff: 'Single keys are turned off in Preferences. Requests from sites have no shortcuts.',
  or: 'or',
});
