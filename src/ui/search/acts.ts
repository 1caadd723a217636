/** What the search can do besides leading somewhere. */

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

export interface ActEntry {
  act: Act;
  /** The page of the settings where it is done; absent: each surface does it in its own way. */
  route?: string;
  /** `open`: a character that signs; `accounts`: one with an account; `money`: one with an account that pays. Absent: nothing. */
  needs?: 'open' | 'accounts' | 'money';
}

/** The usual ones first. */
export const ACTS: readonly ActEntry[] = [
  { act: 'send', needs: 'money' },
  { act: 'receive', needs: 'accounts' },
  { act: 'lock' },
  { act: 'new-account', needs: 'open' },
  { act: 'import-account', route: 'accounts/import', needs: 'open' },
  { act: 'shortcuts' },
  { act: 'add-token', needs: 'open' },
  { act: 'new-contact', route: 'address-book/new', needs: 'open' },
  { act: 'new-login', route: 'logins/new', needs: 'open' },
  { act: 'new-note', route: 'logins/new-note', needs: 'open' },
  { act: 'new-character', route: 'characters/new' },
  { act: 'add-method', route: 'login-methods/add' },
  { act: 'add-network', route: 'networks/new' },
  { act: 'add-computer', route: 'devices/add' },
];
