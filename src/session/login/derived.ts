/** Secrets of a login whose answer is gone already, whatever its kind was: kept where a login has to wait. */
import { wipe } from '../../lib/bytes.ts';
import type { SecretsReader } from './login-method.ts';
import type { DerivedSecrets } from './secrets-type.ts';

export const derived: SecretsReader<DerivedSecrets> = {
  rowsSecret: ({ modeSecret }) => ({ modeSecret: modeSecret.slice(), salt: null }),
  localSecret: async ({ localSecret }) => localSecret.slice(),
  mayBeChanged: () => false,
  wipe: ({ modeSecret, localSecret }) => wipe(modeSecret, localSecret),
};
