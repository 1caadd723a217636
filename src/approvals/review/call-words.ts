/** The words for one call. Types only. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { AssetChange, LimitReview, Phrase, Row, Warning, WholeAddress } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';

export interface CallWords {
  sentence: Phrase[];
  verb: string;
  warnings: Warning[];
  rows: Row[];
  /** The recipient of coins, tokens or items. */
  to: WholeAddress | null;
  limit: LimitReview | null;
  /** What certainly changes on another network, where the simulation does not look; absent: nothing. */
  changes?: AssetChange[];
  /** The call cannot be decoded: only its simulated effect can be judged. */
  unread: boolean;
  /** The called function does not use native coins. */
  takesNoCoins: boolean;
}

export interface Call {
  context: ReviewContext;
  /** Includes the person's edits. */
  transaction: PreparedTransaction;
  /** As the site requested it. */
  asked: Payload;
  /** How many described calls are around it; absent: none. */
  depth?: number;
}

/** The fields that a plain call does not set. */
export const plainCall: Omit<CallWords, 'sentence' | 'verb'> = {
  warnings: [],
  rows: [],
  to: null,
  limit: null,
  unread: false,
  takesNoCoins: false,
};
