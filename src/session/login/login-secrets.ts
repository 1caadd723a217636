/**
 * Derives two secrets from the answer of a login and, if the method asks for it, the personal information: one opens the
 * rows, the other the copy on this device. Neither can be derived from the other.
 */
import { personalSecret } from '../../keys/storage-key.ts';
import { fromBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { FindAnswer, LoginAnswer, NewCredential, Proof } from '../../messaging/login.ts';
import type { BoundCredential } from './bound-record.ts';
import { BINDABLE, LOGIN_METHODS, readerOf } from './kinds.ts';
import type { FoundCredential, LoginPlace, OpenCredential } from './login-method.ts';
import { isGiven } from './personal.ts';
import type { DerivedSecrets, LoginSecrets } from './secrets-type.ts';

export type { LoginSecrets };

/** Inputs of the storage keys besides the mode secret. */
export interface RowsExtras {
  /** For a method whose rows are found by an account name and not by a locator: the salt stored with the account's record. */
  salt?: Uint8Array | null | undefined;
  personal?: string | null | undefined;
}

/** A login through the rows. */
export interface RowsLogin extends RowsExtras {
  /** 32 bytes. */
  modeSecret: Uint8Array;
  /** As in `RowsSecret`. */
  mayComeAgain?: true;
  wipe(): void;
}

/** The secret that opens a method's rows: a mode secret alone, or with the other inputs of its storage keys. */
export type ModeSecret = Uint8Array | RowsLogin;

export const partsOf = (secret: ModeSecret): RowsExtras & { modeSecret: Uint8Array } =>
  secret instanceof Uint8Array ? { modeSecret: secret } : secret;

/** A login with the copy on this device; 32 bytes each. */
export interface LocalLogin {
  secret: Uint8Array;
  personal: Uint8Array | null;
  wipe(): void;
}

/** `null` if this login has not asked the server and its kind needs that. */
export function rowsLoginIfAsked(secrets: LoginSecrets): RowsLogin | null {
  const rows = readerOf(secrets).rowsSecret(secrets);
  if (rows === null) return null;
  return { ...rows, personal: secrets.personal, wipe: () => wipe(rows.modeSecret) };
}

/** @throws WalletError needs-login if the server, or the login file, must be asked first */
export function rowsLogin(secrets: LoginSecrets): RowsLogin {
  const login = rowsLoginIfAsked(secrets);
  if (login === null) throw needsMore(secrets);
  return login;
}

/**
 * Takes about a second for secrets that can be guessed (Argon2id), and another second for personal information.
 * @throws WalletError needs-login if the server, or the login file, must be asked first | bad-input if personal information is missing
 */
export async function localLogin(
  secrets: LoginSecrets,
  credential: Pick<BoundCredential, 'localSalt' | 'password' | 'oidc' | 'storage' | 'personal'>,
): Promise<LocalLogin> {
  const { localSalt, personal } = credential;
  if (personal === true && !isGiven(secrets.personal)) throw withoutPersonal();
  const secret = await readerOf(secrets).localSecret(secrets, credential);
  if (secret === null) throw needsMore(secrets);
  const extra = personal === true ? await personalSecret(secrets.personal ?? '', fromBase64Url(localSalt)) : null;
  return { secret, personal: extra, wipe: () => wipe(secret, extra) };
}

/**
 * The derived secrets to store while a login has to wait, instead of its answer.
 * @param secrets the caller wipes them
 * @throws WalletError needs-login if the server, or the login file, must be asked first
 */
export async function derivedOf(
  secrets: LoginSecrets,
  credential: Pick<BoundCredential, 'localSalt' | 'password' | 'oidc' | 'storage'>,
): Promise<DerivedSecrets> {
  const { modeSecret, salt = null } = rowsLogin(secrets);
  try {
    const localSecret = await readerOf(secrets).localSecret(secrets, credential);
    if (localSecret === null) throw needsMore(secrets);
    return { kind: 'derived', modeSecret, localSecret, salt, personal: secrets.personal };
  } catch (error) {
    wipe(modeSecret);
    throw error;
  }
}

/** Tells whether the secrets may open the rows although they do not open the local copy, because the method was changed elsewhere. */
export const mayBeChanged = (secrets: LoginSecrets): boolean => readerOf(secrets).mayBeChanged(secrets);

/** How this device asks for the method from now on, after a login by way of the rows. */
export const keptAs = (secrets: LoginSecrets, credential: BoundCredential): BoundCredential =>
  readerOf(secrets).keptAs?.(secrets, credential) ?? credential;

/** Overwrites all byte arrays. Typed text is a string and cannot be overwritten. */
export const wipeSecrets = (secrets: LoginSecrets): void => readerOf(secrets).wipe(secrets);

/** @throws WalletError no-prf | bad-encoding */
export const secretsOf = async (answer: LoginAnswer): Promise<LoginSecrets> => BINDABLE[answer.kind].ofAnswer(answer);

/** Secrets of a proof; they only open the rows, and the caller wipes them. @throws WalletError bad-encoding | bad-recovery-key */
export const secretsOfProof = async (proof: Proof): Promise<LoginSecrets> => LOGIN_METHODS[proof.kind].ofProof(proof);

/** A credential for a new method. @throws WalletError not-found (the ticket has expired) | no-prf | bad-input */
export const openCredential = (made: NewCredential, place: LoginPlace): Promise<OpenCredential> =>
  BINDABLE[made.kind].ofMade(made, place);

/**
 * The secrets that find an identity at a server, and how this device will ask for the method from now on.
 * @throws WalletError not-found (the ticket has expired) | no-prf | bad-encoding | bad-recovery-key
 */
export const foundCredential = (
  found: FindAnswer,
  place: LoginPlace,
  personal: string | undefined,
): Promise<FoundCredential> => LOGIN_METHODS[found.kind].ofFound(found, place, personal);

const needsMore = (secrets: LoginSecrets) =>
  new WalletError('needs-login', readerOf(secrets).needsMore?.() ?? t.needsWholeLogin);

const withoutPersonal = () => new WalletError('bad-input', t.asksPersonal);
