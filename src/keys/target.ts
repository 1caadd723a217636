/** Target keys: sealed to a character's public key, so that one can be added to a character that is not open. Never stored otherwise. */
import { equalBytes, randomBytes, wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { characterDecryptionSeed } from './character.ts';
import { labelledHash } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { characterOf, type LogState } from './log/state.ts';
import { hasRight } from './right.ts';
import { seal, unseal } from './seal.ts';
import { type BoxSigner, type LogHead, readBox, signBox } from './signed-box.ts';

export type TargetKind = 'private-key' | 'bip39-entropy';

export interface TargetKey {
  kind: TargetKind;
  /** What the secret must give: the caller compares it with what it derives (an address, a fingerprint). */
  publicPart: Uint8Array;
  secret: Uint8Array;
}

export interface OpenedTarget extends TargetKey {
  metadata: Uint8Array;
  /** Who sealed it, and whether that one held the character: if not, the account was put in from outside. */
  signer: { kind: 'method' | 'device'; id: Uint8Array; heldCharacter: boolean };
}

const VERSION = 1;
const kinds = ['private-key', 'bip39-entropy'] as const;

/** Bytes that plaintexts are filled up to a multiple of, so that a length tells neither the kind nor a name. */
const PADDING = 128;

/**
 * Kind and public part, blinded: addresses can be guessed through, and a locked device must show none. The salt lies
 * inside the seal.
 */
const blinded = (salt: Uint8Array, target: { kind: TargetKind; publicPart: Uint8Array }): Uint8Array =>
  labelledHash(labels.targetPublicPart, (hash) =>
    hash.raw(salt, 32).u8(kinds.indexOf(target.kind)).bytes(target.publicPart),
  );

/** Identity, character, epoch, kind and public part (blinded): in the seal's info and AAD and under the signature. */
const contextOf = (identityId: Uint8Array, characterId: Uint8Array, epoch: number, publicPart: Uint8Array) =>
  createWriter()
    .text(labels.target)
    .raw(identityId, 32)
    .raw(characterId, ID_LENGTH)
    .u32(epoch)
    .raw(publicPart, 32)
    .finish();

/**
 * Seals a target key to a character, open or closed.
 * @param characterPublicKey of this epoch, from the verified log
 * @param metadata sealed with it (a name, a path); may be empty
 * @param signer any active method or bound device
 */
export async function sealTarget(draft: {
  identityId: Uint8Array;
  characterId: Uint8Array;
  epoch: number;
  characterPublicKey: Uint8Array;
  target: TargetKey;
  metadata?: Uint8Array;
  signer: BoxSigner;
  head: LogHead;
}): Promise<Uint8Array> {
  const { target, signer, head } = draft;
  const salt = randomBytes(32);
  const publicPart = blinded(salt, target);
  const context = contextOf(draft.identityId, draft.characterId, draft.epoch, publicPart);
  const content = createWriter()
    .u8(VERSION)
    .u8(kinds.indexOf(target.kind))
    .raw(salt, 32)
    .bytes(target.publicPart)
    .bytes(target.secret)
    .bytes(draft.metadata ?? new Uint8Array(0))
    .finish();
  const plaintext = new Uint8Array(Math.ceil((content.length + 4) / PADDING) * PADDING);
  plaintext.set(createWriter().bytes(content).finish());
  try {
    const body = await seal(draft.characterPublicKey, 'target', context, plaintext);
    const box = signBox({ signer, head, context, body });
    return createWriter().u8(VERSION).raw(publicPart, 32).bytes(box).finish();
  } finally {
    wipe(content, plaintext);
  }
}

/** Reads what lies before the padding, which must be zeros and shorter than one step. */
function unpadded(plaintext: Uint8Array): Uint8Array {
  const reader = createReader(plaintext);
  const content = reader.bytes();
  const padding = reader.raw(plaintext.length - content.length - 4);
  if (plaintext.length % PADDING !== 0 || padding.length >= PADDING || padding.some((byte) => byte !== 0))
    throw cannotOpen();
  return content;
}

/**
 * Opens a target key with its character's seed. Wipe `secret` after use.
 * @param expect where the caller knows which it wants: another one does not open
 * @throws WalletError cannot-open
 */
export async function openTarget(request: {
  log: LogState;
  characterId: Uint8Array;
  epoch: number;
  characterSeed: Uint8Array;
  sealed: Uint8Array;
  expect?: { kind: TargetKind; publicPart: Uint8Array };
}): Promise<OpenedTarget> {
  const { log, characterId, epoch, expect } = request;
  let decryptionSeed: Uint8Array | null = null;
  let plaintext: Uint8Array | null = null;
  let content: Uint8Array | null = null;
  try {
    const since = characterOf(log, characterId)?.epochs.find((item) => item.epoch === epoch)?.sinceEntry;
    if (since === undefined) throw cannotOpen();
    const outer = createReader(request.sealed);
    if (outer.u8() !== VERSION) throw cannotOpen();
    const publicPart = outer.raw(32);
    const bytes = outer.bytes();
    outer.finish();
    const context = contextOf(log.identityId, characterId, epoch, publicPart);
    const box = readBox(bytes, context, log, { kind: 'member' }, since);
    decryptionSeed = characterDecryptionSeed(request.characterSeed);
    plaintext = await unseal(decryptionSeed, 'target', context, box.body);
    content = unpadded(plaintext);
    const reader = createReader(content);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const kind = kinds[reader.u8()];
    if (kind === undefined) throw cannotOpen();
    const salt = reader.raw(32);
    const target = { kind, publicPart: reader.bytes(), secret: reader.bytes() };
    const metadata = reader.bytes();
    reader.finish();
    const asExpected =
      expect === undefined || (expect.kind === kind && equalBytes(expect.publicPart, target.publicPart));
    if (!asExpected || !equalBytes(blinded(salt, target), publicPart)) {
      wipe(target.secret);
      throw cannotOpen();
    }
    const heldCharacter = hasRight(box.then, box.signer, { kind: 'character', characterId });
    return { ...target, metadata, signer: { ...box.signer, heldCharacter } };
  } catch {
    throw cannotOpen();
  } finally {
    wipe(decryptionSeed, plaintext, content);
  }
}

/**
 * The number of the entry at which a target was sealed by one who may, for this character and epoch; `null` for any other
 * bytes. What is inside is not looked at. Never throws.
 */
export function signedTarget(request: {
  log: LogState;
  characterId: Uint8Array;
  epoch: number;
  sealed: Uint8Array;
}): { at: number } | null {
  const { log, characterId, epoch, sealed } = request;
  try {
    const since = characterOf(log, characterId)?.epochs.find((item) => item.epoch === epoch)?.sinceEntry;
    if (since === undefined) return null;
    const outer = createReader(sealed);
    if (outer.u8() !== VERSION) return null;
    const publicPart = outer.raw(32);
    const bytes = outer.bytes();
    outer.finish();
    const context = contextOf(log.identityId, characterId, epoch, publicPart);
    return { at: readBox(bytes, context, log, { kind: 'member' }, since).head.number };
  } catch {
    return null;
  }
}
