/** After the log has moved: every open layer holds exactly what its method's level says now, and nothing it lost. */

import type { GrantSubject } from '../keys/grant.ts';
import type { LocalCopy } from '../keys/local-copy.ts';
import type { LogState } from '../keys/log/state.ts';
import { bareHex, wipe } from '../lib/bytes.ts';
import type { KeyServer } from '../sync/key-server.ts';
import type { Layer } from './keyring.ts';
import { openGrantOf, subjectsOf } from './method-login.ts';
import type { OpenKeys } from './open-keys.ts';
import type { SessionParts } from './session-parts.ts';

/** A new device key for an open layer whose old device was revoked. */
export interface Replacement {
  layer: Layer;
  deviceId: Uint8Array;
  deviceSeed: Uint8Array;
}

/**
 * What a method holds at this state: keys it has already are kept (copied), the others come from its grants.
 * @throws WalletError cannot-open when a grant is missing or not rightly signed
 */
export async function catchUp(
  server: KeyServer,
  log: LogState,
  methodId: Uint8Array,
  held: Omit<LocalCopy, 'identityDocumentKey'> & { identityDocumentKey: LocalCopy['identityDocumentKey'] | null },
): Promise<LocalCopy> {
  const holder = { log, methodId, authenticationSeed: held.authenticationSeed };
  const copy: LocalCopy = {
    characterSeeds: [],
    authenticationSeed: held.authenticationSeed.slice(),
    deviceSeed: held.deviceSeed.slice(),
    generation: held.generation,
    identityDocumentKey: { epoch: -1, key: new Uint8Array(32) },
    managementKey: null,
  };
  for (const subject of subjectsOf(log, methodId)) {
    const key = heldKey(held, subject)?.slice() ?? (await openGrantOf(server, holder, subject));
    if (subject.kind === 'character')
      copy.characterSeeds.push({ characterId: subject.characterId, epoch: subject.epoch, seed: key });
    else if (subject.kind === 'management') copy.managementKey = { epoch: subject.epoch, key };
    else copy.identityDocumentKey = { epoch: subject.epoch, key };
  }
  return copy;
}

function heldKey(
  held: { characterSeeds: LocalCopy['characterSeeds'] } & {
    identityDocumentKey: LocalCopy['identityDocumentKey'] | null;
    managementKey: LocalCopy['managementKey'];
  },
  subject: GrantSubject,
): Uint8Array | null {
  switch (subject.kind) {
    case 'character': {
      const id = bareHex(subject.characterId);
      const found = held.characterSeeds.find(
        (seed) => bareHex(seed.characterId) === id && seed.epoch === subject.epoch,
      );
      return found?.seed ?? null;
    }
    case 'identity-document':
      return held.identityDocumentKey?.epoch === subject.epoch ? held.identityDocumentKey.key : null;
    case 'management':
      return held.managementKey?.epoch === subject.epoch ? held.managementKey.key : null;
  }
}

/** Closes layers whose method may no longer be open; the others take up and give up keys as the log says. */
export async function refreshLayers(
  { keyring, server }: Pick<SessionParts, 'keyring' | 'server'>,
  log: LogState,
  replacements: readonly Replacement[] = [],
): Promise<void> {
  for (const layer of await keyring.layers()) {
    const method = log.methods.get(layer.methodId);
    const replacement = replacements.find((candidate) => candidate.layer === layer.layer);
    const device = replacement ? null : log.devices.get(layer.deviceId);
    if (method?.state !== 'active' || (device !== null && device?.untilEntry !== null)) {
      if (layer.layer === 'login') await keyring.closeAll();
      else await keyring.close(layer.layer);
      continue;
    }
    await keyring.renew(layer.layer, async (keys): Promise<OpenKeys> => {
      const copy = await catchUp(server, log, method.id, keys.copy);
      if (replacement) copy.deviceSeed = replacement.deviceSeed.slice();
      return {
        identityId: keys.identityId,
        methodId: keys.methodId,
        deviceId: replacement?.deviceId ?? keys.deviceId,
        copy,
        // A new device has no copy here yet, and so no cabinet.
        cabinetKey: replacement ? null : (keys.cabinetKey?.slice() ?? null),
      };
    });
    if (replacement) wipe(replacement.deviceSeed);
  }
}
