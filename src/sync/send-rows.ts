/** Rows of the two databases on their way to a key server. Decides nothing about the identity, and takes no row of another away. */
import { isWalletError } from '../lib/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Write } from './key-server.ts';
import { readOwnRows } from './local-server.ts';
import type { Remote } from './remote.ts';

/** Rows go before the entries: rows without a method do no harm, a method without rows would be lost. */
export async function sendRows({ rows }: Remote, write: Write): Promise<void> {
  for (const row of write.idRows) await rows.putIdRow(row);
  for (const row of write.keyRows) await rows.putKeyRow(row);
  for (const { locator, token } of write.removeIdRows) await rows.controlIdRow(locator, token, 'remove');
  for (const { accountNumber, token } of write.removeKeyRows) await rows.controlKeyRow(accountNumber, token, 'remove');
}

/**
 * The rows that this device keeps, to a server that may not have them: a new one, or one that lost them. A row that is there
 * already, perhaps with a newer blob, stays.
 */
export async function sendOwnRows({ vault, remote: { rows } }: { vault: Vault; remote: Remote }): Promise<void> {
  const own = await readOwnRows(vault);
  const put = async (row: Promise<void>): Promise<void> =>
    row.catch((error: unknown) => {
      if (!isWalletError(error, 'exists')) throw error;
    });
  for (const row of own.idRows) await put(rows.putIdRow(row));
  for (const row of own.keyRows) await put(rows.putKeyRow(row));
}
