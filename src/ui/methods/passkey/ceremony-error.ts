/** Turns a browser's WebAuthn error into one sentence that says what to do. Never shows the browser's own message. */

import { isWalletError, WalletError } from '../../../lib/errors.ts';
import type { TouchKind } from '../../../messaging/login.ts';

/** The two WebAuthn ceremonies: registration and authentication. */
export type CeremonyAct = 'create' | 'answer';

const unfinished: Record<CeremonyAct, Record<TouchKind, string>> = {
  create: {
    passkey:
      'No passkey was created: the window was closed or timed out. Nothing is lost. Try again, or use a security key.',
    'security-key':
      'The security key didn’t respond: the window was closed, or nobody touched the key in time. Nothing is lost. Plug it in and try again.',
  },
  answer: {
    passkey:
      'The passkey didn’t respond: the window was closed or timed out, or the passkey was removed from this computer. Nothing is lost. Try again, or use another login method.',
    'security-key':
      'The security key didn’t respond: the window was closed, nobody touched the key in time, or it is a different key. Nothing is lost. Plug it in and try again, or use another login method.',
  },
};

const existing: Record<TouchKind, string> = {
  passkey:
    'A passkey of this identity is kept in this place already. Nothing was added: a second one there would be lost together with the first. Log in with the one you have, or add a security key.',
  'security-key':
    'This security key is a login method of this identity already. Nothing was added: a second one on the same key would be lost together with the first. Use a different key.',
};

const cannotVerify: Record<TouchKind, string> = {
  passkey:
    'This computer can’t verify that it’s you. Set up a fingerprint, face unlock or a PIN in its settings and try again, or use a security key.',
  'security-key':
    'This security key can’t verify that it’s you. Set a PIN for it in your browser’s security settings and try again, or use a different key.',
};

const noPrf: Record<TouchKind, string> = {
  passkey:
    'This passkey works for websites but can’t hold a key for the wallet. Nothing was set up. What works: Windows Hello on an up-to-date Windows 11, iCloud Keychain from macOS 15 on, Google Password Manager, or a FIDO2 security key such as a YubiKey 5.',
  'security-key':
    'This security key works for websites but can’t hold a key for the wallet. Nothing was set up. What works: a FIDO2 key with a PIN that knows “hmac-secret”, such as a YubiKey 5 with firmware 5.2 or later, or a passkey on this computer.',
};

/** The error for an authenticator without the PRF extension (WebAuthn Level 3 §10.1.4). It says what to use instead. */
export const withoutPrf = (kind: TouchKind): WalletError => new WalletError('no-prf', noPrf[kind]);

/** The error for an answer without user verification (flag UV of WebAuthn §6.1). */
export const withoutVerification = (kind: TouchKind): WalletError => new WalletError('refused', cannotVerify[kind]);

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

/** Tells whether the browser refused because another tab or window had the focus. Only the error's message says so. */
export function isUnfocused(error: unknown): boolean {
  const cause = error instanceof WalletError ? error.cause : error;
  return nameOf(cause) === 'NotAllowedError' && cause instanceof Error && /\bfocus/i.test(cause.message);
}

/**
 * The error to show for a failed ceremony. A `WalletError` passes unchanged; the code `stopped` means that the user or the page cancelled the ceremony.
 * Error names: WebAuthn Level 3 §5.1.3 and §5.1.4.
 */
export function toCeremonyError(error: unknown, act: CeremonyAct, kind: TouchKind): WalletError {
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
          ? 'The security key reported an error. Unplug it, plug it in again, and try once more.'
          : 'The passkey reported an error. Wait a moment and try once more; if it happens again, restart the browser.',
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
