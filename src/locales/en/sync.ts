/** What is said about a key server and its answers. */
import { room, type Text } from '../room.ts';
import { plural } from './grammar.ts';

/** An answer of a key server of which nothing is believed. */
const wrongAnswer = (why: string): string =>
  `The key server sent an answer that can’t be correct: ${why} Nothing was taken from it.`;

export const sync = room('sync', {
  // attempt.ts
  historyTooLong: 'The history of this identity is too long to send at once. Your data on this computer is safe.',
  tooManyNewKeys:
    'This gives new keys to more characters than the key server accepts at once. Nothing was changed. Take characters out of the level first, a few at a time.',
  // oidc-login.ts
  loginPageWrong: 'The key server sent a login page that can’t be correct. Nothing was taken from it.',
  loginNotAccepted: 'This login to your account wasn’t accepted. Start it again.',
  loginEnded: 'The login to your account was stopped there. Start it again.',
  // pull.ts
  notWhole:
    'A change from another computer hasn’t fully arrived at the key server yet. Open the wallet there, and wait a moment.',
  twoSuccessors:
    'The key server named two different keys as the successor of its key. It tells different computers different things, or somebody else has its key.',
  twoStories: 'The key server showed different computers different histories.',
  beingChanged: 'This identity is being changed on another computer right now. Try again in a moment.',
  logIncomplete: wrongAnswer('part of the log is missing.'),
  entriesWrong: 'The key server’s history of this identity has entries that aren’t valid. Nothing was taken from it.',
  logEndsOtherwise: wrongAnswer('its log doesn’t end where it says.'),
  pagesDoNotEnd: wrongAnswer('its pages never end.'),
  // receipts.ts
  notTrusted: (sentence: Text) =>
    `${sentence} Nothing was taken from it, and nothing is sent to it. Your data on this computer is safe. Consider moving to another key server.`,
  olderState: 'The key server shows an older state than it confirmed before.',
  otherHistory: 'The key server’s history of this identity differs from the one on this computer.',
  // remote.ts
  otherAddress: wrongAnswer('it gives another address than the one it was reached at.'),
  noServerHere: 'There is no key server for this wallet at this address. Check the address.',
  // send-log.ts
  otherHistoryNotSent:
    'The key server’s history of this identity differs from the one on this computer. Nothing was sent to it.',
  // send.ts
  changedElsewhere: 'This was changed on another computer in the meantime. Check it and try again.',
  notAllowed: 'The key server didn’t allow this. Check whether this login method may still do it.',
  partTooLarge:
    'Part of this identity is larger than the key server accepts, so it stays on this computer. Everything else was sent.',
  // sync-rows.ts
  recordUnreadable:
    'What this computer knows about the key server can’t be read. Nothing was changed. Use another computer, or restore the backup file in a new browser profile.',
  // http.ts
  unreachable: 'The key server can’t be reached right now. Check your connection and try again.',
  tooManyTries: (minutes: number) =>
    plural(minutes, {
      one: 'The key server accepts no more attempts right now. Wait a minute, then try again.',
      other: `The key server accepts no more attempts right now. Wait ${minutes} minutes, then try again.`,
    }),
  cannotAnswer: 'The key server can’t answer right now. Try again later.',
  placeTaken:
    'The key server already has something else in this place. If you used this login method there before, use another one.',
  takesNoNewIdentities:
    'This key server accepts no new identities right now. Ask its operator to accept yours, or choose another server.',
  notInvited:
    'This key server accepts new identities by invitation only, and this invitation isn’t valid: it may be mistyped, used already, or expired. Ask the server’s operator for a new one.',
  loginTooOld: 'Too much time has passed since that login. Log in to your account again.',
  issuerUnreachable:
    'The service that your account is at can’t be reached right now. Try again later, or use another login method.',
  tooLarge: 'This is larger than the key server accepts.',
  refused: 'The key server refused this. The settings show its answer.',
  wrongForm: wrongAnswer('it doesn’t have the expected form.'),
  otherLanguage: wrongAnswer('it isn’t in the format of a key server.'),
  answerTooLong: wrongAnswer('it is far too long.'),
  nothingUnchanged: wrongAnswer('it says “not changed” of something that was never read.'),
  notAnAddress: 'This isn’t the address of a key server. It should look like https://keys.example.',
  httpsOnly: 'A key server is only used over https. Start its address with https://.',
  addressOnly: 'Enter only the address of the key server, with nothing after its name.',
  // identities.ts
  unknownIdentity: 'The key server doesn’t know this identity, or doesn’t know this login method of it.',
  changingKey: 'The key server is changing its key right now. Try again in a few minutes.',
  restoredBeforeKey: wrongAnswer(
    'it was restored from a backup made before it changed its key, and signs with the key from that time.',
  ),
  receiptWrong: wrongAnswer('its receipt isn’t signed with the server’s known key.'),
  standingMissing: wrongAnswer('it doesn’t say what state this identity is in.'),
  otherWriteConfirmed: wrongAnswer('it confirms something other than what was sent.'),
  freezesNothing: 'This code doesn’t freeze any login method at this key server. Check the code.',
  // oidc.ts
  issuerTwice: wrongAnswer('it lists the same issuer twice.'),
  issuerInsecure: wrongAnswer('it lists an issuer that isn’t used over https.'),
  issuerNotTaken: 'The key server no longer accepts accounts of this service.',
  loginPageInsecure: wrongAnswer('it gives a login page that isn’t opened over https.'),
});
