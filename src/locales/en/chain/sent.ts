/** What became of a sent transaction. */
import { room, type Text } from '../../room.ts';

export const chainSent = room('chain/sent', {
  /** Its title cannot be read. */
  unnamed: 'A transaction',
  // States
  signed: 'Signed, not sent yet',
  waiting: 'Waiting to be included',
  waitingAgain: 'Waiting again: its block is no longer part of the chain',
  failed: 'Failed: the contract gave no reason',
  failedBecause: (reason: Text) => `Failed: ${reason}`,
  replaced: 'Replaced by another transaction',
  droppedByNodes: 'Dropped: no node has it any more',
  droppedByBundlers: 'Dropped: no bundler has it any more',
  droppedBecause: (reason: Text) => `Dropped: ${reason}`,
  // Reasons
  earlierMissing: 'an earlier transaction of this account is missing',
  // Problems
  unknown: 'The wallet doesn’t know this transaction.',
  refused: 'The node rejected this transaction.',
  networkGone: 'This network is no longer in the list.',
  characterClosed: 'This character was closed in the meantime. Open it and try again.',
});
