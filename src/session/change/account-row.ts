/**
 * The row of a login method's account at the key server, as the names of the identity tell of it. With the control token there, another login
 * method frees the row when the method is removed or reset: the account could not be used again otherwise.
 */
import { bareHex } from '../../lib/bytes.ts';
import type { RemoteOpaque, RowOfAccount } from '../../sync/remote/rows.ts';
import { accountRow } from '../login/account-row.ts';
import { openedControl } from '../login/row-controls.ts';
import type { IdentityChange } from './change-draft.ts';

export interface AccountRow {
  account: RowOfAccount;
  /** Control token, 32 bytes. */
  control: Uint8Array;
}

/** `null` where the method has no such row, or the names do not tell. */
export function accountRowOf(change: Pick<IdentityChange, 'log' | 'names'>, methodId: string): AccountRow | null {
  const kind = change.log().methods.get(methodId)?.kind;
  const { account, control } = change.names.methods[methodId] ?? {};
  const token = openedControl(control);
  const row = account === undefined || token === null ? null : accountRow(kind, account);
  return row === null || token === null ? null : { account: row, control: token };
}

export function isSameRow(one: RowOfAccount, other: RowOfAccount): boolean {
  if (one.kind === 'name') return other.kind === 'name' && one.name === other.name;
  return other.kind === 'oidc' && bareHex(one.row) === bareHex(other.row);
}

/** Never throws: a row that stays opens nothing, and only its account remains taken. */
export const freeRow = (opaque: RemoteOpaque, { account, control }: AccountRow): Promise<void> =>
  opaque.control(account, control, 'remove').catch(() => undefined);
