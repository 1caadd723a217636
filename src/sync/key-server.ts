/**
 * What the wallet asks of a key server: rows by locator and account number, an identity's log and boxes, and signed
 * writes. Every byte is ciphertext, a public key or a signature. The same interface is served from this device's own
 * vault while there is no server, and nothing it answers is believed before it was verified.
 */

import type { BoxSigner } from '../keys/signed-box.ts';

/** A row of the ID database: found by a locator, holds the salt of one login method. */
export interface IdRow {
  locator: Uint8Array;
  salt: Uint8Array;
  /** Hash of its control token (`controlHash`): who shows the token may freeze or remove the row. */
  control: Uint8Array;
}

/** A row of the key database: found by the login account number. */
export interface KeyRow {
  accountNumber: Uint8Array;
  loginPublicKey: Uint8Array;
  methodBlob: Uint8Array;
  /** `rowStatement` of version 1 by the login key. */
  signature: Uint8Array;
  /** Hash of its control token: another one than the ID row's, or a server could join the two. */
  control: Uint8Array;
}

export interface Head {
  number: number;
  hash: Uint8Array;
}

/** A named ciphertext of an identity: a grant, a document, a sealed target key. `null` removes it. */
export interface Box {
  name: string;
  bytes: Uint8Array | null;
}

/** One atomic write of an identity: compare-and-swap on its head. */
export interface Write {
  identityId: Uint8Array;
  /** The head this write builds on; `null` begins a log. */
  expect: Head | null;
  entries: Uint8Array[];
  /** The head after the entries. */
  head: Head;
  boxes: Box[];
  /** X-Wing key that a server seals its notes to from now on; absent leaves it. */
  auditKey?: Uint8Array;
  idRows: IdRow[];
  keyRows: KeyRow[];
  /** With the control tokens that a server wants to see. */
  removeIdRows: { locator: Uint8Array; token: Uint8Array }[];
  removeKeyRows: { accountNumber: Uint8Array; token: Uint8Array }[];
}

export interface KeyServer {
  /** Serialised origin; `device` when the rows lie on this device. Challenges are signed over it. */
  readonly origin: string;
  /** The salt for a locator; `null` when there is no such row. */
  salt(locator: Uint8Array): Promise<Uint8Array | null>;
  /**
   * The method blob of a login account. `prove` signs the challenge with the login password.
   * @throws WalletError cannot-open: unknown, frozen and wrong alike
   */
  methodBlob(
    accountNumber: Uint8Array,
    prove: (challenge: Uint8Array, origin: string) => Uint8Array,
  ): Promise<Uint8Array>;
  /** The head as stored, unverified; `null` when the identity is unknown. */
  head(identityId: Uint8Array): Promise<Head | null>;
  /** All log entries, oldest first, unverified. */
  log(identityId: Uint8Array): Promise<Uint8Array[]>;
  box(identityId: Uint8Array, name: string): Promise<Uint8Array | null>;
  boxes(identityId: Uint8Array, prefix: string): Promise<{ name: string; bytes: Uint8Array }[]>;
  /**
   * @param signer who stands for the write at a server: a method or device that may; not kept. `null` where there is none
   * @throws WalletError stale when the head is another one | server-unreachable | server-refused | bad-server
   */
  write(write: Write, signer: BoxSigner | null): Promise<void>;
  /**
   * Takes entries after `kept` out of the log and keeps them elsewhere: they are dated ahead, and would stop whoever
   * writes. There is none where others write too: a server never took such an entry, or is not to be believed.
   * @param stored the head as `head` gives it
   * @throws WalletError stale
   */
  setAside?(identityId: Uint8Array, stored: Head, kept: Head): Promise<void>;
}
