/** Sends rows of the ID database and the key database to a key server. Removes no row of another login method. */
import { isWalletError } from '../lib/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Write } from './key-server.ts';
import { readOwnRows } from './local-server.ts';
import type { Remote } from './remote.ts';

/** Rows are sent before log entries: rows without a method do no harm, but a method without rows could not log in. */
export async function sendRows({ rows }: Remote, write: Write): Promise<void> {
  for (const row of write.idRows) await rows.putIdRow(row);
  for (const row of write.keyRows) await rows.putKeyRow(row);
  for (const { locator, token } of write.removeIdRows) await rows.controlIdRow(locator, token, 'remove');
  for (const { accountNumber, token } of write.removeKeyRows) await rows.controlKeyRow(accountNumber, token, 'remove');
}

/**
 * Sends the rows of this device to a server that may lack them: a new one, or one that was restored. A row that exists there stays,
 * as its blob may be newer.
 */
export async function sendOwnRows({
  vault,
  remote: { rows },
  more = { idRows: [], keyRows: [] },
}: {
  vault: Vault;
  remote: Remote;
  /** Rows of other login methods to send as well. */
  more?: Pick<Write, 'idRows' | 'keyRows'>;
}): Promise<void> {
  const own = await readOwnRows(vault);
  const put = async (row: Promise<void>): Promise<void> =>
    row.catch((error: unknown) => {
      if (!isWalletError(error, 'exists')) throw error;
    });
  for (const row of [...own.idRows, ...more.idRows]) await put(rows.putIdRow(row));
  for (const row of [...own.keyRows, ...more.keyRows]) await put(rows.putKeyRow(row));
}
