/** What one login brought, by the kind of its method. Every holder of secrets wipes them (`wipeSecrets`). */
import type { TouchKind } from '../../messaging/login.ts';

/** Of one ceremony. */
export interface TouchSecrets {
  kind: TouchKind;
  /** PRF outputs, 32 bytes each; the caller wipes them. */
  first: Uint8Array;
  second: Uint8Array;
  /** As typed; it is folded where it is used. */
  personal?: string | undefined;
}

/** Of a typed password. */
export interface PasswordSecrets {
  kind: 'password';
  /** As typed; `null` where this computer does not open by itself. */
  password: string | null;
  /** OPAQUE's export key (64 bytes) and the salt of the method's row; the caller wipes the first. `null`: the server was not asked. */
  key: { exportKey: Uint8Array; salt: Uint8Array } | null;
  personal?: string | undefined;
}

/** Of a typed recovery key. */
export interface RecoveryKeySecrets {
  kind: 'recovery-key';
  /** 20 bytes; the caller wipes them. */
  secret: Uint8Array;
  /** A recovery key never asks for it. */
  personal?: undefined;
}

/** Of a login whose answer is gone already. */
export interface DerivedSecrets {
  kind: 'derived';
  /** 32 bytes each; whoever keeps them wipes them. */
  modeSecret: Uint8Array;
  localSecret: Uint8Array;
  personal?: string | undefined;
}

export type LoginSecrets = TouchSecrets | PasswordSecrets | RecoveryKeySecrets | DerivedSecrets;
