/** The one error class of the wallet and its table of codes. An error never carries a secret: only code that saw none writes messages. */

/** Codes of failures that a person or the wallet's own pages meet. Codes of the page API are in messaging/provider.ts. */
export type WalletErrorCode =
  | 'cannot-open' // one error for every box, blob or grant that does not open
  | 'bad-recovery-key' // malformed or checksum wrong
  | 'recovery-key-mismatch' // well formed, but not the expected one
  | 'bad-encoding' // bytes that do not parse
  | 'bad-log' // a membership log that does not verify
  | 'older-state' // authentic, but older than what this computer has seen: somebody put it back, or a server lost something
  | 'not-allowed' // signer has no right to this entry, or the level does not manage
  | 'locked' // nothing is open
  | 'closed' // this character is not open at the present level
  | 'needs-login' // a fresh ceremony is needed for this act
  | 'wrong-credential' // the authenticator's answer opens nothing here
  | 'wrong-personal' // it found its rows at a key server, but what only its person knows is missing or differs
  | 'no-prf' // authenticator without PRF
  | 'prf-unstable' // two readings of the PRF did not agree
  | 'not-found'
  | 'exists'
  | 'bad-input' // message says what to do
  | 'storage-broken' // both copies unreadable
  | 'storage-full'
  | 'storage-unreachable' // the person's own storage space did not answer: what it did is unknown
  | 'wrong-file' // a login file that is changed, of another login, or none at all
  | 'newer-version' // data written by a newer version
  | 'server-unreachable' // the key server did not answer: what it did is unknown
  | 'server-refused' // the key server refused (too many requests, not allowed)
  | 'not-invited' // the key server takes a new identity only with a valid invitation
  | 'bad-server' // the key server's answer is invalid: nothing of it is believed, and nothing more is sent
  | 'issuer-unreachable' // the service at which the person has an account did not answer the key server
  | 'issuer-refused' // a login at that service was not accepted: it must begin anew
  | 'no-network'
  | 'node-refused'
  | 'keys-missing' // target keys do not open here, and a rotation would leave them behind: the person decides
  | 'stale' // compare-and-swap lost: read again
  | 'refused' // a rule of the product forbids it
  | 'bad-pairing' // a message from the mailbox is not what the other computer sent
  | 'stopped' // the person ended a ceremony; nothing happened
  | 'internal';

/** An expected failure; a subclass tells apart what one code has in common. `message` is a whole sentence for the person; it names no secret. */
export class WalletError extends Error {
  override readonly name = 'WalletError';
  readonly code: WalletErrorCode;
  constructor(code: WalletErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Is this a WalletError (of the given code)? */
export const isWalletError = (error: unknown, code?: WalletErrorCode): error is WalletError =>
  error instanceof WalletError && (code === undefined || error.code === code);

/** The error for every box that does not open; it does not say why. */
export const cannotOpen = (): WalletError => new WalletError('cannot-open', 'This cannot be opened with that key.');

/** Ends an exhaustive switch. */
export function unreachable(value: never): never {
  throw new WalletError('internal', `Unexpected case: ${JSON.stringify(value)}`);
}

/** What the wallet itself made is not what it has to be; where it was thrown says what. */
export const mistaken = (): WalletError => new WalletError('internal', 'The wallet made a mistake.');
