/** The secrets of one login while it is open: what its local copy holds, and the key of its login cache. Never the method seed, never a signing key that manages. */

import { characterDocumentKey } from '../../keys/character.ts';
import {
  type LocalCopy,
  openDocumentKey,
  openSeed,
  readCopy,
  wipeLocalCopy,
  writeCopy,
} from '../../keys/local-copy.ts';
import { bareHex, fromHex, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';

export interface OpenKeys {
  identityId: Uint8Array;
  methodId: Uint8Array;
  /** The device of this method whose key signs documents. */
  deviceId: Uint8Array;
  copy: LocalCopy;
  /** Opens the login cache of this method on this device; `null` when the login is not bound here. */
  loginCacheKey: Uint8Array | null;
}

export const encodeOpenKeys = ({ identityId, methodId, deviceId, copy, loginCacheKey }: OpenKeys): Uint8Array =>
  writeCopy(
    copy,
    createWriter()
      .raw(identityId, 32)
      .raw(methodId, 16)
      .raw(deviceId, 16)
      .option(loginCacheKey, (key, writer) => writer.raw(key, 32)),
  ).finish();

/** @throws WalletError bad-encoding */
export function decodeOpenKeys(bytes: Uint8Array): OpenKeys {
  const reader = createReader(bytes);
  const [identityId, methodId, deviceId] = [reader.raw(32), reader.raw(16), reader.raw(16)];
  const loginCacheKey = reader.option((held) => held.raw(32));
  const copy = readCopy(reader);
  reader.finish();
  return { identityId, methodId, deviceId, copy, loginCacheKey };
}

export function wipeOpenKeys(keys: OpenKeys): void {
  wipeLocalCopy(keys.copy);
  wipe(keys.loginCacheKey);
}

const closedSeedOf = ({ copy }: OpenKeys, characterId: string) =>
  copy.characters.find((held) => bareHex(held.characterId) === characterId) ?? null;

/** Do these keys open the documents of a character? Decrypts nothing. */
export const sees = (keys: OpenKeys, characterId: string): boolean =>
  [...keys.copy.characters, ...keys.copy.viewed].some((held) => bareHex(held.characterId) === characterId);

/** The seed of a character in these keys, which the caller wipes; `null` when they do not open it. */
export function seedOf(keys: OpenKeys, characterId: string): { epoch: number; seed: Uint8Array } | null {
  const closed = closedSeedOf(keys, characterId);
  return closed && { epoch: closed.epoch, seed: openSeed(keys.copy.boxKey, closed) };
}

/**
 * The key of a character's documents, which the caller wipes: from its seed, or as it was given to a login that only views it.
 * `null`: these keys open neither.
 */
export function documentKeyOf(keys: OpenKeys, characterId: string): { epoch: number; documentKey: Uint8Array } | null {
  const held = seedOf(keys, characterId);
  if (held) {
    const documentKey = characterDocumentKey(held.seed);
    wipe(held.seed);
    return { epoch: held.epoch, documentKey };
  }
  const closed = keys.copy.viewed.find((item) => bareHex(item.characterId) === characterId);
  return closed ? { epoch: closed.epoch, documentKey: openDocumentKey(keys.copy.boxKey, closed) } : null;
}

/** Bytes of an id in hex, as the pages and documents name it. */
export const toId = (text: string): Uint8Array => fromHex(text);
