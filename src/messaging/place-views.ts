/** What a character is connected with, as pages see it; and what another login method changed of it, until the person has looked. */
import type { Hex } from '../lib/bytes.ts';

export interface SiteView {
  origin: string;
  accounts: Hex[];
  chainId: number;
  since: number;
  /** Name of another login method that connected it or showed it more. It sees nothing of that before the person keeps it. */
  changedBy?: string;
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
  /** None: it took away the character's own. */
  rpcUrls: string[];
}
