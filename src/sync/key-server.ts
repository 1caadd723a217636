/**
 * What the wallet asks of a key server: rows by locator and login account number, an identity's log and boxes, and signed
 * writes. Every byte is ciphertext, a public key or a signature. Without a server, the vault of this device serves the same
 * interface. The caller verifies every answer before it believes it.
 */

import type { BoxSigner } from '../keys/signed-box.ts';
import type { Change } from '../vault/vault.ts';

/** A row of the ID database: found by a locator, holds the salt of one login method. */
export interface IdRow {
  locator: Uint8Array;
  salt: Uint8Array;
  /** Hash of the row's control token (`controlHash`). Whoever shows the token may freeze or remove the row. */
  control: Uint8Array;
}

/** A row of the key database: found by the login account number. */
export interface KeyRow {
  accountNumber: Uint8Array;
  loginPublicKey: Uint8Array;
  methodBlob: Uint8Array;
  /** `rowStatement` of version 1 by the login key. */
  signature: Uint8Array;
  /** Hash of the row's control token. It differs from the ID row's token, or a server could link the two rows. */
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
  /** The head that this write builds on; `null` begins a log. */
  expect: Head | null;
  entries: Uint8Array[];
  /** The head after the entries. */
  head: Head;
  boxes: Box[];
  /** X-Wing public key to which the server seals its security notes from now on; absent: it keeps the present one. */
  auditKey?: Uint8Array;
  idRows: IdRow[];
  keyRows: KeyRow[];
  /** Each with its control token (32 bytes), which the server checks. */
  removeIdRows: { locator: Uint8Array; token: Uint8Array }[];
  removeKeyRows: { accountNumber: Uint8Array; token: Uint8Array }[];
  /** Changes of the vault for the commit right before the entries are sent to a server; without one, for the commit of the write. */
  handedOver?: readonly Change[];
  /** It can wait for the next round: none is begun for it. */
  quiet?: true;
}

/** The row parts of a write that touches no row. */
export const noRows = (): Pick<Write, 'idRows' | 'keyRows' | 'removeIdRows' | 'removeKeyRows'> => ({
  idRows: [],
  keyRows: [],
  removeIdRows: [],
  removeKeyRows: [],
});

export interface KeyServer {
  /** Serialised origin; `device` when the rows lie on this device. The signature of a challenge covers it. */
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
   * @param signer signs the write for a server: a method or device with the right to it; not kept. `null` without a server
   * @throws WalletError stale when the head is not `expect` | server-unreachable | server-refused | bad-server
   */
  write(write: Write, signer: BoxSigner | null): Promise<void>;
  /**
   * Moves entries after `kept` out of the log and stores them elsewhere. They are dated ahead and would stop every writer
   * [Note: Dated ahead]. Absent for an identity at a server: an honest server never accepts such an entry.
   * @param stored the head as `head` gives it
   * @throws WalletError stale
   */
  setAside?(identityId: Uint8Array, stored: Head, kept: Head): Promise<void>;
}
