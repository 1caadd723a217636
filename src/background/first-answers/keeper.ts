/** Keeps the basis in session memory, as long as it is what a new worker would find. */
import { createQueue } from '../../lib/queue.ts';
import { isHistoryRow } from '../../session/session.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import type { Memories, Memory } from '../browser/memory.ts';
import type { Basis } from './basis.ts';
import { REMEMBERED } from './remembered.ts';

export interface BasisKeeperParts {
  memory: Memory<Basis>;
  /** `null`: the first script is to answer nothing. */
  read(): Promise<Basis | null>;
  /** Runs `act` after `milliseconds`. */
  later(act: () => void, milliseconds: number): void;
}

export interface BasisKeeper {
  /**
   * Does what may change the basis: one from before is gone when the act begins, and a new one comes after it has ended.
   * @param about what the act writes, by any name. If the act fails, this is in doubt
   */
  around<Value>(act: () => Promise<Value>, about?: string): Promise<Value>;
  /** There is no basis until an act about this has ended well. */
  doubt(about: string): void;
  /** Does what ends the doubt about something. If it fails, the doubt begins, or stays. */
  ending<Value>(about: string, act: () => Promise<Value>): Promise<Value>;
  /** Keeps a basis soon. */
  renew(): void;
}

/** Changes in a row are kept once (ms). */
const PAUSE = 300;

/**
 * [Note: No answer is older than a change]
 * A page that was told less, or a person who was told that a site is disconnected, must not find the answer of before. Everything that the
 * basis follows from is written within `around`: the whole disk but what was sent and came in, what a guest has instead of it, the keyring, the grants and the identity in
 * use. So if the worker stops before, during or after such a write, the next one finds no basis, or one that fits, and where there is none
 * the whole worker answers. What an act could not write is in doubt: there is no basis until it was written, or read from the profiles again.
 */
export function createBasisKeeper({ memory, read, later }: BasisKeeperParts): BasisKeeper {
  const writing = createQueue();
  /** How many acts have begun, and how many of them have not ended. */
  let begun = 0;
  let running = 0;
  /** A worker before this one may have kept it. */
  let mayBeKept = true;
  let isWaiting = false;
  /** What is in doubt, and since which of all doubts. */
  const doubts = new Map<string, number>();
  let doubted = 0;

  async function drop(): Promise<void> {
    if (!mayBeKept) return;
    await memory.save(null);
    mayBeKept = false;
  }

  async function keep(): Promise<void> {
    isWaiting = false;
    // The end of the act renews it.
    if (running > 0) return;
    const before = begun;
    const basis = doubts.size === 0 ? await read() : null;
    await writing(async () => {
      if (before !== begun) return;
      if (basis === null) return drop();
      mayBeKept = true;
      await memory.save(basis);
    });
  }

  function renew(): void {
    if (isWaiting) return;
    isWaiting = true;
    // Without a basis the whole worker answers.
    later(() => void keep().catch(() => writing(drop).catch(() => undefined)), PAUSE);
  }

  function doubt(about: string): void {
    begun += 1;
    doubted += 1;
    doubts.set(about, doubted);
    void writing(drop).catch(() => undefined);
  }

  async function ending<Value>(about: string, act: () => Promise<Value>): Promise<Value> {
    const since = doubts.get(about);
    try {
      const done = await act();
      // A doubt that came meanwhile stays.
      if (doubts.get(about) === since && doubts.delete(about)) renew();
      return done;
    } catch (error) {
      doubt(about);
      throw error;
    }
  }

  return {
    renew,
    doubt,
    ending,
    async around(act, about) {
      begun += 1;
      running += 1;
      try {
        // What locks must not depend on it.
        await writing(drop).catch(() => undefined);
        return await (about === undefined ? act() : ending(about, act));
      } finally {
        running -= 1;
        renew();
      }
    },
  };
}

type Around = BasisKeeper['around'];

/** Nothing of the basis follows from what was sent and came in, and a transaction waits for its bytes to be there. The keys begin with the compartment. */
const isBeside = ({ table, key }: Change): boolean => isHistoryRow({ table, key: key.slice(key.indexOf('/') + 1) });

export const vaultWithin = (around: Around, vault: Vault): Vault => ({
  ...vault,
  commit: (changes, ...given) =>
    changes.length > 0 && changes.every(isBeside)
      ? vault.commit(changes, ...given)
      : around(() => vault.commit(changes, ...given)),
  wipe: () => around(() => vault.wipe()),
  importAll: (bytes) => around(() => vault.importAll(bytes)),
});

/** Values of one identity in session memory. */
const FOLLOWED: readonly string[] = ['keyring', 'guest', REMEMBERED.grants, REMEMBERED.blocked];

/** @param id of the identity */
export const memoriesWithin =
  (around: Around, memories: Memories, id: string): Memories =>
  (name) => {
    const memory = memories<never>(name);
    return FOLLOWED.includes(name)
      ? { load: memory.load, save: (value) => around(() => memory.save(value as never), `${id} ${name}`) }
      : memory;
  };
