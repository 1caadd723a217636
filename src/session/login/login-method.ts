/**
 * What the session asks of a login method. Each kind is one file beside this one, and a row of the table in `kinds.ts`.
 * Everything else goes by these interfaces and names no kind.
 */
import type { FindAnswer, Proof } from '../../messaging/login.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import type { BoundCredential } from './bound-record.ts';
import type { Enrolment } from './enrolment.ts';
import type { LoginSecrets } from './secrets-type.ts';

/** What opens a method's rows at the server. */
export interface RowsSecret {
  /** 32 bytes, made for the caller, which wipes them. */
  modeSecret: Uint8Array;
  /**
   * `null`: the rows are found by the locator, which follows from the mode secret, and the row there holds the salt.
   * 32 bytes: the rows are found by an account; the salt lies with its record at the server, and no row for a locator is put.
   */
  salt: Uint8Array | null;
}

/** Reads the secrets that one login brought. */
export interface SecretsReader<Secrets> {
  /**
   * The secret for the rows. `null` where this login has not asked the server and its kind needs that: then nothing is wrong,
   * and the same person can log in once more by way of the server.
   * @throws WalletError no-prf | internal where what the login brought has a wrong length: it can never open anything
   */
  rowsSecret(secrets: Secrets): RowsSecret | null;
  /**
   * The secret for the copy on this device: 32 bytes, which the caller wipes. `null` as for `rowsSecret`, and where the kind
   * keeps no copy on any device. A wrong secret is no error here: the copy does not open with it.
   * @throws WalletError no-prf | internal as for `rowsSecret`
   */
  localSecret(
    secrets: Secrets,
    credential: Pick<BoundCredential, 'localSalt' | 'password'>,
  ): Promise<Uint8Array | null>;
  /** May these open the rows though the copy here does not open with them, because the method was changed elsewhere? */
  mayBeChanged(secrets: Secrets): boolean;
  /** Overwrites what can be overwritten: a typed text cannot. */
  wipe(secrets: Secrets): void;
}

/** What a method may need from the worker around the session. */
export interface LoginPlace {
  /** The local salt that was kept under a ticket, base64url. @throws WalletError not-found (the ticket is over) */
  saltOf(ticket: string): Promise<string>;
  /** Origin of the key server of the identity. @throws WalletError bad-input where there is none */
  server(): Promise<string>;
  /** The calls for passwords at a key server. */
  opaqueAt(origin: string): RemoteOpaque;
}

/** What found an identity at a server. */
export interface FoundCredential {
  /** How this device would ask for the method from then on; `null`: this kind keeps nothing on a device. */
  bound: BoundCredential | null;
  /** The caller wipes them (`wipeSecrets`). */
  secrets: LoginSecrets;
}

/** A credential for a new login method. */
export interface OpenCredential extends FoundCredential {
  bound: BoundCredential;
  /** The row that has to be stored at the server along with the method; `null`: there is none. */
  enrolment: Enrolment | null;
  /** Account name under which that row is found. */
  account?: string | undefined;
}

/** A kind of login method. */
export interface LoginMethod<Secrets = LoginSecrets, ProofOfKind = Proof, Found = FindAnswer>
  extends SecretsReader<Secrets> {
  /** Secrets of a proof, for the rows alone. @throws WalletError bad-encoding | bad-recovery-key */
  ofProof(proof: ProofOfKind): Secrets;
  /** @throws WalletError not-found (the ticket is over) | no-prf | bad-encoding | bad-recovery-key */
  ofFound(found: Found, place: LoginPlace, personal: string | undefined): Promise<FoundCredential>;
}

/** A kind of which a device keeps a copy, and which can be added to an identity. */
export interface BindableMethod<Secrets, ProofOfKind, Found, Answer, Made>
  extends LoginMethod<Secrets, ProofOfKind, Found> {
  /** Secrets of a login with a method that this device knows. @throws WalletError no-prf | bad-encoding */
  ofAnswer(answer: Answer): Secrets;
  /** @throws WalletError not-found (the ticket is over) | no-prf | bad-input (no key server, or no usable account name) */
  ofMade(made: Made, place: LoginPlace): Promise<OpenCredential>;
  /** A sentence for a copy that did not open. */
  didNotOpen(asksPersonal: boolean): string;
}
