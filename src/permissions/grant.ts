/** What one site may see of one character. Kept per (character, origin); a site is served by exactly one character at a time. */
import type { Hex } from '../lib/bytes.ts';

export interface SiteGrant {
  origin: string;
  characterId: string;
  /** Lower-case addresses, the active one first. */
  accounts: Hex[];
  chainId: number;
  /** ms since 1970. */
  since: number;
  /** This character serves the site now. */
  serves: boolean;
}

/** Where wishes of sites lie: the network a site asked to be on before it was connected. Gone when the browser closes. */
export interface WishStore {
  load(): Promise<Record<string, number> | null>;
  save(wishes: Record<string, number>): Promise<void>;
}

/** Where grants lie: documents of the open characters, mirrored into session memory for the time the wallet is locked. */
export interface GrantStore {
  /** All grants of characters that are (or, while locked, were last) open. */
  load(): Promise<SiteGrant[]>;
  /** Writes or replaces one grant. @throws WalletError closed | locked, unless `serves` is false: taking away works always */
  save(grant: SiteGrant): Promise<void>;
  /** Works while locked and for closed characters too. */
  remove(characterId: string, origin: string): Promise<void>;
}
