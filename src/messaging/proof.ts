/** What a person answers a question for a login method with: at a login, and as the proof that a change wants. */

/** The answer of one ceremony: PRF outputs for the server label and for the local label. */
export interface PrfAnswer {
  methodId: string;
  prfFirst: string;
  prfSecond: string;
  /** What only the person knows, where the method asks for it. */
  personal?: string;
}

/** What OPAQUE gave for a password: its export key (64 bytes), and the salt that the server handed out after the finish. */
export interface PasswordKey {
  exportKey: string;
  salt: string;
}

/** The answer of a typed password. */
export interface PasswordAnswer {
  kind: 'password';
  methodId: string;
  /** As it was typed, where this computer opens by itself; else `null`. */
  password: string | null;
  /** `null` where this computer opens by itself; `needs-login` says that the server has to be asked all the same. */
  key: PasswordKey | null;
  personal?: string;
}

/** What opens a method that this profile knows. */
export type LoginAnswer = PrfAnswer | PasswordAnswer;

/**
 * Proof for acts that change the identity: a fresh ceremony, a password by way of the server, or the typed recovery key.
 * `withoutKeys`: the person goes on though keys of accounts do not open here (`keys-missing`).
 */
export type Proof = (
  | ({ kind: 'ceremony' } & PrfAnswer)
  | { kind: 'password'; key: PasswordKey; personal?: string }
  | { kind: 'recovery-key'; text: string }
) & { withoutKeys?: boolean };
