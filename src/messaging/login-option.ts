/** How a login method that this computer knows can be used here. Holds no secret, and nothing of what it opens. */
import type { Authenticator, BindableKind } from './login.ts';

/** What a page needs to run one WebAuthn ceremony; bytes as base64url. */
export interface Ceremony {
  credentialId: string;
  transports: string[];
  rpId: string | null;
  prfFirst: string;
  prfSecond: string;
}

/** What is known of a login file. `address`: URL of the file; `null` where it has to be typed, as `userName` is. */
export interface StorageView {
  fileId: string;
  localUnlock: boolean;
  address: string | null;
  userName: string | null;
}

/** A login method that can open this profile. No name of a person, character or level: nothing is open yet. */
export interface LoginOption {
  methodId: string;
  kind: BindableKind;
  ceremony: Ceremony | null;
  /** Only of a password: whether this computer opens with it by itself, whether the account name has to be typed, and, where it was enrolled at another server than the identity's, the origin of the identity's. */
  password?: { localUnlock: boolean; asksName: boolean; movedTo?: string } | null;
  /** Only of an account at an issuer: whether this computer opens with the passphrase alone, and the issuer as far as it is known. */
  oidc?: { localUnlock: boolean; issuerId: string | null; issuerName: string | null; movedTo?: string } | null;
  /** Only of own storage: what this computer knows of the login file, and whether it opens without it. */
  storage?: StorageView | null;
  /** Only of a certificate: the name of its file, if it is stored here. */
  fileName?: string | null;
  /** Only of a certificate: the same wherever its key is used on this computer. */
  keyId?: string;
  /** The method asks for personal information as well. */
  personal?: boolean;
  /** Of a passkey or security key, as it says itself; absent where that is not known. */
  authenticator?: Authenticator;
  /** On this computer, ms since 1970; `null`: never. */
  lastUsedAt?: number | null;
  /** The one used last is offered first. Never a frozen one. */
  usedLast: boolean;
  /** As far as this computer knows: it opens nothing until it is unfrozen. */
  frozen?: true;
}
