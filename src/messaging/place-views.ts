/** Sites, contacts and nodes of a character as pages see them, marked where another login method changed them and the person has not looked yet. */
import type { Hex } from '../lib/bytes.ts';

export interface SiteView {
  origin: string;
  accounts: Hex[];
  chainId: number;
  /** Other networks to which it may switch without a prompt. */
  freeChains?: number[];
  since: number;
  /** Its Nostr key, and what it may do with it without a prompt: *reactions until 14:05*. */
  nostr?: { publicKey: string; npub: string; name: string; free: { what: string; until: number | null }[] };
  /** It signs in with this account without a prompt, until then (ms since 1970). */
  signsIn?: { account: Hex; until: number };
  /** Name of another login method that connected it or showed it more. It sees nothing of that before the person keeps it. */
  changedBy?: string;
  /** The signing policy keeps it out: it sees nothing and may not ask. */
  keptOut?: true;
}

/** A Nostr key of a character. */
export interface NostrKeyView {
  /** Hex, and the same as people write it. */
  publicKey: string;
  npub: string;
  name: string;
  /** The site that it was made for; `null`: the person brought it. */
  site: string | null;
  /** Since when somebody else may know it (ms since 1970); `null`: nobody does. */
  exposedSince: number | null;
}

/** A key that logs in to one site. */
export interface LoginKeyView {
  address: Hex;
  origin: string;
  /** Somebody else may have read it: the site gets another one when it is connected again. */
  exposed: boolean;
}

/** A sign-in that was signed (ERC-4361). Times in ms since 1970; `null`: the message does not say. */
export interface SignInView {
  id: string;
  signedAt: number;
  origin: string;
  account: Hex;
  chainId: number;
  statement: string | null;
  issuedAt: number | null;
  expirationTime: number | null;
  notBefore: number | null;
  requestId: string | null;
  resources: string[];
  /** Permissions that it gave (ERC-5573), in words. */
  allows: string[];
  /** How many more of both there were. */
  more: number;
  /** When the person said to have ended it at the site. */
  endedAt: number | null;
  /** Signed without a prompt. */
  automatic?: true | undefined;
}

/** A file that describes calls or messages of contracts (ERC-7730). */
export interface DescriptionView {
  file: string;
  /** Name of the contract or of its owner, as the file says; `null` if it does not. */
  title: string | null;
  signs: 'calls' | 'messages';
  /** Number of functions or messages. */
  count: number;
  /** Number of contract addresses. */
  contracts: number;
}

export interface ContactView {
  address: Hex;
  name: string;
  /** Name of another login method that added or renamed it, until the person has looked at it. */
  changedBy?: string;
}

/** Other nodes that another login method chose for a network. They are not asked before the person keeps them. */
export interface ChangedNodes {
  /** Its name. */
  by: string;
  /** Empty: it removed the character's own nodes. */
  rpcUrls: string[];
  sendUrl: string | null;
  bundlerUrl: string | null;
}
