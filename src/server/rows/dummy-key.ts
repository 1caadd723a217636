/** A public key whose seed nobody has: the server checks signatures for unknown rows against it, so that they cost the same. */
import { signingKeyPair } from '../../keys/sign.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';

function createDummyKey(): Uint8Array {
  const seed = randomBytes(32);
  try {
    return signingKeyPair(seed).publicKey;
  } finally {
    wipe(seed);
  }
}

/** Ed25519, 32 bytes; different in each process. */
export const DUMMY_PUBLIC_KEY = createDummyKey();
