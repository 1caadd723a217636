/**
 * Resealing: the seeds that a login has of a character, opening a sealed key under any of them, and sealing it again under the
 * present key. Decides nothing about which boxes are resealed.
 */

import { characterDocumentKey } from '../../keys/character.ts';
import { openDocument } from '../../keys/document.ts';
import { openAuthentication, openSeed } from '../../keys/local-copy.ts';
import type { LogCharacter, LogState } from '../../keys/log/state.ts';
import type { SignerName } from '../../keys/right.ts';
import { type OpenedTarget, openTarget, sealTarget } from '../../keys/target.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { openGrantOf } from '../login/method-login.ts';
import { decodeProfile, type Profile } from '../profile/profile.ts';
import { PROFILE } from '../state/document-names.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** A seed of a character and its epoch; wiped at the end of the work. */
export interface SealedTarget {
  epoch: number;
  seed: Uint8Array;
}

export interface ResealContext {
  parts: Pick<SessionParts, 'vault' | 'server'>;
  log: LogState;
  keys: OpenKeys;
  /** Every seed that this login has of a character: the one in its copy, and the one that it is granted now. */
  seedsOf(character: LogCharacter): Promise<SealedTarget[]>;
}

/** Runs `act` with the seeds of this login, and wipes them at the end. */
export async function withSeeds<Value>(
  { parts, log, keys }: Omit<ResealContext, 'seedsOf'>,
  act: (work: ResealContext) => Promise<Value>,
): Promise<Value> {
  const found = new Map<string, SealedTarget[]>();
  try {
    return await act({
      parts,
      log,
      keys,
      async seedsOf(character) {
        const key = bareHex(character.id);
        const known = found.get(key) ?? (await seedsOf(parts, log, keys, character));
        found.set(key, known);
        return known;
      },
    });
  } finally {
    for (const held of found.values()) for (const { seed } of held) wipe(seed);
  }
}

async function seedsOf(
  { server }: Pick<SessionParts, 'server'>,
  log: LogState,
  { copy, methodId }: OpenKeys,
  character: LogCharacter,
): Promise<SealedTarget[]> {
  const held = copy.characters
    .filter(({ characterId }) => bareHex(characterId) === bareHex(character.id))
    .map((closed) => ({ epoch: closed.epoch, seed: openSeed(copy.boxKey, closed) }));
  if (held.some(({ epoch }) => epoch === character.epoch)) return held;
  const subject = { kind: 'character', characterId: character.id, epoch: character.epoch } as const;
  const authenticationSeed = openAuthentication(copy);
  const granted = await openGrantOf(server, { log, methodId, authenticationSeed }, subject).catch(() => null);
  wipe(authenticationSeed);
  return granted ? [...held, { epoch: character.epoch, seed: granted }] : held;
}

export const isDeviceActive = ({ log, keys }: ResealContext): boolean => {
  const device = log.devices.get(bareHex(keys.deviceId));
  return device?.untilEntry === null && log.methods.get(bareHex(keys.methodId))?.state === 'active';
};

/**
 * Opens a sealed key under any seed of the character. The caller wipes the secret; `null`: it does not open.
 * @param sealedBy `holder`: only a key that was sealed by a holder of the character
 */
export async function openTargetUnderAnySeed(
  work: ResealContext,
  character: LogCharacter,
  targetId: Uint8Array,
  sealed: Uint8Array,
  sealedBy: 'holder' | 'anyone',
): Promise<OpenedTarget | null> {
  for (const { epoch, seed } of await work.seedsOf(character)) {
    const name = { characterId: character.id, targetId, epoch };
    const request = { log: work.log, ...name, characterSeed: seed, sealed, sealedBy };
    const opened = await openTarget(request).catch(() => null);
    if (opened) return opened;
  }
  return null;
}

/** Seals a key under the character's present key, signed by the device of this login. */
export const resealTarget = (
  { log, keys }: ResealContext,
  character: LogCharacter,
  targetId: Uint8Array,
  target: OpenedTarget,
): Promise<Uint8Array> =>
  sealTarget({
    identityId: log.identityId,
    characterId: character.id,
    targetId,
    epoch: character.epoch,
    characterPublicKey: character.publicKey,
    target,
    metadata: target.metadata,
    putBy: target.putBy,
    signer: { kind: 'device', id: keys.deviceId, seed: keys.copy.deviceSeed },
    head: log.head,
  });

export interface OpenedProfile {
  profile: Profile;
  epoch: number;
  version: number;
  signer: SignerName;
}

/** Opens a profile under any seed of the character; `null`: it does not open. */
export async function openProfile(
  work: ResealContext,
  character: LogCharacter,
  sealed: Uint8Array | null,
): Promise<OpenedProfile | null> {
  if (!sealed) return null;
  for (const { epoch, seed } of await work.seedsOf(character)) {
    const key = characterDocumentKey(seed);
    try {
      const subject = { kind: 'character', characterId: character.id, epoch, name: PROFILE } as const;
      const { body, version, signer } = openDocument({ log: work.log, subject, key, sealed });
      return { profile: decodeProfile(body), epoch, version, signer };
    } catch {
      // It may open under the next seed, or under none.
    } finally {
      wipe(key);
    }
  }
  return null;
}
