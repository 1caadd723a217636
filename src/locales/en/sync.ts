/** What is said about a key server and its answers. */
import { room, type Text } from '../room.ts';
import { plural } from './grammar.ts';

/** An answer of a key server of which nothing is believed. */
const wrongAnswer = (why: string): string =>
  `The key server sent an answer that can’t be correct: ${why} Nothing was taken from it.`;

export const sync = room('sync', {
  // attempt.ts
  historyTooLong: 'The history of this identity is too long to be sent in one step.',
  tooManyNewKeys:
    'This gives new keys to more characters than the key server takes in one step. Nothing was changed. Take characters out of the level first, a few at a time.',
  // oidc-login.ts
  loginPageWrong: 'The key server sent a login page that can’t be correct. Nothing was taken from it.',
  loginNotAccepted: 'This login to your account was not accepted. Begin it again.',
  loginEnded: 'The login to your account was ended there.',
  // pull.ts
  notWhole:
    'A change from another computer is not whole at the key server yet. Open the wallet there, and wait a moment.',
  twoStories: 'The key server told different computers different things.',
  beingChanged: 'This identity is being changed elsewhere right now. Try again in a moment.',
  logIncomplete: wrongAnswer('a part of the log is missing.'),
  entriesWrong:
    'The key server holds entries in the history of this identity that are not right. Nothing was taken from it.',
  logEndsOtherwise: wrongAnswer('its log does not end as it says.'),
  pagesDoNotEnd: wrongAnswer('its pages do not end.'),
  // receipts.ts
  notTrusted: (sentence: Text) =>
    `${sentence} Nothing was taken from it and nothing is sent to it. What is on this computer is safe; consider moving to another key server.`,
  olderState: 'The key server shows an older state than the one that it confirmed before.',
  otherHistory: 'The key server holds another history of this identity than this computer.',
  // remote.ts
  otherAddress: wrongAnswer('it calls itself by another address than the one it was reached at.'),
  noServerHere: 'There is no key server for this wallet at this address. Check the address.',
  // send-log.ts
  otherHistoryNotSent: 'The key server holds another history of this identity. Nothing was sent to it.',
  // send.ts
  changedElsewhere: 'This was changed elsewhere meanwhile. Look again and repeat it.',
  notAllowed: 'The key server did not allow this. Look whether this login method may still do it.',
  partTooLarge:
    'A part of this identity is larger than the key server takes, so that it stays on this computer. Everything else was sent.',
  // sync-rows.ts
  recordUnreadable:
    'What this computer remembers of the key server cannot be read. Nothing was changed. Use another computer, or restore the backup file in a new browser profile.',
  // http.ts
  unreachable: 'The key server can’t be reached now. Check your connection, and try again.',
  tooManyTries: (minutes: number) =>
    plural(minutes, {
      one: 'The key server takes no more tries now. Wait a minute, and try again.',
      other: `The key server takes no more tries now. Wait ${minutes} minutes, and try again.`,
    }),
  cannotAnswer: 'The key server can’t answer now. Try again later.',
  placeTaken:
    'The key server holds something else in this place already. If you used this login method there before, use another one.',
  takesNoNewIdentities:
    'This key server accepts no new identities now. Ask its operator to accept yours, or choose another one.',
  loginTooOld: 'Too much time has passed since that login. Log in to your account again.',
  issuerUnreachable:
    'The service with your account can’t be reached now. Try again later, or use another login method.',
  tooLarge: 'The key server takes nothing as large as this.',
  refused: 'The key server refused this. The settings show its answer.',
  wrongForm: wrongAnswer('it is not of the form that was asked for.'),
  otherLanguage: wrongAnswer('it speaks another language than a key server.'),
  answerTooLong: wrongAnswer('it is far too long.'),
  nothingUnchanged: wrongAnswer('nothing was asked that could be unchanged.'),
  notAnAddress: 'This is no address of a key server. It looks like https://keys.example.',
  httpsOnly: 'A key server is reached by https only. Write its address with https://.',
  addressOnly: 'Give only the address of the key server, without anything after its name.',
  // identities.ts
  unknownIdentity: 'The key server does not know this identity, or this login method of it.',
  receiptWrong: wrongAnswer('its receipt is not signed with the key that was pinned.'),
  standingMissing: wrongAnswer('it does not say where this identity stands.'),
  otherWriteConfirmed: wrongAnswer('it confirms something else than what was sent.'),
  freezesNothing: 'The key server knows no login method that this code freezes.',
  // oidc.ts
  issuerTwice: wrongAnswer('it names an issuer twice.'),
  issuerInsecure: wrongAnswer('an issuer is not reached by https.'),
  issuerNotTaken: 'The key server takes no accounts of this service any more.',
  loginPageInsecure: wrongAnswer('a login page is not reached by https.'),
});
