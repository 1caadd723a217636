/** Stores the current pairing in session memory, encrypted with the session key. A restarted worker continues from it; it is lost when the browser closes. */
import { fromUtf8, utf8, wipe } from '../../lib/bytes.ts';
import { fromJsonBytes, toJsonBytes } from '../../lib/json-bytes.ts';
import { closeSessionBox, type OtherHalf, openSessionBox, type SessionBoxed } from '../state/session-box.ts';
import type { Invitation } from './invitation.ts';
import type { Joining } from './joining.ts';

export type Pairing = Invitation | Joining;

export interface PairingMemory {
  load(): Promise<SessionBoxed | null>;
  save(value: SessionBoxed | null): Promise<void>;
}

export interface PairingStore {
  load(): Promise<Pairing | null>;
  /** Stores `next` if `before` is still the stored pairing; otherwise changes nothing and returns `false`. */
  replace(before: Pairing | null, next: Pairing | null): Promise<boolean>;
}

const NAME = 'pairing';

export function createPairingStore(memory: PairingMemory, otherHalf: OtherHalf): PairingStore {
  let held: { pairing: Pairing | null } | null = null;

  async function load(): Promise<Pairing | null> {
    if (held) return held.pairing;
    const boxed = await memory.load();
    let pairing: Pairing | null = null;
    if (boxed) {
      const plaintext = await openSessionBox(otherHalf, NAME, boxed);
      pairing = fromJsonBytes(fromUtf8(plaintext)) as Pairing;
      wipe(plaintext);
    }
    held ??= { pairing };
    return held.pairing;
  }

  return {
    load,
    async replace(before, next) {
      if ((await load()) !== before) return false;
      held = { pairing: next };
      if (next === null) await memory.save(null);
      else {
        const plaintext = utf8(toJsonBytes(next));
        await memory.save(await closeSessionBox(otherHalf, NAME, plaintext));
        wipe(plaintext);
      }
      return true;
    },
  };
}
