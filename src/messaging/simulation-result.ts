/** What a simulation of a transaction found, for the words of its review. Types only. */
import type { Hex } from '../lib/bytes.ts';
import type { Simulation } from './approval.ts';

/** Somebody can do more, after the run, with what the account owns. */
export interface GrantedRight {
  kind: 'allowance' | 'item' | 'operator' | 'borrowing' | 'owner' | 'votes';
  /** The token, collection or contract that it is about. */
  asset: Hex;
  /** Whoever gets the right. */
  holder: Hex;
  /** Base units that are allowed after the run, or the number of an item, decimal; `null` where there is no number. */
  amount: string | null;
  /** Base units that are allowed more than before, decimal; `null` where that is not known, or there is no number. */
  added: string | null;
}

export interface GrantedRights {
  rights: GrantedRight[];
  /** The run speaks of more rights than were looked at. */
  more: boolean;
}

/** `given` is left out where the run gives no right away, as far as could be found. */
export type SimulationResult = Simulation & { given?: GrantedRights };
