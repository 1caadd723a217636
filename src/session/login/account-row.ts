/** Which row of an account the names of an identity mean. */
import type { RowOfAccount } from '../../sync/remote/rows.ts';
import { accountOf } from './enrolment.ts';
import { rowOf } from './oidc.ts';

/** `null`: the kind has no such row, or the text names none. @param account as the names have it */
export function accountRow(kind: string | undefined, account: string): RowOfAccount | null {
  try {
    if (kind === 'password') return accountOf(account);
    return kind === 'oidc' ? rowOf(account) : null;
  } catch {
    return null;
  }
}
