/** What the search can do besides leading somewhere: names as the buttons have them, and the words that lead to each. */

export type Act =
  | 'send'
  | 'receive'
  | 'new-account'
  | 'import-account'
  | 'add-token'
  | 'new-contact'
  | 'new-login'
  | 'new-note'
  | 'new-character'
  | 'add-method'
  | 'add-network'
  | 'add-computer'
  | 'shortcuts'
  | 'lock';

export interface ActWords {
  act: Act;
  /** The page of the settings where it is done; absent: each surface does it in its own way. */
  route?: string;
  name: string;
  also: string;
  /** `open`: a character that signs; `accounts`: one with an account; `money`: one with an account that pays. Absent: nothing. */
  needs?: 'open' | 'accounts' | 'money';
}

/** The usual ones first. */
export const ACTS: readonly ActWords[] = [
  { act: 'send', name: 'Send', also: 'pay transfer money', needs: 'money' },
  { act: 'receive', name: 'Receive', also: 'my address qr code deposit', needs: 'accounts' },
  { act: 'lock', name: 'Lock', also: 'log out close' },
  { act: 'new-account', name: 'Add an account', also: 'new create address', needs: 'open' },
  {
    act: 'import-account',
    route: 'accounts/import',
    name: 'Import from another wallet',
    also: 'account recovery phrase seed mnemonic private key keystore json metamask ledger',
    needs: 'open',
  },
  { act: 'shortcuts', name: 'Show keyboard shortcuts', also: 'keys help' },
  { act: 'add-token', name: 'Add a token', also: 'asset erc-20 contract', needs: 'open' },
  {
    act: 'new-contact',
    route: 'address-book/new',
    name: 'Add an address to the address book',
    also: 'new contact name',
    needs: 'open',
  },
  { act: 'new-login', route: 'logins/new', name: 'Add a login', also: 'new password site two-step', needs: 'open' },
  { act: 'new-note', route: 'logins/new-note', name: 'Add a note', also: 'new secret text', needs: 'open' },
  { act: 'new-character', route: 'characters/new', name: 'Add a character', also: 'new create' },
  {
    act: 'add-method',
    route: 'login-methods/add',
    name: 'Add a login method',
    also: 'new passkey security key password certificate',
  },
  { act: 'add-network', route: 'networks/new', name: 'Add a network', also: 'new chain rpc node' },
  { act: 'add-computer', route: 'devices/add', name: 'Add a computer', also: 'new device pair invite' },
];
