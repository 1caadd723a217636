/** Makes the session, with the key server, the browser's session memory and the clock that it needs. */
import { createSession, type Session } from '../../session/session.ts';
import { createSyncedServer } from '../../sync/synced-server.ts';
import { beforeSaving } from '../browser/memory.ts';
import { createSessionHalf } from '../browser/session-half.ts';
import { saltOf } from '../commands/tickets.ts';
import type { Storage } from './storage.ts';

export interface SessionEvents {
  /** Something is about to open or close. */
  onTurn(): Promise<void>;
  /** Something is in the outbox for the key server. */
  onWaiting(): void;
  onLock(): void;
  /** What another computer did is stored here now. */
  onNews(): void;
  /** The pairing opened an identity: every part of the wallet has to settle. */
  onJoined(): Promise<void>;
  changed(): void;
}

export function createWalletSession(
  { vault, guest, memory, typedSalt, preferences }: Storage,
  events: SessionEvents,
): Session {
  const server = createSyncedServer({
    vault,
    fetch: (url, init) => fetch(url, init),
    clock: Date.now,
    onWaiting: events.onWaiting,
  });
  return createSession({
    vault,
    server,
    memory: {
      recovery: memory('recovery'),
      proofs: memory('proofs'),
      keyring: beforeSaving(memory('keyring'), events.onTurn),
      draft: memory('draft'),
      deadline: memory('deadline'),
      notice: memory('lock-notice'),
    },
    guest,
    otherHalf: createSessionHalf(),
    fetch: (url, init) => fetch(url, init),
    pairing: {
      memory: memory('pairing'),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      changed: events.changed,
      opened: events.onJoined,
    },
    clock: Date.now,
    saltOf,
    typedSalt,
    autoLockMinutes: () => preferences.settings().autoLockMinutes,
    onLock: events.onLock,
    onNews: events.onNews,
  });
}
