/** The secrets of one login, by the kind of its method. Whoever holds them wipes them (`wipeSecrets`). */
import type { OpaqueKind, TouchKind } from '../../messaging/login.ts';

/** Secrets of one WebAuthn ceremony. */
export interface TouchSecrets {
  kind: TouchKind;
  /** PRF outputs, 32 bytes each; the caller wipes them. */
  first: Uint8Array;
  second: Uint8Array;
  /** Personal information as typed; it is normalised where it is used. */
  personal?: string | undefined;
}

/** Secrets of a typed password, or of the passphrase of an account at an issuer. */
export interface PasswordSecrets {
  kind: OpaqueKind;
  /** Password or passphrase as typed; `null` if this computer does not open without the server. */
  password: string | null;
  /** OPAQUE's export key (64 bytes; the caller wipes it) and the salt of the method's row. `null`: the server was not asked. */
  key: { exportKey: Uint8Array; salt: Uint8Array } | null;
  personal?: string | undefined;
}

/** Secrets of own storage. */
export interface StorageSecrets {
  kind: 'own-storage';
  /** The passphrase as typed. */
  passphrase: string;
  /** What file and passphrase give together (32 bytes; the caller wipes it). `null`: the file was not fetched. */
  key: Uint8Array | null;
  /** The file that was fetched, if this computer does not know it. */
  file?: { id: string; address: string } | undefined;
  personal?: string | undefined;
}

/** Secret of a certificate's private key. */
export interface CertificateSecrets {
  kind: 'certificate';
  /** 32 bytes; the caller wipes them. */
  secret: Uint8Array;
  personal?: string | undefined;
}

/** Secret of a typed recovery key. */
export interface RecoveryKeySecrets {
  kind: 'recovery-key';
  /** 20 bytes; the caller wipes them. */
  secret: Uint8Array;
  personal?: string | undefined;
}

/** Derived secrets of a login whose original answer was discarded. */
export interface DerivedSecrets {
  kind: 'derived';
  /** 32 bytes each; whoever holds them wipes them. */
  modeSecret: Uint8Array;
  localSecret: Uint8Array;
  /** As in `RowsSecret`. */
  salt: Uint8Array | null;
  personal?: string | undefined;
}

export type LoginSecrets =
  | TouchSecrets
  | PasswordSecrets
  | StorageSecrets
  | CertificateSecrets
  | RecoveryKeySecrets
  | DerivedSecrets;
