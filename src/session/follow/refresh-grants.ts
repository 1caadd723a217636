/** Refreshes the keys of every open layer after the log has changed: a layer holds exactly what the level of its login method gives it. */

import type { GrantSubject } from '../../keys/grant.ts';
import {
  type CopiedKey,
  closeDocumentKey,
  closeSeed,
  type EmptyCopy,
  type LocalCopy,
  openAuthentication,
  wipeLocalCopy,
} from '../../keys/local-copy.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import type { KeyServer } from '../../sync/key-server.ts';
import { openGrantOf, subjectsOf } from '../login/method-login.ts';
import type { Layer } from '../state/keyring.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** A new device key for an open layer whose old device was revoked. */
export interface Replacement {
  layer: Layer;
  deviceId: Uint8Array;
  deviceSeed: Uint8Array;
}

/**
 * The keys that a login method holds at this state of the log. Keys in `held` are copied, the others are opened from grants. The
 * authentication seed is opened only if a grant is needed.
 * @throws WalletError cannot-open when a grant is missing or not rightly signed
 */
export async function fetchGrants(
  server: KeyServer,
  log: LogState,
  methodId: Uint8Array,
  held: LocalCopy | EmptyCopy,
): Promise<LocalCopy> {
  const { boxKey } = held;
  const copy: LocalCopy = {
    boxKey: boxKey.slice(),
    characters: [],
    viewed: [],
    authentication: held.authentication,
    deviceSeed: held.deviceSeed.slice(),
    generation: held.generation,
    identityDocumentKey: { epoch: -1, key: new Uint8Array(32) },
    managementKey: null,
    head: log.head,
  };
  let authenticationSeed: Uint8Array | null = null;
  const granted = (subject: GrantSubject): Promise<Uint8Array> => {
    authenticationSeed ??= openAuthentication(held);
    return openGrantOf(server, { log, methodId, authenticationSeed }, subject);
  };
  try {
    for (const subject of subjectsOf(log, methodId)) {
      if (subject.kind === 'character') copy.characters.push(await copiedKey(held, subject, granted));
      else if (subject.kind === 'character-document') copy.viewed.push(await copiedKey(held, subject, granted));
      else {
        const key = heldKey(held, subject)?.slice() ?? (await granted(subject));
        if (subject.kind === 'management') copy.managementKey = { epoch: subject.epoch, key };
        else copy.identityDocumentKey = { epoch: subject.epoch, key };
      }
    }
    return copy;
  } catch (error) {
    wipeLocalCopy(copy);
    throw error;
  } finally {
    wipe(authenticationSeed);
  }
}

type OfCharacter = Extract<GrantSubject, { characterId: Uint8Array }>;

/** The sealed seed or document key of a character: copied from the held ones, or sealed anew from its grant. */
async function copiedKey(
  { characters, viewed, boxKey }: Pick<LocalCopy, 'characters' | 'viewed' | 'boxKey'>,
  subject: OfCharacter,
  granted: (subject: GrantSubject) => Promise<Uint8Array>,
): Promise<CopiedKey> {
  const id = bareHex(subject.characterId);
  const ofKind = subject.kind === 'character' ? characters : viewed;
  const found = ofKind.find((held) => held.epoch === subject.epoch && bareHex(held.characterId) === id);
  if (found) return found;
  const key = await granted(subject);
  try {
    return (subject.kind === 'character' ? closeSeed : closeDocumentKey)(boxKey, subject, key);
  } finally {
    wipe(key);
  }
}

function heldKey(held: LocalCopy | EmptyCopy, { kind, epoch }: Exclude<GrantSubject, OfCharacter>): Uint8Array | null {
  const key = kind === 'management' ? held.managementKey : held.identityDocumentKey;
  return key?.epoch === epoch ? key.key : null;
}

/** Closes layers whose login method or device may no longer be open, and refreshes the keys of the others. */
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
      const copy = await fetchGrants(server, log, method.id, keys.copy);
      if (replacement) copy.deviceSeed = replacement.deviceSeed.slice();
      return {
        identityId: keys.identityId,
        methodId: keys.methodId,
        deviceId: replacement?.deviceId ?? keys.deviceId,
        copy,
        // A new device has no local copy yet, and so no login cache.
        loginCacheKey: replacement ? null : (keys.loginCacheKey?.slice() ?? null),
      };
    });
    if (replacement) wipe(replacement.deviceSeed);
  }
}
