/** Opens what is stored on this computer for one identity: its compartment of the vault, a guest's vault over it, the preferences. */
import { compartmentOf, typedSalt } from '../../vault/compartment.ts';
import { createGuestVault } from '../../vault/guest.ts';
import type { Vault } from '../../vault/vault.ts';
import { openPreferences } from '../adapters/preferences.ts';
import type { Memories } from '../browser/memory.ts';
import { readNetworkList } from '../browser/package-lists.ts';

export type Storage = Awaited<ReturnType<typeof openStorage>>;

/** Where one identity is stored. */
export interface Place {
  /** Id of its compartment. */
  id: string;
  /** The whole vault. */
  disk: Vault;
  memory: Memories;
}

export async function openStorage({ id, disk, memory }: Place) {
  const { vault, guest } = await createGuestVault(compartmentOf(disk, id), memory('guest'));
  return {
    vault,
    guest,
    memory,
    typedSalt: () => typedSalt(disk),
    preferences: await openPreferences(vault, readNetworkList),
  };
}
