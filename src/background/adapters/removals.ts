/**
 * What the person removed or ended last, in session memory, for as long as a page offers to undo it. Gone with the next removal, with its
 * character, with a lock, and after ten minutes.
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
  /** Disconnected, and it had a Nostr key. */
  | { what: 'site'; site: SiteGrant }
  /** @param after since when it is ended; `gone`: it was removed from the list */
  | { what: 'sign-in'; before: NonNullable<Profile['signIns']>[number]; after: number | 'gone' | null }
  | { what: 'description'; description: NonNullable<Profile['descriptions']>[number]; at: number }
);

export type StoredRemoval = { id: string; at: number; was: Removed };

/** In ms. A page that cannot say that its message is gone leaves it no longer. */
const LONGEST = 10 * 60_000;

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
  /** Forgets one whose time is over. */
  forgetOld(): Promise<void>;
}

/** No other try would end otherwise. */
const isFinal = (error: unknown): boolean =>
  isWalletError(error) && ['exists', 'refused', 'not-found'].includes(error.code);

export function createRemovals(
  memory: Memory<StoredRemoval>,
  isOpen: (characterId: string) => boolean,
  clock: () => number,
): Removals {
  const inTurn = createQueue();

  async function load(): Promise<StoredRemoval | null> {
    const last = await memory.load();
    if (last === null) return null;
    const age = clock() - last.at;
    if (age >= 0 && age < LONGEST) return last;
    await memory.save(null);
    return null;
  }

  return {
    keep: (was) =>
      inTurn(async () => {
        const id = createUuid();
        // A lock that came in between has forgotten all there was.
        if (isOpen(was.characterId)) await memory.save({ id, at: clock(), was });
        return id;
      }),
    undo: (id, bringBack) =>
      inTurn(async () => {
        const last = await load();
        if (last?.id !== id) throw new WalletError('not-found', t.tooLateToUndo);
        try {
          await bringBack(last.was, (was) => memory.save({ ...last, was }));
        } catch (error) {
          if (isFinal(error)) await memory.save(null);
          throw error;
        }
        await memory.save(null);
      }),
    forget: (which) =>
      inTurn(async () => {
        const last = await load();
        if (last && which(last.id, last.was)) await memory.save(null);
      }),
    forgetOld: () => inTurn(async () => void (await load())),
  };
}
