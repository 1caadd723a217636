/** A new login method's rows: its seed under the third storage key, found by locator and login account number. Made on the device, whole before anything is stored. */

import { createMethodBlob, createMethodSeed, type MethodKeys, methodKeys } from '../keys/method.ts';
import { locatorOf } from '../keys/mode-secret.ts';
import { loginAccount, SALT_LENGTH, thirdStorageKey } from '../keys/storage-key.ts';
import { randomBytes, wipe } from '../lib/bytes.ts';
import type { Head, IdRow, KeyRow } from '../sync/key-server.ts';

export interface NewMethod {
  keys: MethodKeys;
  /** The rows, once the identity's id and head are known. */
  rows(identityId: Uint8Array, head: Head, server: string): { idRow: IdRow; keyRow: KeyRow };
  wipe(): void;
}

/**
 * @param modeSecret copied: the caller may wipe its own
 * @param anchor of the identity's genesis
 */
export async function createMethod(modeSecret: Uint8Array, anchor: Uint8Array): Promise<NewMethod> {
  const secret = modeSecret.slice();
  const methodSeed = createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, 0);
  return {
    keys,
    rows(identityId, head, server) {
      const salt = randomBytes(SALT_LENGTH);
      const thirdKey = thirdStorageKey(secret, salt);
      const account = loginAccount(secret, salt);
      const identity = { identityId, anchor, server, generation: 0, headNumber: head.number, headHash: head.hash };
      try {
        return {
          idRow: { locator: locatorOf(secret), salt },
          keyRow: {
            accountNumber: account.number,
            loginPublicKey: account.publicKey,
            methodBlob: createMethodBlob(thirdKey, { methodSeed, identities: [identity] }),
          },
        };
      } finally {
        wipe(thirdKey, account.seed);
      }
    },
    wipe: () => wipe(secret, methodSeed, keys.authenticationSeed, keys.signingSeed),
  };
}
