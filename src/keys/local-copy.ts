/** What a bound device keeps of one method, under its first storage key. Never the method seed or the method signing key. */
import { wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { unwrap, wrap } from './wrap.ts';

export interface LocalCopy {
  /** Seeds of the characters of the method's level. */
  characterSeeds: { characterId: Uint8Array; epoch: number; seed: Uint8Array }[];
  /** This identity's authentication seed, so that new grants can be received. */
  authenticationSeed: Uint8Array;
  /** Ed25519 seed of this device. */
  deviceSeed: Uint8Array;
  /** Generation of the method that the authentication seed is of. */
  generation: number;
  identityDocumentKey: { epoch: number; key: Uint8Array };
  /** Only where the level manages: lets a routine login show levels and policy, not change them. */
  managementKey: { epoch: number; key: Uint8Array } | null;
}

const VERSION = 1;

const contextOf =
  (label: typeof labels.wrapLocalCopy | typeof labels.wrapFirstStorageKey) =>
  (methodId: Uint8Array, deviceId: Uint8Array): Uint8Array =>
    createWriter().text(label).raw(methodId, ID_LENGTH).raw(deviceId, ID_LENGTH).finish();
const copyContext = contextOf(labels.wrapLocalCopy);
const keyContext = contextOf(labels.wrapFirstStorageKey);

/** Wraps the local copy under the first storage key [72]. */
export function sealLocalCopy(
  firstKey: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  content: LocalCopy,
): Uint8Array {
  const plaintext = createWriter()
    .u8(VERSION)
    .list(content.characterSeeds, (item, writer) =>
      writer.raw(item.characterId, ID_LENGTH).u32(item.epoch).raw(item.seed, 32),
    )
    .raw(content.authenticationSeed, 32)
    .raw(content.deviceSeed, 32)
    .u32(content.generation)
    .u32(content.identityDocumentKey.epoch)
    .raw(content.identityDocumentKey.key, 32)
    .option(content.managementKey, (item, writer) => writer.u32(item.epoch).raw(item.key, 32))
    .finish();
  try {
    return wrap(firstKey, 'local-copy', copyContext(methodId, deviceId), plaintext);
  } finally {
    wipe(plaintext);
  }
}

/** @throws WalletError cannot-open */
export function openLocalCopy(
  firstKey: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  box: Uint8Array,
): LocalCopy {
  const plaintext = unwrap(firstKey, 'local-copy', copyContext(methodId, deviceId), box);
  try {
    const reader = createReader(plaintext);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const content: LocalCopy = {
      characterSeeds: reader.list((item) => ({
        characterId: item.raw(ID_LENGTH),
        epoch: item.u32(),
        seed: item.raw(32),
      })),
      authenticationSeed: reader.raw(32),
      deviceSeed: reader.raw(32),
      generation: reader.u32(),
      identityDocumentKey: { epoch: reader.u32(), key: reader.raw(32) },
      managementKey: reader.option((item) => ({ epoch: item.u32(), key: item.raw(32) })),
    };
    reader.finish();
    return content;
  } catch {
    throw cannotOpen();
  } finally {
    wipe(plaintext);
  }
}

/** Wipes every secret of a local copy. */
export function wipeLocalCopy(content: LocalCopy): void {
  wipe(content.authenticationSeed, content.deviceSeed, content.identityDocumentKey.key, content.managementKey?.key);
  for (const item of content.characterSeeds) wipe(item.seed);
}

/** The first storage key wrapped by the second, as it lies on the device [84-87]. */
export const wrapFirstStorageKey = (
  secondKey: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  firstKey: Uint8Array,
): Uint8Array => wrap(secondKey, 'first-storage-key', keyContext(methodId, deviceId), firstKey);

/** @throws WalletError cannot-open */
export const unwrapFirstStorageKey = (
  secondKey: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  box: Uint8Array,
): Uint8Array => unwrap(secondKey, 'first-storage-key', keyContext(methodId, deviceId), box);
