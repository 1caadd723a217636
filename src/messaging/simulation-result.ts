/** The result of simulating a transaction, for the words of its review. Types only. */
import type { Hex } from '../lib/bytes.ts';
import type { Simulation } from './approval.ts';

/** A right over the account's assets that somebody has after the simulation and did not have before. */
export interface GrantedRight {
  kind: 'allowance' | 'item' | 'operator' | 'borrowing' | 'owner' | 'votes';
  /** The token, collection or contract that it is about. */
  asset: Hex;
  /** Who gets the right. */
  holder: Hex;
  /** Base units that are allowed after the simulation, or the number of an item, decimal; `null` where there is no number. */
  amount: string | null;
  /** Base units that are allowed more than before, decimal; `null` where that is not known, or there is no number. */
  added: string | null;
}

export interface GrantedRights {
  rights: GrantedRight[];
  /** The simulation gives more rights than were looked at. */
  more: boolean;
}

/** `given` is left out where the simulation gives no right, as far as could be found. */
export type SimulationResult = Simulation & { given?: GrantedRights };
