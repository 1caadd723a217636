/** The table of login methods as the pages show them: a folder for each kind, and a row here. */

import type { BindableKind, LoginKind, MethodKind, TouchKind } from '../../messaging/login.ts';
import { certificate } from './certificate/words.ts';
import { oidc } from './oidc/words.ts';
import { other } from './other/words.ts';
import { ownStorage } from './own-storage/words.ts';
import { passkey } from './passkey/words.ts';
import { password } from './password/words.ts';
import { recoveryKey } from './recovery-key/words.ts';
import { securityKey } from './security-key/words.ts';
import type { CreationWords, MethodWords, NamedWords, TouchWords } from './words.ts';

/** Methods that run a ceremony. */
export const TOUCH: Record<TouchKind, TouchWords> = { passkey, 'security-key': securityKey };

/** Methods that can be made. */
export const CREATABLE: Record<BindableKind, CreationWords> = {
  ...TOUCH,
  password,
  oidc,
  'own-storage': ownStorage,
  certificate,
};

/** Methods that can log in. */
export const LOGINS: Record<LoginKind, MethodWords> = { ...CREATABLE, 'recovery-key': recoveryKey };

/** Every method that an identity can have. */
export const METHODS: Record<MethodKind, NamedWords> = { ...LOGINS, other };
