/** Gives pairing what it needs of the worker: the open session, the network, memory that dies with the browser. Decides nothing itself. */

import type { JoiningMethod } from '../session/pairing/joining-method.ts';
import { createPairing, type PairingDoor } from '../session/pairing/pairing.ts';
import { readLogOf } from '../session/profile/profiles.ts';
import type { Session } from '../session/session.ts';
import type { SessionBoxed } from '../session/state/session-box.ts';
import { createHttp } from '../sync/remote/http.ts';
import { createRemoteMailbox } from '../sync/remote/mailbox.ts';
import { createRemoteRows } from '../sync/remote/rows.ts';
import { createMemory } from './browser/memory.ts';

export interface WalletPairingParts {
  session: Session;
  otherHalf(half: Uint8Array): Promise<Uint8Array>;
  changed(): void;
  /** Origin of the key server of an identity; `null`: this device only. */
  serverOf(identityId: Uint8Array): Promise<string | null>;
  /** On the new computer: brings the identity here and opens it, or says from when on it can be opened (ms). */
  open(origin: string, method: JoiningMethod): Promise<number | null>;
}

export function createWalletPairing(parts: WalletPairingParts): PairingDoor {
  const { session } = parts;
  return createPairing({
    memory: createMemory<SessionBoxed>('pairing'),
    otherHalf: parts.otherHalf,
    clock: Date.now,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    changed: parts.changed,
    connect(origin) {
      const http = createHttp(origin, (url, init) => fetch(url, init));
      return { mailbox: createRemoteMailbox(http), rows: createRemoteRows(http) };
    },
    async identity() {
      // An invitation at a head that is not the newest could not be confirmed.
      await session.keyServer.synchronise();
      const log = await session.parts.keyring.use('login', (keys) => readLogOf(session.parts, keys));
      return { origin: await parts.serverOf(log.identityId), log };
    },
    change: session.change,
    fits: async (side) => (await session.state()) === (side === 'invite' ? 'unlocked' : 'empty'),
    open: parts.open,
  });
}
