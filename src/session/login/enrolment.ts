/**
 * The row of a password or passphrase at the key server: OPAQUE's record and the salt, found by the account. The server never receives the
 * password, and what it stores cannot be used to guess the password without the server's own OPAQUE keys.
 */
import { controlHash } from '../../keys/statement.ts';
import { fromBase64Url, randomBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { NewPassword } from '../../messaging/login.ts';
import type { RemoteOpaque, RowOfAccount, ServerAccount } from '../../sync/remote/rows.ts';

export interface Enrolment {
  /** Salt of the row, 32 bytes. It is chosen here; the server returns it only after a correct password. */
  readonly salt: Uint8Array;
  /** Whose row it is. */
  readonly row: RowOfAccount;
  /**
   * Stores the row. Repeating it is harmless.
   * @param control 32 bytes; whoever presents it may replace or remove the row
   * @param before control token of the row that it replaces; `null`: none, or as the enrolment was made
   * @throws WalletError exists: the account name is taken, or the account at an issuer has a row already
   */
  enrol(control: Uint8Array, before?: Uint8Array | null): Promise<void>;
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

/** @param replaces control token of the row to replace, for a new password of the same account */
export function createEnrolment(
  opaque: RemoteOpaque,
  account: ServerAccount,
  wanted: Pick<NewPassword, 'registration' | 'record'>,
  replaces: Uint8Array | null = null,
): Enrolment {
  const salt = randomBytes(32);
  let enrolled: Uint8Array | null = null;
  let hadRow = replaces !== null;
  return {
    salt,
    row: account.kind === 'name' ? account : { kind: account.kind, row: account.row },
    async enrol(control, before = null) {
      hadRow ||= before !== null;
      const row = {
        registration: fromBase64Url(wanted.registration),
        record: wanted.record,
        salt,
        control: controlHash(control),
        replaces: before ?? replaces,
      };
      try {
        await opaque.registerFinish(account, row);
      } catch (error) {
        if (isWalletError(error, 'exists')) throw taken(account);
        throw error;
      }
      enrolled = control.slice();
    },
    async withdraw() {
      if (enrolled === null || hadRow) return;
      // A row that stays opens nothing; only its account name remains taken.
      await opaque.control(account, enrolled, 'remove').catch(() => undefined);
    },
  };
}

const taken = ({ kind }: ServerAccount): WalletError =>
  new WalletError(
    'exists',
    kind === 'name'
      ? 'This account name is taken at this key server, and opens one identity only. Choose another one.'
      : 'This account is a login method already, of this identity or of another one. Log in with it, or choose another account.',
  );

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
