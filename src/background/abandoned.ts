/**
 * Compartments without an identity, where a start or a pairing was given up. Nothing opens them again: what they left at key servers is freed at
 * the start of the worker.
 */
import { freeUnfinishedIn } from '../session/session.ts';
import { compartmentOf, filledCompartments } from '../vault/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import { createSessionHalf } from './browser/session-half.ts';

/** Never throws: where no server answers, it is tried again at the next start. @param isOpen a compartment that is open frees its own */
export async function freeAbandoned(disk: Vault, isOpen: (id: string) => boolean): Promise<void> {
  try {
    if (disk.health().kind === 'broken') return;
    const filled = await filledCompartments(disk);
    const rows = await disk.list('local', '');
    for (const id of new Set(rows.map(({ key }) => key.slice(0, key.indexOf('/'))))) {
      if (isOpen(id) || filled.includes(id)) continue;
      await freeUnfinishedIn({
        vault: compartmentOf(disk, id),
        otherHalf: createSessionHalf(),
        fetch: (url, init) => fetch(url, init),
      });
    }
  } catch {
    // The disk does not answer.
  }
}
