/**
 * A password's row at the key server: OPAQUE's record and the salt, found by the account name. The server is given nothing
 * that a password could be tried against without its help, and never the password.
 */
import { controlHash } from '../../keys/statement.ts';
import { fromBase64Url, randomBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { NewPassword } from '../../messaging/login.ts';
import type { RemoteOpaque, ServerAccount } from '../../sync/remote/rows.ts';

export interface Enrolment {
  /** Of the row, 32 bytes: made here, handed out by the server only after a right password. */
  readonly salt: Uint8Array;
  /**
   * Stores the row. The same again does no harm.
   * @param control 32 bytes: who shows it may replace or remove the row
   * @throws WalletError exists: the account name is taken
   */
  enrol(control: Uint8Array): Promise<void>;
  /** Takes the row away again, where the server can be reached. */
  withdraw(): Promise<void>;
}

/** The account name in the one spelling that counts: spaces around it and capitals do not. @throws WalletError bad-input */
export function accountOf(typed: string): ServerAccount {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (name === '') throw new WalletError('bad-input', 'Type an account name.');
  if (name.length > LIMITS.accountName)
    throw new WalletError('bad-input', `Make the account name shorter: ${LIMITS.accountName} letters at most.`);
  return { kind: 'name', name };
}

/** @param replaces control token of the row that it takes the place of: a new password under the same account name */
export function createEnrolment(
  opaque: RemoteOpaque,
  wanted: Pick<NewPassword, 'accountName' | 'registration' | 'record'>,
  replaces: Uint8Array | null = null,
): Enrolment {
  const account = accountOf(wanted.accountName);
  const salt = randomBytes(32);
  let enrolled: Uint8Array | null = null;
  return {
    salt,
    async enrol(control) {
      const row = {
        registration: fromBase64Url(wanted.registration),
        record: wanted.record,
        salt,
        control: controlHash(control),
        replaces,
      };
      try {
        await opaque.registerFinish(account, row);
      } catch (error) {
        if (isWalletError(error, 'exists'))
          throw new WalletError('exists', 'This account name is taken at this key server. Choose another one.');
        throw error;
      }
      enrolled = control.slice();
    },
    async withdraw() {
      if (enrolled === null || replaces !== null) return;
      // What cannot be taken away opens nothing: only the name stays taken.
      await opaque.control(account, enrolled, 'remove').catch(() => undefined);
    },
  };
}

/** After these nothing of a change was written. After any other it may have been: an answer was lost, say. */
const CERTAIN = ['stale', 'server-refused', 'exists'] as const;

/**
 * A change that brings a password: where it did not come to pass for certain, its row goes again. Where it may have, the row
 * stays: without it the method that the log then names could never be opened.
 */
export async function withRow<Value>(enrolment: Enrolment | null, change: () => Promise<Value>): Promise<Value> {
  try {
    return await change();
  } catch (error) {
    if (CERTAIN.some((code) => isWalletError(error, code))) await enrolment?.withdraw();
    throw error;
  }
}
