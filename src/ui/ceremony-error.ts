/** Turns what a browser throws during a WebAuthn ceremony into one sentence that says what to do. It never passes a browser's own words on. */
import { isWalletError, WalletError } from '../lib/errors.ts';

/** Kinds of login method that run a ceremony. */
export type CredentialKind = 'passkey' | 'security-key';

/** Making a credential, or having an existing one answer. */
export type CeremonyAct = 'create' | 'answer';

const unfinished: Record<CeremonyAct, Record<CredentialKind, string>> = {
  create: {
    passkey:
      'No passkey was made: the window was closed, or nobody touched in time. Nothing is lost. Try again, or use a security key.',
    'security-key':
      'The security key did not answer: the window was closed, or nobody touched the key in time. Nothing is lost. Plug it in and try again.',
  },
  answer: {
    passkey:
      'The passkey did not answer: the window was closed, nobody touched in time, or the passkey was removed from this computer. Nothing is lost. Try again, or choose another way.',
    'security-key':
      'The security key did not answer: the window was closed, nobody touched the key in time, or it is another key. Nothing is lost. Plug it in and try again, or choose another way.',
  },
};

const existing: Record<CredentialKind, string> = {
  passkey:
    'There is a passkey of this identity on this computer already. Log in with that one, or use a security key here.',
  'security-key': 'This security key is a login method of this identity already. Use another key.',
};

const cannotVerify: Record<CredentialKind, string> = {
  passkey:
    'This computer cannot check that it is you. Set up a fingerprint, face or PIN in its settings and try again, or use a security key.',
  'security-key':
    'This security key cannot check that it is you. Give it a PIN (in the security settings of your browser) and try again, or use another key.',
};

const noPrf: Record<CredentialKind, string> = {
  passkey:
    'This passkey can log in to sites but cannot hold a key for the wallet. Nothing was set up. Choose another place for the passkey, or use a security key.',
  'security-key':
    'This security key can log in to sites but cannot hold a key for the wallet. Nothing was set up. Use a key with FIDO2 and a PIN, or a passkey of this computer.',
};

/** The error for an authenticator without PRF (WebAuthn Level 3 §10.1.4): says what to use instead. */
export const withoutPrf = (kind: CredentialKind): WalletError => new WalletError('no-prf', noPrf[kind]);

/** The error for an answer without user verification (flag UV of WebAuthn §6.1). */
export const withoutVerification = (kind: CredentialKind): WalletError =>
  new WalletError('refused', cannotVerify[kind]);

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

/** Did the browser refuse because another tab or window was in front? It says so in words only. */
export function isUnfocused(error: unknown): boolean {
  const cause = error instanceof WalletError ? error.cause : error;
  return nameOf(cause) === 'NotAllowedError' && cause instanceof Error && /\bfocus/i.test(cause.message);
}

/**
 * The sentence for a failed ceremony. A `WalletError` passes unchanged; `stopped` means that the person or the page ended it.
 * Names of errors: WebAuthn Level 3 §5.1.3 and §5.1.4.
 */
export function toCeremonyError(error: unknown, act: CeremonyAct, kind: CredentialKind): WalletError {
  if (isWalletError(error)) return error;
  const because = { cause: error };
  switch (nameOf(error)) {
    case 'AbortError':
      return new WalletError('stopped', 'Stopped. Nothing was changed.', because);
    case 'NotAllowedError':
      return isUnfocused(error)
        ? new WalletError('refused', 'Another tab or window was in front. Click into this one and try again.', because)
        : new WalletError('refused', unfinished[act][kind], because);
    case 'InvalidStateError':
      return act === 'create'
        ? new WalletError('exists', existing[kind], because)
        : new WalletError('wrong-credential', unfinished.answer[kind], because);
    case 'ConstraintError':
      return new WalletError('refused', cannotVerify[kind], because);
    case 'NotSupportedError':
      return new WalletError('no-prf', noPrf[kind], because);
    case 'SecurityError':
      return new WalletError(
        'refused',
        'The browser does not allow passkeys on this page. Close it, open the wallet from its button in the toolbar, and try again.',
        because,
      );
    case 'UnknownError':
    case 'OperationError':
      return new WalletError(
        'refused',
        kind === 'security-key'
          ? 'The security key had a fault. Unplug it, plug it in again, and try once more.'
          : 'The passkey had a fault. Wait a moment and try once more; if it stays so, restart the browser.',
        because,
      );
    default:
      return new WalletError(
        'internal',
        'The browser could not use passkeys. Update it, restart it, and try again.',
        because,
      );
  }
}
