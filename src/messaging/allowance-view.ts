/** A right to take tokens or items of an account without asking again, as pages see it, and what is known of all of them. */
import type { Hex } from '../lib/bytes.ts';

/** Which right it is. All addresses are lower-case. */
export interface AllowanceRef {
  /** `token`: an ERC-20 allowance. `permit2`: one in a Permit2 contract. `operator`: a whole collection. `item`: one item of a collection. */
  kind: 'token' | 'permit2' | 'operator' | 'item';
  account: Hex;
  /** The contract that keeps the right: the token, the collection, or Permit2. */
  contract: Hex;
  token: Hex;
  spender: Hex;
  /** Number of the item; `null` for the other kinds. */
  id: string | null;
}

export interface AllowanceView extends AllowanceRef {
  /** Symbol of the token or name of the collection; `null`: it has no readable one. */
  tokenName: string | null;
  /** The token is on the network's own list. */
  tokenKnown: boolean;
  /** 0 where the token does not say. */
  decimals: number;
  /** Base units; `null`: everything, of a collection. */
  amount: string | null;
  unlimited: boolean;
  /** What could be taken now: base units, or a number of items; `null` where the contract does not say. */
  atRisk: string | null;
  /** ms since 1970; `null`: it has no end. */
  expiresAt: number | null;
  /** From the address book, the character's accounts, or the wallet's list of contracts. */
  spenderName: string | null;
  spenderKind: 'contract' | 'account' | 'unknown';
}

export interface AllowanceList {
  /** Most at risk first. */
  rows: AllowanceView[];
  /** `paused`: it goes on when the person asks for it. `refused`: the node does not give older logs. `whole`: every block was searched. */
  state: 'searching' | 'paused' | 'refused' | 'whole';
  /** Blocks that were searched, and blocks that there are. */
  searched: number;
  blocks: number;
  /** ms since 1970: the time of the oldest block that was searched; `null` while it is not known, or where nothing was searched. */
  since: number | null;
  /** Why the node refused; its own words. */
  refusal: string | null;
  /** More was found than is listed. */
  more: boolean;
}

/** A right with what the person wants it to be: `amount` in base units; `null` takes it back. */
export interface AllowanceChange extends AllowanceRef {
  amount: string | null;
  /** ms since 1970, as it is: only Permit2 has it. */
  expiresAt: number | null;
}

/** Names a right among the others of a list. */
export const allowanceKey = ({ kind, account, contract, token, spender, id }: AllowanceRef): string =>
  [kind, account, contract, token, spender, id ?? ''].join(' ');
