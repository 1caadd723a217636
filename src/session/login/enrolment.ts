/**
 * A password's row at the key server: OPAQUE's record and the salt, found by the account name. The server never receives the
 * password, and what it stores cannot be used to guess the password without the server's own OPAQUE keys.
 */
import { controlHash } from '../../keys/statement.ts';
import { fromBase64Url, randomBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { NewPassword } from '../../messaging/login.ts';
import type { RemoteOpaque, ServerAccount } from '../../sync/remote/rows.ts';

export interface Enrolment {
  /** Salt of the row, 32 bytes. It is chosen here; the server returns it only after a correct password. */
  readonly salt: Uint8Array;
  /**
   * Stores the row. Repeating it is harmless.
   * @param control 32 bytes; whoever presents it may replace or remove the row
   * @throws WalletError exists: the account name is taken
   */
  enrol(control: Uint8Array): Promise<void>;
  /** Removes the row again if the server can be reached. */
  withdraw(): Promise<void>;
}

/** The canonical form of an account name: NFKC, trimmed, in lower case. @throws WalletError bad-input */
export function accountOf(typed: string): ServerAccount {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (name === '') throw new WalletError('bad-input', 'Type an account name.');
  if (name.length > LIMITS.accountName)
    throw new WalletError('bad-input', `Make the account name shorter: ${LIMITS.accountName} letters at most.`);
  return { kind: 'name', name };
}

/** @param replaces control token of the row to replace, for a new password under the same account name */
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
      // A row that stays opens nothing; only its account name remains taken.
      await opaque.control(account, enrolled, 'remove').catch(() => undefined);
    },
  };
}

/** After these errors the change was certainly not written. After any other error it may have been, for example if the answer was lost. */
const CERTAIN = ['stale', 'server-refused', 'exists'] as const;

/**
 * Runs a change that adds a password. If the change certainly failed, the row is withdrawn. If it may have succeeded, the row
 * stays: without the row, the new method in the log could never be opened.
 */
export async function withRow<Value>(enrolment: Enrolment | null, change: () => Promise<Value>): Promise<Value> {
  try {
    return await change();
  } catch (error) {
    if (CERTAIN.some((code) => isWalletError(error, code))) await enrolment?.withdraw();
    throw error;
  }
}
