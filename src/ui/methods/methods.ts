/** The table of login methods: one row per kind. A new kind gets a file of its own and a row here. */

import type { LoginKind, MethodKind } from '../../messaging/login.ts';
import type { IconNode } from '../components/icon.tsx';
import type { CredentialKind } from '../passkey.ts';
import { other } from './other.ts';
import { passkey } from './passkey.ts';
import { password } from './password-words.ts';
import { recoveryKey } from './recovery-key.tsx';
import { securityKey } from './security-key.ts';
import type { Said, TouchWords } from './words.ts';

/** Methods that run a ceremony. */
export const TOUCH: Record<CredentialKind, TouchWords> = { passkey, 'security-key': securityKey };

/** Above the login, by what stands first there. */
export const LEDES: Record<LoginKind, string> = {
  passkey: passkey.lede,
  'security-key': securityKey.lede,
  password: password.lede,
  'recovery-key': 'Type the eight groups of your recovery key.',
};

/** What every method has. */
export const METHODS: Record<MethodKind, { icon: IconNode; name: string; unlock: Said }> = {
  ...TOUCH,
  password,
  'recovery-key': recoveryKey,
  other,
};
