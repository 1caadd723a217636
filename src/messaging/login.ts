/**
 * Login methods as they cross between our own pages and the worker: their kinds, and one union for each step, told apart by
 * `kind`. A new kind gets a member of each union here; the compiler then names every table and `switch` that lacks it.
 * Bytes cross as base64url.
 */

import type { IssuerAccount, IssuerName } from './issuer-account.ts';

export type { IssuerAccount, IssuerName };

/** The kinds of login method that this build can use. */
export const LOGIN_KINDS = [
  'passkey',
  'security-key',
  'password',
  'oidc',
  'own-storage',
  'certificate',
  'recovery-key',
] as const;
export type LoginKind = (typeof LOGIN_KINDS)[number];

/** Kinds that run a WebAuthn ceremony. */
const TOUCH_KINDS = ['passkey', 'security-key'] as const satisfies readonly LoginKind[];
export type TouchKind = (typeof TOUCH_KINDS)[number];

/** Kinds with a typed secret that OPAQUE checks at the key server, in a row of an account: a typed account name, or an account at an issuer. */
export type OpaqueKind = 'password' | 'oidc';

/** Kinds that have copies on devices and can be added at any time: all but the recovery key. */
export const BINDABLE_KINDS = [
  'passkey',
  'security-key',
  'password',
  'oidc',
  'own-storage',
  'certificate',
] as const satisfies readonly LoginKind[];
export type BindableKind = (typeof BINDABLE_KINDS)[number];

/** Whether a kind needs a key server to be created. */
export const NEEDS_SERVER: Readonly<Record<BindableKind, boolean>> = {
  passkey: false,
  'security-key': false,
  password: true,
  'own-storage': false,
  certificate: false,
  oidc: true,
};

/** Kind of a login method as the log has it: `other` stands for one that a newer version made and this build cannot use. */
export type MethodKind = LoginKind | 'other';

/** The kind of a login method in the log; `other` where this build does not know it. */
export const toMethodKind = (kind: string): MethodKind => LOGIN_KINDS.find((known) => known === kind) ?? 'other';

export const isTouch = (kind: string): kind is TouchKind => TOUCH_KINDS.some((known) => known === kind);

export const isBindable = (kind: string): kind is BindableKind => BINDABLE_KINDS.some((known) => known === kind);

/**
 * Flags BE and BS of the authenticator data (WebAuthn Level 3 §6.1). `bound`: the credential cannot leave its device; `syncable`: its
 * provider may copy it to other devices and has not yet; `synced`: it has a backup, usually on other devices of the same account.
 */
export const SYNC_STATES = ['bound', 'syncable', 'synced'] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** What an authenticator says of itself. The wallet checks no attestation, so nothing proves that it is true. */
export interface Authenticator {
  /** AAGUID in lower case, with hyphens; all zero: it does not say. `null`: not known, because only the creation of a credential tells it. */
  aaguid: string | null;
  sync: SyncState;
}

// A login with a method that this profile knows.

/** The answer of one ceremony: PRF outputs for the server label and for the local label, 32 bytes each. */
export interface TouchAnswer {
  kind: TouchKind;
  methodId: string;
  prfFirst: string;
  prfSecond: string;
  /** At this login. */
  sync?: SyncState;
  /** Personal information, if the method asks for it. */
  personal?: string;
}

/** What OPAQUE gave for a password: its export key (64 bytes), and the salt that the server handed out after the finish. */
export interface PasswordKey {
  exportKey: string;
  salt: string;
}

/** The answer of a typed password, or of the passphrase of an account at an issuer. */
export interface PasswordAnswer {
  kind: OpaqueKind;
  methodId: string;
  /** Password or passphrase as typed, if this computer opens without the server; otherwise `null`. */
  password: string | null;
  /** `null` if this computer opens without the server. The error `needs-login` says that the server must be asked anyway. */
  key: PasswordKey | null;
  personal?: string;
}

/** What a login with own storage gives: the key in the login file, and the typed passphrase. */
export interface StorageKeys {
  passphrase: string;
  /** Of the file: 32 bytes. */
  fileKey: string;
}

/** The answer of own storage. */
export interface StorageAnswer {
  kind: 'own-storage';
  methodId: string;
  passphrase: string;
  /** `null` if this computer opens without the file (until `needs-login`). `file`: what was fetched, if this computer does not know it: renewed elsewhere. */
  fileKey: string | null;
  file?: { id: string; address: string };
  personal?: string;
}

/** What the page made of a certificate file: the secret of its private key, 32 bytes. Nothing else of the file leaves the page. */
export interface CertificateAnswer {
  kind: 'certificate';
  methodId: string;
  secret: string;
  personal?: string;
}

/** A typed recovery key. No profile stores anything about it, so it names no method. */
export interface RecoveryKeyAnswer {
  kind: 'recovery-key';
  text: string;
  /** Personal information, if the recovery key was made with it. */
  personal?: string;
}

/** What is typed of a recovery key. */
export type TypedRecoveryKey = Omit<RecoveryKeyAnswer, 'kind'>;

/** The answer of a method that this profile has a record of. */
export type LoginAnswer = TouchAnswer | PasswordAnswer | StorageAnswer | CertificateAnswer;

/**
 * Proof for acts that change the identity: a fresh ceremony, a password checked with the server, a login file with its
 * passphrase, a certificate, or the typed recovery key.
 * `withoutKeys`: the user continues although account keys do not open here (`keys-missing`).
 */
export type Proof = (
  | TouchAnswer
  | { kind: OpaqueKind; key: PasswordKey; personal?: string }
  | (StorageKeys & { kind: 'own-storage'; personal?: string })
  | CertificateAnswer
  | RecoveryKeyAnswer
) & {
  withoutKeys?: boolean;
};

/** A new passkey or security key, after two agreeing PRF reads. */
export interface NewTouch {
  kind: TouchKind;
  /** Names the local salt, which the worker keeps. */
  ticket: string;
  name: string;
  credentialId: string;
  transports: string[];
  authenticator: Authenticator;
  prfFirst: string;
  prfSecond: string;
  /** Personal information that every login with the method will ask for. It cannot be recovered. */
  personal?: string;
}

/** How this computer keeps a password, or an account at an issuer. */
export interface PasswordKeeping {
  /** Password or passphrase, if this computer shall open without the server; otherwise `null`. */
  password: string | null;
  /** Store the account name, or which issuer it is, on this computer, so that the user need not type it. */
  rememberName: boolean;
}

/** A new password, after OPAQUE's two messages. The worker stores its record at the server. */
export interface NewPassword extends PasswordKeeping {
  kind: 'password';
  /** Of the login method. */
  name: string;
  accountName: string;
  /** As 'opaque-register-start' gave it. */
  registration: string;
  /** OPAQUE's registration record. */
  record: string;
  exportKey: string;
  personal?: string;
}

/** Where a login file lies. */
export interface StoragePlace {
  /** URL of the file. */
  address: string;
  userName: string;
}

/** How this computer keeps a method of own storage. The password of the storage space is never kept. */
export interface StorageKeeping {
  /** 16 bytes. */
  fileId: string;
  /** This computer shall open with the passphrase alone, without the file. */
  localUnlock: boolean;
  /** Stored on this computer, so that the user need not type it; `null`: not stored. */
  place: StoragePlace | null;
}

/** A login file that was written and read back, and its passphrase. */
export interface NewStorage extends StorageKeys, StorageKeeping {
  kind: 'own-storage';
  /** Of the login method. */
  name: string;
  /** URL of the file, for the identity's encrypted documents. */
  address: string;
  personal?: string;
}

/** A certificate whose file was opened in the page. */
export interface NewCertificate {
  kind: 'certificate';
  /** Of the login method. */
  name: string;
  secret: string;
  /** Stored on this computer, so that the user knows which file to choose; `null`: not stored. */
  fileName: string | null;
  personal?: string;
}

/** A new passphrase for an account at an issuer, after OPAQUE's two messages. */
export interface NewOidc extends Omit<NewPassword, 'kind' | 'accountName'> {
  kind: 'oidc';
  account: IssuerAccount;
}

/** A new password or passphrase of a method that is there. */
export interface ChangedPassword extends Omit<NewPassword, 'kind' | 'name' | 'accountName'> {
  kind: OpaqueKind;
  /** Of kind `oidc`: the same account as before. */
  account?: IssuerAccount;
}

/** What a new login method is made of. */
export type NewCredential = NewTouch | NewPassword | NewOidc | NewStorage | NewCertificate;

// An identity that is found at a key server.

/** The answer of a discoverable credential. Only the log says whether its method is a passkey or a security key. */
export interface FoundTouch {
  kind: 'passkey';
  /** Names the local salt, which the worker keeps. */
  ticket: string;
  credentialId: string;
  transports: string[];
  authenticator: Authenticator;
  prfFirst: string;
  prfSecond: string;
}

/** Account name and password, by way of the server. */
export interface FoundPassword extends PasswordKeeping {
  kind: 'password';
  accountName: string;
  key: PasswordKey;
}

/** A login file and its passphrase. */
export interface FoundStorage extends StorageKeys, StorageKeeping {
  kind: 'own-storage';
}

/** A certificate, which finds its rows by itself. */
export interface FoundCertificate {
  kind: 'certificate';
  secret: string;
  /** As in `NewCertificate`. */
  fileName: string | null;
}

/** An account at an issuer and its passphrase, by way of the server. */
export interface FoundOidc extends PasswordKeeping {
  kind: 'oidc';
  issuer: IssuerName;
  key: PasswordKey;
}

/** What finds an identity on a key server. Personal information is given beside it. */
export type FindAnswer =
  | FoundTouch
  | FoundPassword
  | FoundOidc
  | FoundStorage
  | FoundCertificate
  | Pick<RecoveryKeyAnswer, 'kind' | 'text'>;
