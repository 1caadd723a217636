/** Secrets of a login whose answer is gone already, whatever its kind was: kept where a login has to wait. */
import { wipe } from '../../lib/bytes.ts';
import type { SecretsReader } from './login-method.ts';

export interface DerivedSecrets {
  kind: 'derived';
  /** 32 bytes each; whoever keeps them wipes them. */
  modeSecret: Uint8Array;
  localSecret: Uint8Array;
  personal?: string | undefined;
}

export const derived: SecretsReader<DerivedSecrets> = {
  rowsSecret: ({ modeSecret }) => ({ modeSecret: modeSecret.slice(), salt: null }),
  localSecret: async ({ localSecret }) => localSecret.slice(),
  mayBeChanged: () => false,
  wipe: ({ modeSecret, localSecret }) => wipe(modeSecret, localSecret),
};
