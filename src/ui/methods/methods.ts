/** The table of login methods: one row per kind. A new kind gets a file of its own and a row here. */

import type { MethodKind } from '../../messaging/snapshot.ts';
import type { IconNode } from '../components/icon.tsx';
import type { CredentialKind } from '../passkey.ts';
import { passkey } from './passkey.ts';
import { recoveryKey } from './recovery-key.tsx';
import { securityKey } from './security-key.ts';
import type { Said, TouchWords } from './words.ts';

/** Methods that run a ceremony. */
export const TOUCH: Record<CredentialKind, TouchWords> = { passkey, 'security-key': securityKey };

/** What every method has. */
export const METHODS: Record<MethodKind, { icon: IconNode; name: string; unlock: Said }> = {
  ...TOUCH,
  'recovery-key': recoveryKey,
};
