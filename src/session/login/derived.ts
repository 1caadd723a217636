/** Derived secrets of a login of any kind, stored while the login has to wait; the original answer is discarded. */
import { wipe } from '../../lib/bytes.ts';
import type { SecretsReader } from './login-method.ts';
import type { DerivedSecrets } from './secrets-type.ts';

export const derived: SecretsReader<DerivedSecrets> = {
  rowsSecret: ({ modeSecret, salt }) => ({ modeSecret: modeSecret.slice(), salt }),
  localSecret: async ({ localSecret }) => localSecret.slice(),
  mayBeChanged: () => false,
  wipe: ({ modeSecret, localSecret }) => wipe(modeSecret, localSecret),
};
