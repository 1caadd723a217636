/** Opens what is stored on this computer: the vault with its two copies, a guest's vault over it, the preferences. */
import { createDatabase } from '../../vault/database.ts';
import { createGuestVault } from '../../vault/guest.ts';
import { createOpfsMirror } from '../../vault/opfs-mirror.ts';
import { createVault } from '../../vault/vault.ts';
import { openPreferences } from '../adapters/preferences.ts';
import { createMemory } from '../browser/memory.ts';

export type Storage = Awaited<ReturnType<typeof openStorage>>;

export async function openStorage() {
  const disk = await createVault({ database: createDatabase(), mirror: createOpfsMirror() });
  const { vault, guest } = await createGuestVault(disk, createMemory('guest'));
  return { vault, guest, preferences: await openPreferences(vault) };
}
