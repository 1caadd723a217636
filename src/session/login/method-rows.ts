/**
 * Creates the rows of a login method: its seed, encrypted with the third storage key, which is found by locator and login account
 * number. The device computes all rows before anything is stored.
 */

import { locatorOf } from '../../keys/locator.ts';
import {
  type BlobIdentity,
  createMethodBlob,
  createMethodSeed,
  type MethodBlob,
  type MethodKeys,
  methodKeys,
  rowControls,
} from '../../keys/method.ts';
import { passwordRowControl } from '../../keys/modes/password.ts';
import { controlHash, rowStatement } from '../../keys/statement.ts';
import { loginAccount, personalSecret, SALT_LENGTH, thirdStorageKey } from '../../keys/storage-key.ts';
import { randomBytes, toBase64Url, wipe } from '../../lib/bytes.ts';
import type { Head, IdRow, KeyRow } from '../../sync/key-server.ts';
import { type ModeSecret, partsOf, type RowsLogin } from './login-secrets.ts';
import { isGiven } from './personal.ts';

export interface MethodRows {
  idRow: IdRow;
  keyRow: KeyRow;
  /** The rows to store at the server. For a method that is found by an account name there is no ID row: its salt is stored with the account's record. */
  put: { idRows: IdRow[]; keyRows: KeyRow[] };
}

/** The entry of an identity in a method's blob. @param name at most the first 40 characters are kept */
export const entryOf = (
  { identityId, anchor, head }: { identityId: Uint8Array; anchor: Uint8Array; head: Head },
  { server, generation, name = '' }: { server: string; generation: number; name?: string },
): BlobIdentity => ({
  identityId,
  anchor,
  server,
  name: [...name].slice(0, 40).join(''),
  generation,
  headNumber: head.number,
  headHash: head.hash,
});

export interface NewMethod {
  keys: MethodKeys;
  /** Control token of the account's row (passwords); the caller wipes it. */
  rowControl(): Uint8Array;
  /** Control tokens of its two rows, 32 bytes each; the caller wipes them. */
  rowTokens(): { id: Uint8Array; key: Uint8Array };
  /** Creates the rows once the identity's ID and head are known. */
  rows(identityId: Uint8Array, head: Head, server: string): MethodRows;
  wipe(): void;
}

/**
 * @param login copied, so the caller may wipe its own. A salt in it belongs to a row that the server already has (passwords)
 * @param anchor of the identity's genesis
 * @param generation 0 for a new method, one more with each reset
 */
export async function createMethod(login: ModeSecret, anchor: Uint8Array, generation = 0): Promise<NewMethod> {
  const { modeSecret, salt: given, personal } = partsOf(login);
  const secret = modeSecret.slice();
  const salt = given ?? randomBytes(SALT_LENGTH);
  const personalKey = isGiven(personal) ? await personalSecret(personal, salt) : null;
  const methodSeed = createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, generation);
  return {
    keys,
    rowControl: () => passwordRowControl(methodSeed),
    rowTokens: () => rowControls(methodSeed),
    rows(identityId, head, server) {
      const identity = entryOf({ identityId, anchor, head }, { server, generation });
      const rows = makeRows(secret, salt, personalKey, { methodSeed, identities: [identity] });
      return { ...rows, put: { idRows: given == null ? [rows.idRow] : [], keyRows: [rows.keyRow] } };
    },
    wipe: () => wipe(secret, personalKey, methodSeed, keys.authenticationSeed, keys.signingSeed),
  };
}

/** How the names of the identity tell of the account of a new method, and of the control token of its row. */
export const namedAccount = (
  { account, isEnrolled }: { account?: string | undefined; isEnrolled: boolean },
  { rowControl }: Pick<NewMethod, 'rowControl'>,
): { account?: string; control?: string } =>
  account === undefined ? {} : { account, ...(isEnrolled ? { control: toBase64Url(rowControl()) } : {}) };

/** Rows of an existing method for a new login secret. @param login with the salt of its row, if the server already has that row */
export async function rowsOf(login: RowsLogin, blob: MethodBlob): Promise<{ idRow: IdRow; keyRow: KeyRow }> {
  const salt = login.salt ?? randomBytes(SALT_LENGTH);
  const personalKey = isGiven(login.personal) ? await personalSecret(login.personal, salt) : null;
  try {
    return makeRows(login.modeSecret, salt, personalKey, blob);
  } finally {
    wipe(personalKey);
  }
}

/**
 * The two rows of a method, with the hashes of the control tokens that later authorise changes of them.
 * @param personalKey result of `personalSecret` with this salt
 */
export function makeRows(
  secret: Uint8Array,
  salt: Uint8Array,
  personalKey: Uint8Array | null,
  blob: MethodBlob,
): { idRow: IdRow; keyRow: KeyRow } {
  const thirdKey = thirdStorageKey(secret, salt, personalKey);
  const methodBlob = createMethodBlob(thirdKey, blob);
  try {
    return ownRows(secret, salt, { methodSeed: blob.methodSeed, methodBlob });
  } finally {
    wipe(thirdKey);
  }
}

/** Like `makeRows`, with an existing blob from a backup file. */
export function ownRows(
  secret: Uint8Array,
  salt: Uint8Array,
  { methodSeed, methodBlob }: { methodSeed: Uint8Array; methodBlob: Uint8Array },
): { idRow: IdRow; keyRow: KeyRow } {
  const account = loginAccount(secret, salt);
  const controls = rowControls(methodSeed);
  const { number: accountNumber, publicKey: loginPublicKey } = account;
  try {
    // The first version names no origin, so it is valid at another server too.
    const control = controlHash(controls.key);
    const statement = { origin: '', accountNumber, version: 1, blob: methodBlob, control };
    const signature = rowStatement.sign(account.seed, statement);
    return {
      idRow: { locator: locatorOf(secret), salt, control: controlHash(controls.id) },
      keyRow: { accountNumber, loginPublicKey, methodBlob, signature, control },
    };
  } finally {
    wipe(account.seed, controls.id, controls.key);
  }
}
