/**
 * The signing policy: what the login methods of a level may sign as a character. Pages show and edit it; the session enforces it where
 * a key is opened. Amounts are wei as decimal strings, by chain ID.
 */

/** One rule. An amount is what can leave the account in the network's own coin: the value, the highest fee, and the data fee of the network. */
export interface SigningRule {
  /** Every signature needs a fresh login. */
  askAlways: boolean;
  /** More than this needs a fresh login; on a network that is not named, every amount does. `null`: no such rule. */
  askAbove: Record<string, string> | null;
  /** A signature needs a fresh login when the last one is older than this (minutes). */
  askAfterMinutes: number | null;
  /** No more than this within 24 hours; on a network that is not named, nothing. `null`: no limit. */
  daily: Record<string, string> | null;
  /**
   * Token transfers, approvals, typed data and messages other than a sign-in can be worth any amount: they count as above
   * `askAbove` and above `daily`.
   */
  countsUnknown: boolean;
  /** Origins that may ask; `null`: all. */
  sites: string[] | null;
}

/** Whom a rule is for. `null`: every level, every character. All rules that fit a signature apply. */
export interface RuleScope {
  levelId: string | null;
  characterId: string | null;
}

/** All rules of an identity. */
export interface SigningPolicy {
  /** By level and character (hex ids), `level/character`; an empty one stands for all. */
  rules: Record<string, SigningRule>;
  /** By character: the number of the present count of payments. A changed daily limit begins a new one. */
  counts: Record<string, number>;
  /** 32 bytes in hex, for the hash of these limits in the log; empty where none is there. */
  salt: string;
}

/** A rule as pages show it. */
export interface SigningRuleView extends RuleScope {
  rule: SigningRule;
  /** What is left of each daily limit; `null`: the character is not open. */
  left: Record<string, string> | null;
}

/** Why a signature is not allowed as things are. */
export type SigningReason =
  | { kind: 'site' }
  /** `limit` is `null` where the rule does not name the network. */
  | { kind: 'daily'; limit: string | null; left: string }
  | { kind: 'daily-unknown' }
  /** The network could not say its data fee. */
  | { kind: 'fee-unknown' }
  | { kind: 'always' }
  | { kind: 'above'; limit: string | null }
  | { kind: 'above-unknown' }
  | { kind: 'minutes'; minutes: number };

/** What the policy says of one request. */
export interface SigningCheck {
  /** `ask`: a fresh login of one of `methodIds` allows it. `refused`: none does. */
  verdict: 'allowed' | 'ask' | 'refused';
  /** For the login method `methodId`, the one that is open. */
  reasons: SigningReason[];
  methodId: string | null;
  /** Daily limits of that login method on the network of the request. */
  daily: { limit: string; left: string }[];
  methodIds: string[];
}

/** The check in words, as the prompt shows it. */
export interface SigningNote {
  verdict: SigningCheck['verdict'];
  /** Whole sentences. */
  text: string;
  /** Login methods whose fresh login allows it. */
  methods: { id: string; name: string }[];
}
