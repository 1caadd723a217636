/**
 * What a login brings: secrets of a ceremony or of a password, and what only the person knows where the method asks for
 * it [62, 81]. From it come the secret that opens the rows and the secret that opens the copy here; neither gives the other.
 */
import { passkeyLocalSecret, passkeyModeSecret } from '../../keys/mode-secret.ts';
import { passwordLocalSecret, passwordModeSecret, passwordServerSecret } from '../../keys/password.ts';
import { personalSecret } from '../../keys/storage-key.ts';
import { fromBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { PasswordKey, Proof, TouchKind } from '../../messaging/login.ts';
import type { BoundCredential } from './bound-copy.ts';

/** Of one ceremony with a passkey or a security key. */
export interface TouchSecrets {
  kind: TouchKind;
  /** PRF outputs, 32 bytes each; the caller wipes them. */
  first: Uint8Array;
  second: Uint8Array;
  /** As typed; it is folded where it is used. */
  personal?: string | undefined;
}

export interface PasswordSecrets {
  kind: 'password';
  /** As typed; `null` where this computer does not open by itself. */
  password: string | null;
  /** OPAQUE's export key (64 bytes) and the salt of the method's row; the caller wipes the first. `null`: the server was not asked. */
  key: { exportKey: Uint8Array; salt: Uint8Array } | null;
  personal?: string | undefined;
}

/** Of a ceremony whose outputs are gone already: what is kept where a login has to wait. */
export interface DerivedSecrets {
  kind: 'derived';
  /** 32 bytes each; whoever keeps them wipes them. */
  modeSecret: Uint8Array;
  localSecret: Uint8Array;
  personal?: string | undefined;
}

export type LoginSecrets = TouchSecrets | PasswordSecrets | DerivedSecrets;

/** @param prf stays the caller's to wipe */
export const derivedOf = ({ first, second, personal }: TouchSecrets): DerivedSecrets => ({
  kind: 'derived',
  modeSecret: passkeyModeSecret(first),
  localSecret: passkeyLocalSecret(second),
  personal,
});

/** What goes into the storage keys besides the mode secret. */
export interface RowsExtras {
  /** Of the row, where it is not found by a locator (a password). */
  salt?: Uint8Array | null | undefined;
  personal?: string | null | undefined;
}

/** A login through the rows. */
export interface RowsLogin extends RowsExtras {
  /** 32 bytes. */
  modeSecret: Uint8Array;
  wipe(): void;
}

/** What opens a method's rows: a mode secret that is found by its locator, or one with what else its storage keys take. */
export type ModeSecret = Uint8Array | RowsLogin;

export const partsOf = (secret: ModeSecret): RowsExtras & { modeSecret: Uint8Array } =>
  secret instanceof Uint8Array ? { modeSecret: secret } : secret;

/** Is there personal information? Spaces alone are none. */
export const isGiven = (personal: string | null | undefined): personal is string => (personal ?? '').trim() !== '';

/** A login by the copy on this device: 32 bytes each. */
export interface LocalLogin {
  secret: Uint8Array;
  personal: Uint8Array | null;
  wipe(): void;
}

/** @throws WalletError needs-login when a password has not gone by way of the server */
export function rowsLogin(secrets: LoginSecrets): RowsLogin {
  const { personal } = secrets;
  switch (secrets.kind) {
    case 'passkey':
    case 'security-key': {
      const modeSecret = passkeyModeSecret(secrets.first);
      return { modeSecret, personal, wipe: () => wipe(modeSecret) };
    }
    case 'password': {
      if (secrets.key === null) throw needsServer();
      const modeSecret = passwordModeSecret(secrets.key.exportKey);
      return { modeSecret, salt: secrets.key.salt, personal, wipe: () => wipe(modeSecret) };
    }
    case 'derived': {
      const modeSecret = secrets.modeSecret.slice();
      return { modeSecret, personal, wipe: () => wipe(modeSecret) };
    }
  }
}

/**
 * Takes about a second for what can be guessed (Argon2id), twice where personal information is asked for.
 * @throws WalletError needs-login when the server has to be asked first | bad-input when personal information is missing
 */
export async function localLogin(
  secrets: LoginSecrets,
  { localSalt, password, personal }: Pick<BoundCredential, 'localSalt' | 'password' | 'personal'>,
): Promise<LocalLogin> {
  const salt = fromBase64Url(localSalt);
  if (personal === true && !isGiven(secrets.personal)) throw withoutPersonal();
  const secret = await localSecret(secrets, salt, password?.localUnlock === true);
  const extra = personal === true ? await personalSecret(secrets.personal ?? '', salt) : null;
  return { secret, personal: extra, wipe: () => wipe(secret, extra) };
}

async function localSecret(secrets: LoginSecrets, salt: Uint8Array, localUnlock: boolean): Promise<Uint8Array> {
  switch (secrets.kind) {
    case 'passkey':
    case 'security-key':
      return passkeyLocalSecret(secrets.second);
    case 'password':
      if (localUnlock && secrets.password !== null) return passwordLocalSecret(secrets.password, salt);
      if (localUnlock || secrets.key === null) throw needsServer();
      return passwordServerSecret(secrets.key.exportKey);
    case 'derived':
      return secrets.localSecret.slice();
  }
}

/** Of a proof by ceremony or password, for the rows alone. The caller wipes it. */
export function secretsOfProof(proof: Exclude<Proof, { kind: 'recovery-key' }>): LoginSecrets {
  const { kind, personal } = proof;
  switch (kind) {
    case 'passkey':
    case 'security-key':
      return { kind, first: fromBase64Url(proof.prfFirst), second: new Uint8Array(0), personal };
    case 'password':
      return { kind, password: null, key: toPasswordKey(proof.key), personal };
  }
}

/** @throws WalletError bad-encoding */
export const toPasswordKey = ({ exportKey, salt }: PasswordKey): NonNullable<PasswordSecrets['key']> => ({
  exportKey: fromBase64Url(exportKey),
  salt: fromBase64Url(salt),
});

/** What of it can be wiped: a typed text cannot. */
export function wipeSecrets(secrets: LoginSecrets): void {
  switch (secrets.kind) {
    case 'passkey':
    case 'security-key':
      wipe(secrets.first, secrets.second);
      break;
    case 'password':
      wipe(secrets.key?.exportKey);
      break;
    case 'derived':
      wipe(secrets.modeSecret, secrets.localSecret);
  }
}

const needsServer = () =>
  new WalletError('needs-login', 'The key server has to be asked for this. Type the password once more.');

const withoutPersonal = () =>
  new WalletError('bad-input', 'This login method also asks for what only you know. Type it as well.');
