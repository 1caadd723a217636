/** What the session says about what is open, and about the log and documents that this computer knows. */
import { room } from '../../room.ts';

export const sessionState = room('session/state', {
  // document-versions.ts
  olderState:
    'An older state of this identity was put in the place of the one this computer knows. Use another computer that has the newer one, or restore the backup file in a new browser profile.',
  // keyring.ts
  characterClosed: 'This character is closed. Open it with a login method of its level.',
  onlyViewed:
    'This login can only view this character: it signs and changes nothing here. Open it with a login method that may use it.',
  locked: 'The wallet is locked. Open it first.',
  // log-reader.ts
  notHere: 'This identity is not on this computer.',
  logOfOther: 'The membership log found is of another identity.',
  entryDatedAhead:
    'An entry of the membership log is dated in the future. Set the clock of this computer right and try again.',
  clockBehind:
    'The clock of this computer shows an earlier time than when the wallet was last used here. Set it right and try again, or confirm with the recovery key.',
  // server-notes.ts
  notesUnreadable: 'What the key server noted cannot be read now.',
});
