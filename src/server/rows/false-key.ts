/** A public key that nobody has the seed of: what signatures for unknown rows are checked against. */
import { signingKeyPair } from '../../keys/sign.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';

function createFalseKey(): Uint8Array {
  const seed = randomBytes(32);
  try {
    return signingKeyPair(seed).publicKey;
  } finally {
    wipe(seed);
  }
}

/** Ed25519, 32 bytes, another one in each process. */
export const FALSE_PUBLIC_KEY = createFalseKey();
