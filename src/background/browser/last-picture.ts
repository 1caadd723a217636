/** Keeps the last picture in session memory, for a popup that opens while no worker runs (messaging/last-picture.ts). */
import { createQueue } from '../../lib/queue.ts';
import { type StoredPicture, sealPicture } from '../../messaging/last-picture.ts';
import type { Snapshot } from '../../messaging/snapshot.ts';
import type { Memory } from './memory.ts';

export interface LastPictureParts {
  memory: Memory<StoredPicture>;
  /** The key of this browser profile. */
  key(): Promise<CryptoKey>;
  /** Runs `act` after `milliseconds`. */
  later(act: () => void, milliseconds: number): void;
}

export interface LastPicture {
  /** Call it before the snapshot is taken. Its result keeps that snapshot soon, unless something closes or a newer one comes before. */
  taking(): (snapshot: Snapshot) => void;
  /** Something opens or closes: resolves when no picture from before is kept, and none will be. */
  drop(): Promise<void>;
}

/** Changes in a row are kept once (ms). */
const PAUSE = 300;

export function createLastPicture({ memory, key, later }: LastPictureParts): LastPicture {
  const sealing = createQueue();
  /** A drop waits for no more than a write: not for the database with the key, which a lock must not depend on. */
  const writing = createQueue();
  /** Raised by every drop. */
  let drops = 0;
  let newest: Snapshot | null = null;
  /** A slow snapshot must not take the place of a newer one. */
  let lastTurn = 0;
  let newestTurn = 0;
  let isWaiting = false;

  async function keep(): Promise<void> {
    isWaiting = false;
    const [snapshot, began] = [newest, drops];
    newest = null;
    if (snapshot === null) return;
    const stored = await sealPicture(await key(), snapshot);
    await writing(async () => {
      if (began === drops) await memory.save(stored);
    });
  }

  return {
    taking() {
      const began = drops;
      lastTurn += 1;
      const turn = lastTurn;
      return (snapshot) => {
        if (began !== drops || turn < newestTurn) return;
        newestTurn = turn;
        newest = snapshot;
        if (isWaiting) return;
        isWaiting = true;
        // Without a picture a popup waits for the worker, as it did before.
        later(() => void sealing(keep).catch(() => undefined), PAUSE);
      };
    },
    drop() {
      drops += 1;
      newest = null;
      return writing(() => memory.save(null));
    },
  };
}
