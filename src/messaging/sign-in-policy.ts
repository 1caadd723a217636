/** Sign-ins that a person lets a site have without a prompt: the policy of ERC-8019, with what this wallet demands besides. */
import type { Hex } from '../lib/bytes.ts';

export interface SignInPolicy {
  /** Lower-case account or login key that signs. */
  account: Hex;
  /** The message names exactly this authority: host and, where the origin has one, port. */
  domain: string;
  /** The address in the message begins with this. */
  uriPrefix: string;
  chains: number[];
  /** The message names these or some of them, and no others. */
  resources: string[];
  /** The message says this or nothing; `null`: nothing. */
  statement: string | null;
  /** Longest session that the message may ask for, in ms; `null`: it need not name an end. */
  longest: number | null;
  /** ms since 1970. */
  since: number;
  /** ms since 1970. */
  until: number;
}

const HOUR = 60 * 60_000;

/** For how long, in ms, a person can let a site sign in again without a prompt. */
export const AGAIN = { hour: HOUR, day: 24 * HOUR, month: 30 * 24 * HOUR } as const;

export type SignInAgain = keyof typeof AGAIN;
