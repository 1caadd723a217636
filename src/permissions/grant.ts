/** The grant: what one site sees of one character, stored per (character, origin). Exactly one character serves a site at a time. */
import type { Hex } from '../lib/bytes.ts';
import type { SignInPolicy } from '../messaging/sign-in-policy.ts';

/** What a site has of a Nostr key. */
export interface NostrGrant {
  /** Hex. */
  publicKey: string;
  /** ms since 1970. */
  since: number;
  /** Until when (ms since 1970) it may do without a prompt: `texts` encrypts and decrypts, a number signs events of that kind. */
  free: Record<string, number>;
}

/** Stands for *until the person ends it*. */
export const FOR_EVER = Number.MAX_SAFE_INTEGER;

export interface SiteGrant {
  origin: string;
  characterId: string;
  /** Lower-case addresses, the active one first; none where the site has a Nostr key alone. */
  accounts: Hex[];
  chainId: number;
  /** Networks that the person let the site use: it may switch among them without a prompt. Absent: none. */
  chains?: number[] | undefined;
  /** ms since 1970. */
  since: number;
  /** True if this character serves the site. See [Note: One character per site]. */
  serves: boolean;
  nostr?: NostrGrant | undefined;
  /** Sign-ins that the person lets it have without a prompt. Only the grant that serves the site has it. */
  signsIn?: SignInPolicy | undefined;
}

/** Stores the networks that sites chose before they were connected, by origin. Ends with the browser. */
export interface PreferredChainStore {
  load(): Promise<Record<string, number> | null>;
  save(preferredChains: Record<string, number>): Promise<void>;
}

/** Stores grants in documents of the open characters, mirrored to session memory for the time while the wallet is locked. */
export interface GrantStore {
  /** All grants of characters that are open (while locked: that were open last). */
  load(): Promise<SiteGrant[]>;
  /** Writes or replaces one grant. @throws WalletError closed | locked, unless `serves` is false, which always works */
  save(grant: SiteGrant): Promise<void>;
  /** Also works while locked and for closed characters. */
  remove(characterId: string, origin: string): Promise<void>;
}
