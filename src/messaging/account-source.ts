/** Accounts of other wallets on their way into a character: where their keys come from, and what the networks know of them. */
import type { Hex } from '../lib/bytes.ts';

/** The keys of one or more accounts. */
export type AccountSource =
  /** `phrase` and `passphrase` as typed. An empty passphrase is none. */
  | { kind: 'phrase'; phrase: string; passphrase: string; paths: string[] }
  /** A phrase that the character keeps. */
  | { kind: 'kept-phrase'; targetId: string; paths: string[] }
  /** Each 32 bytes in hex, with or without 0x. */
  | { kind: 'keys'; privateKeys: string[] };

/** How many accounts one command looks up or imports. */
export const ACCOUNTS_AT_ONCE = 100;

/** One account of a source, in its order. */
export interface SourceAccount {
  address: Hex;
  /** Name of this account in the character; `null`: it is not there. An account without a key (`watched`) can still be imported. */
  known: string | null;
  watched: boolean;
  /** What the networks say that it holds: `0.25 ETH on Ethereum`. */
  holds: string[];
  /** Number of transactions that it has sent, on all networks that answered. */
  sent: number;
}

export interface SourceLookup {
  accounts: SourceAccount[];
  /** Names of networks that did not answer. */
  silent: string[];
  /** How many networks were asked. */
  asked: number;
}

/** A phrase that a character keeps, so that more of its accounts can be added. */
export interface PhraseView {
  targetId: string;
  name: string;
  /** Since when somebody else may know it; `null`: nobody. */
  exposedSince: number | null;
}
