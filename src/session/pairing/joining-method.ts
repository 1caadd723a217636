/** The new computer's login method: its keys and its two rows at the key server. It is complete before any part of it is sent. */
import { createId } from '../../keys/ids.ts';
import { createMethodSeed, methodKeys } from '../../keys/method.ts';
import type { Invite, OfferedMethod } from '../../keys/pairing.ts';
import { wipe } from '../../lib/bytes.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import { derivedOf, type LoginSecrets, rowsLogin } from '../login/login-secrets.ts';
import { entryOf, rowsOf } from '../login/method-rows.ts';
import type { DerivedSecrets } from '../login/secrets-type.ts';

export interface JoiningMethod {
  credential: BoundCredential;
  /** Derived from the login that created the method; the login's own output is not stored. */
  secrets: DerivedSecrets;
  own: OfferedMethod;
  /** 32 bytes. */
  methodSeed: Uint8Array;
}

/** The rows as they are sent. A key row is sealed with a random nonce, so a retry needs the stored bytes. */
export interface JoiningRows {
  idRow: IdRow;
  keyRow: KeyRow;
}

/** Creates a method on this computer for the identity with this anchor. @param secrets the caller wipes them */
export async function createJoiningMethod(
  credential: BoundCredential,
  secrets: LoginSecrets,
  anchor: Uint8Array,
): Promise<JoiningMethod> {
  const methodSeed = createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed, keys.signingSeed);
  const { authenticationPublicKey, signingPublicKey } = keys;
  return {
    credential,
    secrets: await derivedOf(secrets, credential),
    own: { id: createId(), kind: credential.kind, authenticationPublicKey, signingPublicKey },
    methodSeed,
  };
}

/** The caller wipes it. */
export async function signingSeedOf({ methodSeed }: JoiningMethod, anchor: Uint8Array): Promise<Uint8Array> {
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed);
  return keys.signingSeed;
}

/** The blob's floor is the head that the words confirmed: this method does not open with an older or a different log. */
export async function joiningRows({ methodSeed, secrets }: JoiningMethod, invite: Invite): Promise<JoiningRows> {
  const login = rowsLogin(secrets);
  const identity = entryOf(invite, { server: invite.origin, generation: 0 });
  try {
    return await rowsOf(login, { methodSeed, identities: [identity] });
  } finally {
    login.wipe();
  }
}

/** Repeating it with the same rows is harmless. @throws WalletError exists | server-unreachable */
export async function putRows(rows: RemoteRows, { idRow, keyRow }: JoiningRows): Promise<void> {
  await rows.putIdRow(idRow);
  await rows.putKeyRow(keyRow);
}
