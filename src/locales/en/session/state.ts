/** What the session says about what is open, and about the log and documents that this computer knows. */
import { room } from '../../room.ts';

export const sessionState = room('session/state', {
  // document-versions.ts
  olderState:
    'The data of this identity on this computer was replaced with an older state. Use another computer that has the newer one, or restore the backup file in a new browser profile.',
  // keyring.ts
  characterClosed: 'This character is closed. Open it with a login method of its level.',
  onlyViewed:
    'This login can only view this character: it can’t sign or change anything. Open it with a login method that can use it.',
  locked: 'The wallet is locked. Unlock it first.',
  // log-reader.ts
  notHere: 'This identity isn’t on this computer.',
  logOfOther: 'The history found here belongs to another identity.',
  entryDatedAhead:
    'An entry in the history of this identity is dated in the future. Set this computer’s clock and try again.',
  clockBehind:
    'This computer’s clock shows an earlier time than when the wallet was last used here. Set the clock and try again, or confirm with the recovery key.',
  // server-notes.ts
  notesUnreadable: 'What the key server recorded can’t be read right now.',
});
