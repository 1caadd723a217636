/** The secrets of one login while it is open: what its local copy holds, and the key of its cabinet. Never the method seed, never a signing key that manages. */

import { type LocalCopy, wipeLocalCopy } from '../keys/local-copy.ts';
import { bareHex, fromHex, wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';

export interface OpenKeys {
  identityId: Uint8Array;
  methodId: Uint8Array;
  /** The device of this method whose key signs documents. */
  deviceId: Uint8Array;
  copy: LocalCopy;
  /** Opens the cabinet of this method on this device; `null` when the login is not bound here. */
  cabinetKey: Uint8Array | null;
}

export type CharacterSeed = LocalCopy['characterSeeds'][number];

export function encodeOpenKeys({ identityId, methodId, deviceId, copy, cabinetKey }: OpenKeys): Uint8Array {
  return createWriter()
    .raw(identityId, 32)
    .raw(methodId, 16)
    .raw(deviceId, 16)
    .option(cabinetKey, (key, writer) => writer.raw(key, 32))
    .raw(copy.authenticationSeed, 32)
    .raw(copy.deviceSeed, 32)
    .u32(copy.generation)
    .u32(copy.identityDocumentKey.epoch)
    .raw(copy.identityDocumentKey.key, 32)
    .option(copy.managementKey, (held, writer) => writer.u32(held.epoch).raw(held.key, 32))
    .list(copy.characterSeeds, (held, writer) => writer.raw(held.characterId, 16).u32(held.epoch).raw(held.seed, 32))
    .finish();
}

/** @throws WalletError bad-encoding */
export function decodeOpenKeys(bytes: Uint8Array): OpenKeys {
  const reader = createReader(bytes);
  const [identityId, methodId, deviceId] = [reader.raw(32), reader.raw(16), reader.raw(16)];
  const cabinetKey = reader.option((held) => held.raw(32));
  const copy: LocalCopy = {
    authenticationSeed: reader.raw(32),
    deviceSeed: reader.raw(32),
    generation: reader.u32(),
    identityDocumentKey: { epoch: reader.u32(), key: reader.raw(32) },
    managementKey: reader.option((held) => ({ epoch: held.u32(), key: held.raw(32) })),
    characterSeeds: reader.list((held) => ({ characterId: held.raw(16), epoch: held.u32(), seed: held.raw(32) })),
  };
  reader.finish();
  return { identityId, methodId, deviceId, copy, cabinetKey };
}

export function wipeOpenKeys(keys: OpenKeys): void {
  wipeLocalCopy(keys.copy);
  wipe(keys.cabinetKey);
}

/** The seed of a character in these keys; `null` when they do not open it. */
export const seedOf = (keys: OpenKeys, characterId: string): CharacterSeed | null =>
  keys.copy.characterSeeds.find((held) => bareHex(held.characterId) === characterId) ?? null;

/** Bytes of an id in hex, as the pages and documents name it. */
export const toId = (text: string): Uint8Array => fromHex(text);
