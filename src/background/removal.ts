/**
 * An identity leaves this computer. One commit takes everything of it from the disk and says that it did; session memory follows, at the
 * next start of the worker if this one stops in between. Before the commit the identity is whole, after it nothing of it comes back.
 */
import { removeCompartment, removedChange, removedCompartment } from '../vault/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import { identitiesChange } from './identity-list.ts';

/** Forgets what session memory has of one identity. @param id of its compartment */
type Forget = (id: string) => Promise<void>;

/** @param left ids of the compartments that stay */
export async function removeFromDisk(disk: Vault, id: string, left: readonly string[]): Promise<void> {
  await removeCompartment(disk, id, [await identitiesChange(disk, left), removedChange(id)]);
}

/** What a removal leaves to be done, if there was one. Called after it, and at each start before any identity is opened. */
export async function endRemoval(disk: Vault, forget: Forget): Promise<void> {
  const id = await removedCompartment(disk);
  if (id === null) return;
  await forget(id);
  await disk.commit([removedChange(null)]);
}
