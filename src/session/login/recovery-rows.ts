/**
 * The two rows of a recovery key as the names document keeps them. With them every computer of the identity writes a backup file
 * that this key opens, and checks a typed key without a server. They are ciphertext, hashes and public keys: what a key server has.
 */
import type { LogState, MethodState } from '../../keys/log/state.ts';
import { bareHex, fromBase64Url, toBase64Url } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';

export interface RecoveryRows {
  idRow: IdRow;
  keyRow: KeyRow;
}

/** base64url. */
export function encodeRecoveryRows({ idRow, keyRow }: RecoveryRows): string {
  const writer = createWriter().bytes(idRow.locator).bytes(idRow.salt).bytes(idRow.control);
  writer.bytes(keyRow.accountNumber).bytes(keyRow.loginPublicKey).bytes(keyRow.methodBlob);
  return toBase64Url(writer.bytes(keyRow.signature).bytes(keyRow.control).finish());
}

/** `null` where it cannot be read: then this key is not in the backup file, and cannot be checked without a server. */
export function decodeRecoveryRows(text: string): RecoveryRows | null {
  try {
    const reader = createReader(fromBase64Url(text));
    const next = () => reader.bytes();
    const idRow: IdRow = { locator: next(), salt: next(), control: next() };
    const [accountNumber, loginPublicKey, methodBlob] = [next(), next(), next()];
    const keyRow: KeyRow = { accountNumber, loginPublicKey, methodBlob, signature: next(), control: next() };
    reader.finish();
    return { idRow, keyRow };
  } catch (error) {
    if (isWalletError(error, 'bad-encoding') || isWalletError(error, 'bad-input')) return null;
    throw error;
  }
}

/** A recovery key with its rows. */
export interface KnownRecoveryKey extends RecoveryRows {
  methodId: string;
  authenticationPublicKey: Uint8Array;
  signingPublicKey: Uint8Array;
}

/**
 * The recovery keys whose rows the names have.
 * @param methods of the names document, by hex id
 * @param states one that waits, or is frozen, must not be given what the identity holds; so the default leaves it out
 */
export const knownRecoveryKeys = (
  log: LogState,
  methods: Readonly<Record<string, { rows?: string | undefined }>>,
  states: readonly MethodState[] = ['active'],
): KnownRecoveryKey[] =>
  [...log.methods.values()].flatMap((method) => {
    if (method.kind !== 'recovery-key' || !states.includes(method.state)) return [];
    const methodId = bareHex(method.id);
    const rows = decodeRecoveryRows(methods[methodId]?.rows ?? '');
    const { authenticationPublicKey, signingPublicKey } = method;
    return rows === null ? [] : [{ methodId, authenticationPublicKey, signingPublicKey, ...rows }];
  });
