/** The interface of the permissions and their dependencies. Types only. */
import type { Hex } from '../lib/bytes.ts';
import type { SignInPolicy } from '../messaging/sign-in-policy.ts';
import type { GrantStore, PreferredChainStore, SiteGrant } from './grant.ts';

export interface PermissionsDeps {
  store: GrantStore;
  preferredChains: PreferredChainStore;
  /** ms since 1970. */
  clock: () => number;
  /** Called after each stored change with the affected origins. */
  onChange: (origins: readonly string[]) => void;
}

export interface Connection {
  origin: string;
  characterId: string;
  /** The first account is the active one. */
  accounts: readonly Hex[];
  /** Default: the site's former network with this character, else its preferred network, else DEFAULT_CHAIN_ID. */
  chainId?: number;
  /** Further networks that it may switch to without a prompt. */
  chains?: readonly number[];
  /** Default: now, where the character did not know the site (ms since 1970). */
  since?: number;
}

export interface NostrConnection {
  origin: string;
  characterId: string;
  /** Hex. */
  publicKey: string;
}

export interface Permissions {
  /** The grant of the character that serves this site, or `null`. A site may know nothing else. See [Note: One character per site]. */
  serving(origin: string): Promise<SiteGrant | null>;
  /** The same for the Nostr key: the site need not see an account, and a site that sees one need not have a key. */
  servingNostr(origin: string): Promise<SiteGrant | null>;
  /** The network that a site chose before it was connected; `null` if none. */
  preferredChain(origin: string): Promise<number | null>;
  /** Stores the network of a site until it is connected. The caller notifies the site. */
  setPreferredChain(origin: string, chainId: number): Promise<void>;
  /** All grants of a site, one per character: for the wallet's own pages, never for the site. */
  ofOrigin(origin: string): Promise<SiteGrant[]>;
  /** The grants of one character, oldest first. */
  ofCharacter(characterId: string): Promise<SiteGrant[]>;
  /** Connects a site: it sees these accounts, and this character serves it. @throws WalletError bad-input (no account) | closed | locked */
  connect(connection: Connection): Promise<SiteGrant>;
  /** Gives a site a Nostr key, and this character serves it. Another key than before may do nothing without a prompt. */
  connectNostr(connection: NostrConnection): Promise<SiteGrant>;
  /** Takes the Nostr key from a site. @throws WalletError locked | closed */
  endNostr(characterId: string, origin: string): Promise<void>;
  /**
   * Gives sites the Nostr keys back that were taken from them, with what they may do, where the site is as that left it.
   * @param former the grants before @returns the origins @throws WalletError locked | closed
   */
  bringNostrBack(former: readonly SiteGrant[]): Promise<string[]>;
  /**
   * Connects a site that had a Nostr key as it was before it was disconnected, but for sign-ins without a prompt.
   * @returns false where it was connected since, or another character serves it @throws WalletError locked | closed
   */
  reconnect(former: SiteGrant): Promise<boolean>;
  /** Takes a Nostr key from every site that has it. @throws WalletError locked | closed */
  forgetNostr(characterId: string, publicKey: string): Promise<void>;
  /** The site may do this without a prompt until then. @throws WalletError not-found | locked | closed */
  freeNostr(characterId: string, origin: string, act: string, until: number): Promise<void>;
  /** The site needs a prompt for everything again. @throws WalletError not-found | locked | closed */
  askNostrAgain(characterId: string, origin: string): Promise<void>;
  /** The site may sign in like this without a prompt, if it still sees the account. @throws WalletError not-found | locked | closed */
  letSignIn(characterId: string, origin: string, policy: SignInPolicy): Promise<void>;
  /** The site needs a prompt for each sign-in again. @throws WalletError not-found | locked | closed */
  askBeforeSignIn(characterId: string, origin: string): Promise<void>;
  /** Removes the serving grant of a site. @param keepNostr takes only its accounts @returns false if there was none */
  revoke(origin: string, options?: { keepNostr: boolean }): Promise<boolean>;
  /** Removes the grant of one character for one site, serving or not, with the Nostr key. */
  disconnect(characterId: string, origin: string): Promise<void>;
  /** Makes a character with an existing grant serve the site. @throws WalletError not-found | closed | locked */
  move(origin: string, toCharacterId: string): Promise<SiteGrant>;
  /**
   * Puts a site on a network, to which it may come back without a prompt.
   * @param only it may switch to no other network without a prompt any more
   * @throws WalletError not-found | closed | locked
   */
  setChain(characterId: string, origin: string, chainId: number, options?: { only: boolean }): Promise<SiteGrant>;
  /** The site needs a prompt for each switch again. @param which to these networks alone @throws WalletError locked | closed */
  forgetChains(origin: string, which?: readonly number[]): Promise<void>;
  /** Sets the accounts that a connected site sees, the active one first. @throws WalletError bad-input (none) | not-found | closed | locked */
  setAccounts(characterId: string, origin: string, accounts: readonly Hex[]): Promise<SiteGrant>;
  /** Removes a deleted account from all grants; a grant with nothing left is removed. */
  forgetAccount(characterId: string, address: Hex): Promise<void>;
  /** Moves the sites of a deleted network to `fallback`. @returns false if none was on it or could go there */
  forgetChain(chainId: number, fallback: number): Promise<boolean>;
}
