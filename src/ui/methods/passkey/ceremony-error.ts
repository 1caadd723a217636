/** Turns a browser's WebAuthn error into one sentence that says what to do. Never shows the browser's own message. */

import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { passkey as t } from '../../../locales/en/ui/methods/passkey.ts';
import type { TouchKind } from '../../../messaging/login.ts';

/** The two WebAuthn ceremonies: registration and authentication. */
export type CeremonyAct = 'create' | 'answer';

/** The error for an authenticator without the PRF extension (WebAuthn Level 3 §10.1.4). It says what to use instead. */
export const withoutPrf = (kind: TouchKind): WalletError => new WalletError('no-prf', t.noPrf[kind]);

/** The error for an answer without user verification (flag UV of WebAuthn §6.1). */
export const withoutVerification = (kind: TouchKind): WalletError => new WalletError('refused', t.cannotVerify[kind]);

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
      return new WalletError('stopped', t.stopped, because);
    case 'NotAllowedError':
      return isUnfocused(error)
        ? new WalletError('refused', t.notInFront, because)
        : new WalletError('refused', t.unfinished[act][kind], because);
    case 'InvalidStateError':
      return act === 'create'
        ? new WalletError('exists', t.existing[kind], because)
        : new WalletError('wrong-credential', t.unfinished.answer[kind], because);
    case 'ConstraintError':
      return new WalletError('refused', t.cannotVerify[kind], because);
    case 'NotSupportedError':
      return new WalletError('no-prf', t.noPrf[kind], because);
    case 'SecurityError':
      return new WalletError('refused', t.pageRefused, because);
    case 'UnknownError':
    case 'OperationError':
      return new WalletError('refused', t.reportedError[kind], because);
    default:
      return new WalletError('internal', t.browserFailed, because);
  }
}
