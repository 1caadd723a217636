/** A new login method's rows: its seed under the third storage key, found by locator and login account number. Made on the device, whole before anything is stored. */

import { locatorOf } from '../../keys/locator.ts';
import {
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
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { Head, IdRow, KeyRow } from '../../sync/key-server.ts';
import { type ModeSecret, partsOf, type RowsLogin } from './login-secrets.ts';
import { isGiven } from './personal.ts';

export interface MethodRows {
  idRow: IdRow;
  keyRow: KeyRow;
  /** Those that are put at the server: where an account finds the method, the salt lies with its record, and no locator finds it. */
  put: { idRows: IdRow[]; keyRows: KeyRow[] };
}

export interface NewMethod {
  keys: MethodKeys;
  /** Control token of a password's row; the caller wipes it. */
  rowControl(): Uint8Array;
  /** The rows, once the identity's id and head are known. */
  rows(identityId: Uint8Array, head: Head, server: string): MethodRows;
  wipe(): void;
}

/**
 * @param login copied: the caller may wipe its own. A salt in it is of a row that is at the server already (a password)
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
    rows(identityId, head, server) {
      const identity = { identityId, anchor, server, generation, headNumber: head.number, headHash: head.hash };
      const rows = makeRows(secret, salt, personalKey, { methodSeed, identities: [identity] });
      return { ...rows, put: { idRows: given == null ? [rows.idRow] : [], keyRows: [rows.keyRow] } };
    },
    wipe: () => wipe(secret, personalKey, methodSeed, keys.authenticationSeed, keys.signingSeed),
  };
}

/** Rows of a method that is there already, under another login. @param login with the salt of its row */
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
 * The two rows of a method, with what shows later that they are its own.
 * @param personalKey of `personalSecret` with this salt
 */
function makeRows(
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

/** The same with a blob as it is, from a backup file. */
export function ownRows(
  secret: Uint8Array,
  salt: Uint8Array,
  { methodSeed, methodBlob }: { methodSeed: Uint8Array; methodBlob: Uint8Array },
): { idRow: IdRow; keyRow: KeyRow } {
  const account = loginAccount(secret, salt);
  const controls = rowControls(methodSeed);
  const { number: accountNumber, publicKey: loginPublicKey } = account;
  try {
    // The first version names no origin: it can be taken to another server.
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
