/** What the rest of the wallet asks of the grants, and what they need. Types only. */
import type { Hex } from '../lib/bytes.ts';
import type { GrantStore, SiteGrant, WishStore } from './grant.ts';

export interface PermissionsDeps {
  store: GrantStore;
  wishes: WishStore;
  /** ms since 1970. */
  clock: () => number;
  /** Runs after every change that is in the store, with the origins concerned. */
  onChange: (origins: readonly string[]) => void;
}

export interface Connection {
  origin: string;
  characterId: string;
  /** The first is the active one. */
  accounts: readonly Hex[];
  /** Default: the network the site was on with this character, else the one it wished for, else DEFAULT_CHAIN_ID. */
  chainId?: number;
}

export interface Permissions {
  /** The grant of the one character that serves this site, or `null`: all that the site may know. */
  serving(origin: string): Promise<SiteGrant | null>;
  /** The network that a site which is not connected asked to be on; `null`: none. */
  wished(origin: string): Promise<number | null>;
  /** A site that is not connected is on this network from now on, until it is connected. Whoever calls this tells the site. */
  wish(origin: string, chainId: number): Promise<void>;
  /** Every grant of a site, one per character: for the wallet's own pages, never for a site. */
  ofOrigin(origin: string): Promise<SiteGrant[]>;
  /** The grants of one character, oldest first. */
  ofCharacter(characterId: string): Promise<SiteGrant[]>;
  /** Shows these accounts to a site and lets this character serve it. @throws WalletError bad-input (no account) | closed | locked */
  connect(connection: Connection): Promise<SiteGrant>;
  /** The serving grant of a site ends. @returns false when there was none */
  revoke(origin: string): Promise<boolean>;
  /** Ends the grant of one character for one site, whether it serves or not. */
  disconnect(characterId: string, origin: string): Promise<void>;
  /** A character that was connected before serves the site from now on. @throws WalletError not-found | closed | locked */
  move(origin: string, toCharacterId: string): Promise<SiteGrant>;
  /** @throws WalletError not-found | closed | locked */
  setChain(characterId: string, origin: string, chainId: number): Promise<SiteGrant>;
  /** From now on a connected site sees these accounts, the first as the active one. @throws WalletError bad-input (none) | not-found | closed | locked */
  setAccounts(characterId: string, origin: string, accounts: readonly Hex[]): Promise<SiteGrant>;
  /** An account was removed: no site sees it any more, and a grant without accounts ends. */
  forgetAccount(characterId: string, address: Hex): Promise<void>;
  /** A network was removed: sites on it go back to `fallback`. */
  forgetChain(chainId: number, fallback: number): Promise<void>;
}
