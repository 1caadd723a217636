/**
 * What the browser tests have seen each kind of login method do. A test notes an act right after it saw its result; `npm test` writes
 * the matrix of the README from the notes of the tests that passed (scripts/lib/method-matrix.mjs).
 */
import { test } from '@playwright/test';
import type { LoginKind } from '../../src/messaging/login.ts';

/** Type of the annotations, which Playwright's JSON report keeps. */
const NOTE = 'login-method-act';

export type MethodAct =
  /** It starts an identity, together with a recovery key. */
  | 'start'
  /** It is added to an identity. */
  | 'add'
  /** It opens the wallet on a computer that is bound. */
  | 'log in'
  /** The same, while the key server cannot be reached. */
  | 'log in offline'
  /** It finds and opens the identity on a computer that does not know it. */
  | 'new computer'
  /** It confirms a change of the identity. */
  | 'confirm'
  | 'freeze'
  /** It gets new keys after it was frozen. */
  | 'reset'
  /** It gets new keys, or another secret, without a loss. */
  | 'renew'
  | 'remove';

/** Notes that the running test saw `kind` do these acts. */
export function did(kind: LoginKind, ...acts: MethodAct[]): void {
  for (const act of acts) test.info().annotations.push({ type: NOTE, description: `${kind}: ${act}` });
}
