/** The login method that the new computer brings: its keys, and its two rows at the key server. Whole before anything of it is sent. */
import { createId } from '../../keys/ids.ts';
import { createMethodBlob, createMethodSeed, methodKeys } from '../../keys/method.ts';
import { locatorOf, passkeyModeSecret } from '../../keys/mode-secret.ts';
import type { Invite, OfferedMethod } from '../../keys/pairing.ts';
import { controlHash, rowStatement } from '../../keys/statement.ts';
import { loginAccount, SALT_LENGTH, thirdStorageKey } from '../../keys/storage-key.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import type { BoundCredential } from '../bound-copy.ts';
import type { PrfOutputs } from '../login-secrets.ts';

export interface JoiningMethod {
  credential: BoundCredential;
  /** Of the ceremony that made it: two agreeing reads. */
  prf: PrfOutputs;
  own: OfferedMethod;
  /** 32 bytes. */
  methodSeed: Uint8Array;
  /** Control tokens of its two rows, 32 bytes each; unlike, or they would join the rows. */
  idControl: Uint8Array;
  keyControl: Uint8Array;
}

/** As they are put; a key row is sealed with a nonce, so the same bytes have to be kept for trying again. */
export interface JoiningRows {
  idRow: Parameters<RemoteRows['putIdRow']>[0];
  keyRow: Parameters<RemoteRows['putKeyRow']>[0];
}

/** A method made on this computer, for the identity with this anchor. @param prf copied */
export async function createJoiningMethod(
  kind: 'passkey' | 'security-key',
  credential: BoundCredential,
  prf: PrfOutputs,
  anchor: Uint8Array,
): Promise<JoiningMethod> {
  const methodSeed = createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed, keys.signingSeed);
  const { authenticationPublicKey, signingPublicKey } = keys;
  return {
    credential,
    prf: { first: prf.first.slice(), second: prf.second.slice() },
    own: { id: createId(), kind, authenticationPublicKey, signingPublicKey },
    methodSeed,
    idControl: randomBytes(32),
    keyControl: randomBytes(32),
  };
}

/** The caller wipes it. */
export async function signingSeedOf({ methodSeed }: JoiningMethod, anchor: Uint8Array): Promise<Uint8Array> {
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed);
  return keys.signingSeed;
}

/** The blob's floor is the head that the words covered: an older or other log does not open with this method. */
export function rowsOf(method: JoiningMethod, { origin, identityId, anchor, head }: Invite): JoiningRows {
  const modeSecret = passkeyModeSecret(method.prf.first);
  const salt = randomBytes(SALT_LENGTH);
  const thirdKey = thirdStorageKey(modeSecret, salt);
  const account = loginAccount(modeSecret, salt);
  const identity = { identityId, anchor, server: origin, generation: 0, headNumber: head.number, headHash: head.hash };
  try {
    const methodBlob = createMethodBlob(thirdKey, { methodSeed: method.methodSeed, identities: [identity] });
    const statement = { origin: '', accountNumber: account.number, version: 1, blob: methodBlob };
    return {
      idRow: { locator: locatorOf(modeSecret), salt, control: controlHash(method.idControl) },
      keyRow: {
        accountNumber: account.number,
        loginPublicKey: account.publicKey,
        methodBlob,
        control: controlHash(method.keyControl),
        signature: rowStatement.sign(account.seed, statement),
      },
    };
  } finally {
    wipe(modeSecret, thirdKey, account.seed);
  }
}

/** The same rows again do no harm. @throws WalletError exists | server-unreachable */
export async function putRows(rows: RemoteRows, { idRow, keyRow }: JoiningRows): Promise<void> {
  await rows.putIdRow(idRow);
  await rows.putKeyRow(keyRow);
}
