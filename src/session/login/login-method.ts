/**
 * The interfaces of a login method inside the session. Each kind has one file in this folder and one row in the table of
 * `kinds.ts`. All other code uses these interfaces and names no kind.
 */
import type { FindAnswer, Proof } from '../../messaging/login.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import type { BoundCredential } from './bound-record.ts';
import type { Enrolment } from './enrolment.ts';
import type { LoginSecrets } from './secrets-type.ts';

/** The secret that opens a method's rows at the server. */
export interface RowsSecret {
  /** 32 bytes; the caller wipes them. */
  modeSecret: Uint8Array;
  /**
   * `null`: the rows are found by the locator, which is derived from the mode secret; the ID row contains the salt.
   * 32 bytes: the rows are found by an account name; the server stores the salt with the account's record, and there is no ID row.
   */
  salt: Uint8Array | null;
  /** The person can bring the same secret for a new method once more: whether it is in use is looked up first. */
  mayComeAgain?: true;
}

/** Reads the secrets of one login. */
export interface SecretsReader<Secrets> {
  /**
   * The secret for the rows. `null` if this login has not asked the server and its kind needs that. This is not an error: the user
   * can log in again through the server.
   * @throws WalletError no-prf | internal if a secret has a wrong length, so that it can never open anything
   */
  rowsSecret(secrets: Secrets): RowsSecret | null;
  /**
   * The secret for the copy on this device: 32 bytes, which the caller wipes. `null` as for `rowsSecret`, and if the kind has no
   * copies on devices. A wrong secret does not throw here; it fails to open the copy.
   * @throws WalletError no-prf | internal like `rowsSecret`
   */
  localSecret(
    secrets: Secrets,
    credential: Pick<BoundCredential, 'localSalt' | 'password' | 'oidc' | 'storage'>,
  ): Promise<Uint8Array | null>;
  /** What to do where `rowsSecret` or `localSecret` gave `null`, as a sentence; only of a kind that can give it. */
  needsMore?(): string;
  /** Tells whether the secrets may open the rows although they do not open the local copy, because the method was changed elsewhere. */
  mayBeChanged(secrets: Secrets): boolean;
  /** How this device asks for the method after a login by way of the rows, where the login showed that something has changed. */
  keptAs?(secrets: Secrets, credential: BoundCredential): BoundCredential;
  /** Overwrites all byte arrays. Typed text is a string and cannot be overwritten. */
  wipe(secrets: Secrets): void;
}

/** What a method may need from the worker. */
export interface LoginPlace {
  /** The local salt stored for a ticket, base64url. @throws WalletError not-found (the ticket has expired) */
  saltOf(ticket: string): Promise<string>;
  /** The local salt of everything that is typed on this computer, base64url. */
  typedSalt(): Promise<string>;
  /** Origin of the identity's key server. @throws WalletError bad-input if there is none */
  server(): Promise<string>;
  /** The OPAQUE calls of the key server at this origin. */
  opaqueAt(origin: string): RemoteOpaque;
}

/** The credential that found an identity at a server. */
export interface FoundCredential {
  /** How this device will ask for the method from now on; `null`: this kind stores nothing on a device. */
  bound: BoundCredential | null;
  /** The caller wipes the secrets (`wipeSecrets`). */
  secrets: LoginSecrets;
}

/** A credential for a new login method. */
export interface OpenCredential extends FoundCredential {
  bound: BoundCredential;
  /** The account row to store at the server together with the method; `null` for kinds without one. */
  enrolment: Enrolment | null;
  /** How the names of the identity tell whose row it is: the account name of a password; `accountText` of an account at an issuer; of own storage the address of the file, with its id after a `#`. */
  account?: string | undefined;
}

/** A kind of login method. */
export interface LoginMethod<Secrets = LoginSecrets, ProofOfKind = Proof, Found = FindAnswer>
  extends SecretsReader<Secrets> {
  /** Secrets of a proof; they only open the rows. @throws WalletError bad-encoding | bad-recovery-key */
  ofProof(proof: ProofOfKind): Secrets | Promise<Secrets>;
  /** @throws WalletError not-found (the ticket has expired) | no-prf | bad-encoding | bad-recovery-key */
  ofFound(found: Found, place: LoginPlace, personal: string | undefined): Promise<FoundCredential>;
}

/** A kind that has copies on devices and can be added to an identity. */
export interface BindableMethod<Secrets, ProofOfKind, Found, Answer, Made>
  extends LoginMethod<Secrets, ProofOfKind, Found> {
  /** Secrets of a login with a method that this device knows. @throws WalletError no-prf | bad-encoding */
  ofAnswer(answer: Answer): Secrets | Promise<Secrets>;
  /** @throws WalletError not-found (the ticket has expired) | no-prf | bad-input (no key server, or no valid account name) */
  ofMade(made: Made, place: LoginPlace): Promise<OpenCredential>;
  /** The sentence to show if the copy did not open. */
  didNotOpen(asksPersonal: boolean): string;
}
