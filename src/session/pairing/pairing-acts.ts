/** Connects pairing to the open session. See pairing.ts for the acts. */

import { createHttp, type Fetch } from '../../sync/remote/http.ts';
import { createRemoteMailbox } from '../../sync/remote/mailbox.ts';
import { createRemoteRows } from '../../sync/remote/rows.ts';
import type { ProvenChanges } from '../change/proven-changes.ts';
import type { KeyServerActs } from '../key-server/key-server-acts.ts';
import { readLogOf } from '../profile/profiles.ts';
import type { OtherHalf } from '../state/session-box.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { DraftActsParts } from '../unlock/draft-acts.ts';
import { findKnownMethod } from '../unlock/known-method.ts';
import { openJoined } from './open-here.ts';
import { createPairing } from './pairing.ts';
import type { PairingDoor } from './pairing-door.ts';
import type { PairingMemory } from './store.ts';

/** What pairing needs from the worker. */
export interface PairingHost {
  memory: PairingMemory;
  /** Resolves after `ms` milliseconds. */
  pause(ms: number): Promise<void>;
  /** Called when a view has changed. */
  changed(): void;
  /** Called on the new computer when the identity is open. */
  opened(): Promise<void>;
}

export interface PairingActsParts {
  parts: SessionParts;
  host: PairingHost;
  fetch: Fetch;
  otherHalf: OtherHalf;
  keyServer: Pick<KeyServerActs, 'find' | 'synchronise'>;
  changes: Pick<ProvenChanges, 'change'>;
  state(): Promise<string>;
  /** The key server as the identity in this vault sees it. */
  serverOf: DraftActsParts['serverOf'];
}

export function createPairingActs(given: PairingActsParts): PairingDoor {
  const { parts, host, fetch, otherHalf, keyServer, changes, state, serverOf } = given;
  return createPairing({
    memory: host.memory,
    otherHalf,
    unfinished: parts.unfinished,
    clock: parts.clock,
    pause: host.pause,
    changed: host.changed,
    connect(origin) {
      const http = createHttp(origin, fetch);
      return { mailbox: createRemoteMailbox(http), rows: createRemoteRows(http) };
    },
    async identity() {
      // An invitation that names an old head could not be confirmed.
      await keyServer.synchronise();
      const log = await parts.keyring.use('login', (keys) => readLogOf(parts, keys));
      return { origin: (await parts.server.record(log.identityId))?.origin ?? null, log };
    },
    change: changes.change,
    fits: async (side) => (await state()) === (side === 'invite' ? 'unlocked' : 'empty'),
    async known(origin, { vault, methodId, secrets }) {
      const other = { vault, server: serverOf(vault) };
      return findKnownMethod(parts, other, methodId, secrets, await parts.server.find(origin));
    },
    async open(origin, identityId, method) {
      const activeFrom = await openJoined(keyServer, origin, identityId, method);
      if (activeFrom === null) await host.opened();
      return activeFrom;
    },
  });
}
