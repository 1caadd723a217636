/** Copies a server's rows and its secrets, also while it runs and while its operator replaces secrets or drops old ones. */
import type { OpenData } from '../data-location.ts';
import type { Stored } from '../generations.ts';
import { storedSecrets, writeSecretsTable } from '../secrets.ts';
import { copyStore } from '../store/copy.ts';
import type { Store } from '../store/store.ts';

/** @param to empty @returns the number of rows, and the secrets in the copy */
export async function copyServer(from: OpenData, to: Store): Promise<{ rows: number; secrets: Stored }> {
  // Before the rows, which may name a setup that is dropped meanwhile, and after them, when they may name one that was made meanwhile.
  const before = await storedSecrets(from.store, from.folder);
  const rows = await copyStore(from.store, to);
  const secrets = { ...before, ...(await storedSecrets(from.store, from.folder)) };
  await writeSecretsTable(to, secrets);
  return { rows, secrets };
}
