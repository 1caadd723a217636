/**
 * What the person removed or ended last, in session memory, for as long as a page offers to undo it. Gone with the next removal, with its
 * character and with a lock.
 */
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { createUuid } from '../../lib/uuid.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import type { KeptTarget, Profile, RemovedSecret } from '../../session/session.ts';
import type { Memory } from '../browser/memory.ts';

/** Of which character, and what it needs to be as it was. */
export type Removed = { characterId: string } & (
  | { what: 'secret'; removed: RemovedSecret }
  | { what: 'nostr-key'; kept: KeptTarget[]; sites: SiteGrant[] }
  | { what: 'nostr-of-site'; site: SiteGrant }
  /** @param after since when it is ended; `gone`: it was removed from the list */
  | { what: 'sign-in'; before: NonNullable<Profile['signIns']>[number]; after: number | 'gone' | null }
  | { what: 'description'; description: NonNullable<Profile['descriptions']>[number]; at: number }
);

export type StoredRemoval = { id: string; was: Removed };

export interface Removals {
  /** Nothing, once its character is closed. @returns its id */
  keep(was: Removed): Promise<string>;
  /**
   * Forgets it once it is back, or can never come back. After any other failure it is there for another try.
   * @param bringBack calls `rest` where a part is done: another try begins with that. It awaits nothing of this object
   * @throws WalletError not-found; what `bringBack` throws
   */
  undo(id: string, bringBack: (was: Removed, rest: (was: Removed) => Promise<void>) => Promise<void>): Promise<void>;
  forget(which: (id: string, was: Removed) => boolean): Promise<void>;
}

/** No other try would end otherwise. */
const isFinal = (error: unknown): boolean =>
  isWalletError(error) && ['exists', 'refused', 'not-found'].includes(error.code);

export function createRemovals(memory: Memory<StoredRemoval>, isOpen: (characterId: string) => boolean): Removals {
  const inTurn = createQueue();
  return {
    keep: (was) =>
      inTurn(async () => {
        const id = createUuid();
        // A lock that came in between has forgotten all there was.
        if (isOpen(was.characterId)) await memory.save({ id, was });
        return id;
      }),
    undo: (id, bringBack) =>
      inTurn(async () => {
        const last = await memory.load();
        if (last?.id !== id) throw new WalletError('not-found', t.tooLateToUndo);
        try {
          await bringBack(last.was, (was) => memory.save({ id, was }));
        } catch (error) {
          if (isFinal(error)) await memory.save(null);
          throw error;
        }
        await memory.save(null);
      }),
    forget: (which) =>
      inTurn(async () => {
        const last = await memory.load();
        if (last && which(last.id, last.was)) await memory.save(null);
      }),
  };
}
