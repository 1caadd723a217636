/** What one call means in words; filled by a file for each group of calls. Types only. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { LimitReview, Phrase, Row, Warning, WholeAddress } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';

export interface CallWords {
  sentence: Phrase[];
  verb: string;
  warnings: Warning[];
  rows: Row[];
  /** Whoever gets money or an item. */
  to: WholeAddress | null;
  limit: LimitReview | null;
  /** The call cannot be read: only what it changes can be judged. */
  unread: boolean;
  /** Coins sent along are of no use to the called contract. */
  takesNoCoins: boolean;
}

export interface Call {
  context: ReviewContext;
  /** With the person's edits in it. */
  transaction: PreparedTransaction;
  /** As the site asked. */
  asked: Payload;
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
