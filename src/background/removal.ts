/**
 * An identity leaves this computer. One commit takes everything of it from the disk and says that it did; session memory follows, at the
 * next start of the worker if this one stops in between. Before the commit the identity is whole, after it nothing of it comes back.
 */
import { WalletError } from '../lib/errors.ts';
import { background as t } from '../locales/en/background.ts';
import { type closable, removeCompartment, removedChange, removedCompartment } from '../vault/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import { identitiesChange } from './identity-list.ts';

/** Forgets what session memory has of one identity. @param id of its compartment */
type Forget = (id: string) => Promise<void>;

export interface Removal {
  /** Of the compartment that goes. */
  id: string;
  /** Ids of the compartments that stay. */
  left: readonly string[];
  /** What the identity's wallet writes to the disk through. */
  own: Pick<ReturnType<typeof closable>, 'close' | 'reopen'>;
  /** Is everything that is stored here still kept elsewhere? */
  isStillKept(): Promise<boolean>;
  /** Locks the wallet and refuses what waits in it. */
  shut(): Promise<void>;
}

/**
 * What was written since the identity was found to be kept elsewhere may be stored here alone. So the last look comes when nothing can
 * be written any more, and before anything is locked or refused.
 * @throws WalletError stale: something was written meanwhile. The wallet goes on as before
 */
export async function removeFromDisk(disk: Vault, { id, left, own, isStillKept, shut }: Removal): Promise<void> {
  await own.close();
  try {
    if (!(await isStillKept())) throw new WalletError('stale', t.savedMeanwhile);
    await shut();
    await removeCompartment(disk, id, [await identitiesChange(disk, left), removedChange(id)]);
  } catch (error) {
    own.reopen();
    throw error;
  }
}

/** What a removal leaves to be done, if there was one. Called after it, and at each start before any identity is opened. */
export async function endRemoval(disk: Vault, forget: Forget): Promise<void> {
  const id = await removedCompartment(disk);
  if (id === null) return;
  await forget(id);
  await disk.commit([removedChange(null)]);
}
