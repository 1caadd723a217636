/**
 * The local copy of one method on a bound device, under its first storage key. It never holds the method seed or the method signing key.
 * Each secret that a login does not always need lies in a box of its own, so that an unused one stays closed.
 */
import { randomBytes, wipe } from '../lib/bytes.ts';
import { createReader, createWriter, type Reader, type Writer } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import type { LogHead } from './signed-box.ts';
import { unwrap, wrap } from './wrap.ts';

/** A character's seed, or its document key, in its box. */
export interface CopiedKey {
  characterId: Uint8Array;
  epoch: number;
  box: Uint8Array;
}

export interface LocalCopy {
  /** Key of the boxes in this copy; random, 32 bytes. */
  boxKey: Uint8Array;
  /** Seeds of the characters that the method's level owns or uses. */
  characters: CopiedKey[];
  /** Document keys of the characters that the level only views. */
  viewed: CopiedKey[];
  /** Box of the method's authentication seed, opened only when the log has new grants for the method. */
  authentication: Uint8Array;
  /** Ed25519 seed of this device. */
  deviceSeed: Uint8Array;
  /** Generation of the authentication seed. */
  generation: number;
  identityDocumentKey: { epoch: number; key: Uint8Array };
  /** Only where the level manages: lets a routine login show levels and policy, not change them. */
  managementKey: { epoch: number; key: Uint8Array } | null;
  /** The log head that the copy is up to date with. */
  head: LogHead;
}

/** A copy before its first grants. */
export interface EmptyCopy extends Omit<LocalCopy, 'identityDocumentKey' | 'head'> {
  identityDocumentKey: null;
}

/** @param seeds are copied; the caller wipes them */
export function emptyCopy(seeds: {
  authenticationSeed: Uint8Array;
  deviceSeed: Uint8Array;
  generation: number;
}): EmptyCopy {
  const boxKey = randomBytes(32);
  return {
    boxKey,
    characters: [],
    viewed: [],
    authentication: wrap(boxKey, 'copied-authentication', NO_CONTEXT, seeds.authenticationSeed),
    deviceSeed: seeds.deviceSeed.slice(),
    generation: seeds.generation,
    identityDocumentKey: null,
    managementKey: null,
  };
}

/** The box key belongs to one copy, so the context is empty. */
const NO_CONTEXT = new Uint8Array(0);

type KeyName = Omit<CopiedKey, 'box'>;
type Kind = 'copied-seed' | 'copied-document-key';

const keyLabels = { 'copied-seed': labels.wrapCopiedSeed, 'copied-document-key': labels.wrapCopiedDocumentKey };
const characterContext = (kind: Kind, { characterId, epoch }: KeyName): Uint8Array =>
  createWriter().text(keyLabels[kind]).raw(characterId, ID_LENGTH).u32(epoch).finish();

const closing =
  (kind: Kind) =>
  (boxKey: Uint8Array, name: KeyName, key: Uint8Array): CopiedKey => ({
    characterId: name.characterId,
    epoch: name.epoch,
    box: wrap(boxKey, kind, characterContext(kind, name), key),
  });
const opening =
  (kind: Kind) =>
  (boxKey: Uint8Array, closed: CopiedKey): Uint8Array =>
    unwrap(boxKey, kind, characterContext(kind, closed), closed.box);

/** Its last argument is the seed (32 bytes), which the caller wipes. */
export const closeSeed = closing('copied-seed');
/** 32 bytes; the caller wipes them. @throws WalletError cannot-open */
export const openSeed = opening('copied-seed');
/** Its last argument is the document key (32 bytes), which the caller wipes. */
export const closeDocumentKey = closing('copied-document-key');
/** 32 bytes; the caller wipes them. @throws WalletError cannot-open */
export const openDocumentKey = opening('copied-document-key');

/** 32 bytes; the caller wipes them. @throws WalletError cannot-open */
export const openAuthentication = ({ boxKey, authentication }: Pick<LocalCopy, 'boxKey' | 'authentication'>) =>
  unwrap(boxKey, 'copied-authentication', NO_CONTEXT, authentication);

const writeKey = (item: CopiedKey, writer: Writer): Writer =>
  writer.raw(item.characterId, ID_LENGTH).u32(item.epoch).bytes(item.box);
const readKey = (reader: Reader): CopiedKey => ({
  characterId: reader.raw(ID_LENGTH),
  epoch: reader.u32(),
  box: reader.bytes(),
});

/** Writes the plaintext of a copy, which is also part of an open session. */
export const writeCopy = (content: LocalCopy, writer: Writer): Writer =>
  writer
    .raw(content.boxKey, 32)
    .list(content.characters, writeKey)
    .list(content.viewed, writeKey)
    .bytes(content.authentication)
    .raw(content.deviceSeed, 32)
    .u32(content.generation)
    .u32(content.identityDocumentKey.epoch)
    .raw(content.identityDocumentKey.key, 32)
    .option(content.managementKey, (item) => writer.u32(item.epoch).raw(item.key, 32))
    .u64(content.head.number)
    .raw(content.head.hash, 32);

export const readCopy = (reader: Reader): LocalCopy => ({
  boxKey: reader.raw(32),
  characters: reader.list(readKey),
  viewed: reader.list(readKey),
  authentication: reader.bytes(),
  deviceSeed: reader.raw(32),
  generation: reader.u32(),
  identityDocumentKey: { epoch: reader.u32(), key: reader.raw(32) },
  managementKey: reader.option(() => ({ epoch: reader.u32(), key: reader.raw(32) })),
  head: { number: reader.u64(), hash: reader.raw(32) },
});

const VERSION = 1;

const contextOf =
  (label: typeof labels.wrapLocalCopy | typeof labels.wrapFirstStorageKey) =>
  (methodId: Uint8Array, deviceId: Uint8Array): Uint8Array =>
    createWriter().text(label).raw(methodId, ID_LENGTH).raw(deviceId, ID_LENGTH).finish();
const copyContext = contextOf(labels.wrapLocalCopy);
const keyContext = contextOf(labels.wrapFirstStorageKey);

/** Wraps the local copy under the first storage key. */
export function sealLocalCopy(
  firstKey: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  content: LocalCopy,
): Uint8Array {
  const plaintext = writeCopy(content, createWriter().u8(VERSION)).finish();
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
    const content = readCopy(reader);
    reader.finish();
    return content;
  } catch {
    throw cannotOpen();
  } finally {
    wipe(plaintext);
  }
}

/** Wipes every secret of a local copy. Without the box key, its boxes stay closed. */
export function wipeLocalCopy(content: LocalCopy | EmptyCopy): void {
  const { boxKey, deviceSeed, identityDocumentKey, managementKey } = content;
  wipe(boxKey, deviceSeed, identityDocumentKey?.key, managementKey?.key);
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
