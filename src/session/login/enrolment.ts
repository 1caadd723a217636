/**
 * The row of a password or passphrase at the key server: OPAQUE's record and the salt, found by the account. The server never receives the
 * password, and what it stores cannot be used to guess the password without the server's own OPAQUE keys.
 */
import { controlHash } from '../../keys/statement.ts';
import { fromBase64Url, randomBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { NewPassword } from '../../messaging/login.ts';
import type { RemoteOpaque, RowOfAccount, ServerAccount } from '../../sync/remote/rows.ts';

export interface Enrolment {
  /** Origin of the key server. */
  readonly server: string;
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
}

/** The canonical form of an account name: NFKC, trimmed, in lower case. @throws WalletError bad-input */
export function accountOf(typed: string): ServerAccount {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (name === '') throw new WalletError('bad-input', t.enterAccountName);
  if (name.length > LIMITS.accountName) throw new WalletError('bad-input', t.accountNameTooLong(LIMITS.accountName));
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
  return {
    server: opaque.origin,
    salt,
    row: account.kind === 'name' ? account : { kind: account.kind, row: account.row },
    async enrol(control, before = null) {
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
    },
  };
}

const taken = ({ kind }: ServerAccount): WalletError =>
  new WalletError('exists', kind === 'name' ? t.accountNameTaken : t.accountUsed);
