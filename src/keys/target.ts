/**
 * Targets (keys of accounts, phrases, site logins, secret notes, Nostr keys), sealed to a character's public key, so that one can be added to a closed
 * character. They are stored only sealed, and no target passes for another: its name is signed and sealed with it.
 */
import { equalBytes, randomBytes, wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { characterDecryptionSeed } from './character.ts';
import { labelledHash } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { characterOf, type LogState } from './log/state.ts';
import { hasRight, type Right, type SignerName } from './right.ts';
import { seal, unseal } from './seal.ts';
import {
  type BoxClaim,
  type BoxSigner,
  claimOf,
  type LogHead,
  type OpenedBox,
  readBox,
  signBox,
} from './signed-box.ts';

export type TargetKind =
  | 'private-key'
  | 'bip39-entropy'
  | 'site-login'
  | 'secret-note'
  | 'imported-phrase'
  | 'nostr-key';

export interface TargetKey {
  kind: TargetKind;
  /** The public part that belongs to the secret; the caller derives it (an address, a hash) and compares. */
  publicPart: Uint8Array;
  secret: Uint8Array;
}

export interface OpenedTarget extends TargetKey {
  metadata: Uint8Array;
  /** The signer, and whether it held the character. */
  signer: SignerName & { heldCharacter: boolean };
  /** The signer that put it in without holding the character; `null` when the signer held it. */
  putBy: SignerName | null;
}

/** The name of a target. The signature covers it, so that no box passes under another name. */
export interface TargetName {
  characterId: Uint8Array;
  /** 16 random bytes. */
  targetId: Uint8Array;
  epoch: number;
}

const VERSION = 1;
const kinds = ['private-key', 'bip39-entropy', 'site-login', 'secret-note', 'imported-phrase', 'nostr-key'] as const;
const signerKinds = ['method', 'device'] as const;

/**
 * The public part of a BIP-39 entropy, 32 bytes: the character's profile stores it, so that no other entropy passes for it.
 * @param firstAddress of its account number 0, 20 bytes
 */
export const entropyPublicPart = (firstAddress: Uint8Array): Uint8Array =>
  labelledHash(labels.entropyPublicPart, (hash) => hash.raw(firstAddress, 20));

/**
 * The public part of a site login, 32 bytes: its secret is never used for another site or user name, whatever the profile says.
 * @param site exact origin; `null`: of no site
 */
export const sitePublicPart = (site: string | null, user: string): Uint8Array =>
  labelledHash(labels.sitePublicPart, (hash) => hash.option(site, (text, writer) => writer.text(text)).text(user));

/** The public part of a secret note, 32 bytes. */
export const notePublicPart = (title: string): Uint8Array =>
  labelledHash(labels.notePublicPart, (hash) => hash.text(title));

/**
 * The public part of an imported phrase with its passphrase, 32 bytes: neither another phrase nor another passphrase passes for it.
 * @param firstAddress of its account at m/44'/60'/0'/0/0, lower-case hex with 0x
 */
export const phrasePublicPart = (firstAddress: string): Uint8Array =>
  labelledHash(labels.phrasePublicPart, (hash) => hash.text(firstAddress));

/** Plaintexts are padded to a multiple of this many bytes, so that their length reveals neither kind nor name. */
const PADDING = 128;

/**
 * Kind and public part, blinded by a salt, because a locked device must show no address and addresses can be guessed. The salt
 * lies inside the seal.
 */
const blinded = (salt: Uint8Array, target: { kind: TargetKind; publicPart: Uint8Array }): Uint8Array =>
  labelledHash(labels.targetPublicPart, (hash) =>
    hash.raw(salt, 32).u8(kinds.indexOf(target.kind)).bytes(target.publicPart),
  );

/** Identity, character, target, epoch, kind and public part (blinded): in the seal's info and AAD; the signature covers it too. */
const contextOf = (identityId: Uint8Array, { characterId, targetId, epoch }: TargetName, publicPart: Uint8Array) =>
  createWriter()
    .text(labels.target)
    .raw(identityId, 32)
    .raw(characterId, ID_LENGTH)
    .raw(targetId, ID_LENGTH)
    .u32(epoch)
    .raw(publicPart, 32)
    .finish();

/**
 * Seals a target key to a character, open or closed.
 * @param characterPublicKey of this epoch, from the verified log
 * @param metadata sealed with it (a name, a path); may be empty
 * @param signer any active method or bound device
 * @param putBy the signer that put it in, when a holder seals it again
 */
export async function sealTarget(
  draft: TargetName & {
    identityId: Uint8Array;
    characterPublicKey: Uint8Array;
    target: TargetKey;
    metadata?: Uint8Array;
    putBy?: SignerName | null;
    signer: BoxSigner;
    head: LogHead;
  },
): Promise<Uint8Array> {
  const { target, signer, head } = draft;
  const salt = randomBytes(32);
  const publicPart = blinded(salt, target);
  const context = contextOf(draft.identityId, draft, publicPart);
  const content = createWriter()
    .u8(VERSION)
    .u8(kinds.indexOf(target.kind))
    .raw(salt, 32)
    .bytes(target.publicPart)
    .bytes(target.secret)
    .bytes(draft.metadata ?? new Uint8Array(0))
    .option(draft.putBy ?? null, ({ kind, id }, writer) => writer.u8(signerKinds.indexOf(kind)).raw(id, ID_LENGTH))
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

/** Removes the padding, which must be zeros and shorter than one step. */
function unpadded(plaintext: Uint8Array): Uint8Array {
  const reader = createReader(plaintext);
  const content = reader.bytes();
  const padding = reader.raw(plaintext.length - content.length - 4);
  if (plaintext.length % PADDING !== 0 || padding.length >= PADDING || padding.some((byte) => byte !== 0))
    throw cannotOpen();
  return content;
}

interface SignedTarget {
  context: Uint8Array;
  /** Of the character's epoch. */
  publicKey: Uint8Array;
  /** Blinded. */
  publicPart: Uint8Array;
  box: OpenedBox;
}

/** The box, if its signer had the right for this name under a key that existed then. @throws WalletError cannot-open */
function readSigned(log: LogState, name: TargetName, sealed: Uint8Array, right: Right): SignedTarget {
  const keys = characterOf(log, name.characterId)?.epochs.find((item) => item.epoch === name.epoch);
  if (keys === undefined) throw cannotOpen();
  const { publicPart, bytes } = readOuter(sealed);
  const context = contextOf(log.identityId, name, publicPart);
  const box = readBox(bytes, context, log, right, keys.sinceEntry);
  return { context, publicKey: keys.publicKey, publicPart, box };
}

function readOuter(sealed: Uint8Array): { publicPart: Uint8Array; bytes: Uint8Array } {
  const outer = createReader(sealed);
  if (outer.u8() !== VERSION) throw cannotOpen();
  const publicPart = outer.raw(32);
  const bytes = outer.bytes();
  outer.finish();
  return { publicPart, bytes };
}

interface Content extends TargetKey {
  salt: Uint8Array;
  metadata: Uint8Array;
  putBy: SignerName | null;
}

function readContent(content: Uint8Array): Content {
  const reader = createReader(content);
  if (reader.u8() !== VERSION) throw cannotOpen();
  const kind = kinds[reader.u8()];
  if (kind === undefined) throw cannotOpen();
  const salt = reader.raw(32);
  const target = { kind, publicPart: reader.bytes(), secret: reader.bytes() };
  const metadata = reader.bytes();
  const putBy = reader.option((item): SignerName => {
    const signerKind = signerKinds[item.u8()];
    if (signerKind === undefined) throw cannotOpen();
    return { kind: signerKind, id: item.raw(ID_LENGTH) };
  });
  reader.finish();
  return { ...target, salt, metadata, putBy };
}

/**
 * Opens a target key with its character's seed. Wipe `secret` after use.
 * @param expect the expected kind and public part, if the caller knows them; another target does not open
 * @param sealedBy `holder` when the character's profile names this target: then only a target sealed by a holder of the
 *   character opens; `putBy` says who put it in before
 * @throws WalletError cannot-open
 */
export async function openTarget(
  request: TargetName & {
    log: LogState;
    characterSeed: Uint8Array;
    sealed: Uint8Array;
    expect?: { kind: TargetKind; publicPart: Uint8Array };
    sealedBy: 'holder' | 'anyone';
  },
): Promise<OpenedTarget> {
  const { log, characterId, expect } = request;
  const holds: Right = { kind: 'character', characterId };
  let decryptionSeed: Uint8Array | null = null;
  let plaintext: Uint8Array | null = null;
  let content: Uint8Array | null = null;
  try {
    const right: Right = request.sealedBy === 'holder' ? holds : { kind: 'member' };
    const { context, publicKey, publicPart, box } = readSigned(log, request, request.sealed, right);
    decryptionSeed = characterDecryptionSeed(request.characterSeed);
    plaintext = await unseal({ seed: decryptionSeed, publicKey }, 'target', context, box.body);
    content = unpadded(plaintext);
    const { salt, putBy, metadata, ...target } = readContent(content);
    const asExpected =
      expect === undefined || (expect.kind === target.kind && equalBytes(expect.publicPart, target.publicPart));
    if (!asExpected || !equalBytes(blinded(salt, target), publicPart)) {
      wipe(target.secret);
      throw cannotOpen();
    }
    const heldCharacter = hasRight(box.then, box.signer, holds);
    // A signer outside the character cannot vouch for another signer.
    return { ...target, metadata, signer: { ...box.signer, heldCharacter }, putBy: heldCharacter ? putBy : box.signer };
  } catch {
    throw cannotOpen();
  } finally {
    wipe(decryptionSeed, plaintext, content);
  }
}

/**
 * Checks a sealed target without opening it. @returns the number of the entry at which it was signed, and whether its signer held the
 * character; `null` when signature, name, epoch or right do not hold. Never throws.
 */
export function signedTarget(
  request: TargetName & { log: LogState; sealed: Uint8Array },
): { at: number; byHolder: boolean } | null {
  try {
    const { box } = readSigned(request.log, request, request.sealed, { kind: 'member' });
    const byHolder = hasRight(box.then, box.signer, { kind: 'character', characterId: request.characterId });
    return { at: box.head.number, byHolder };
  } catch {
    return null;
  }
}

/** The signer and head that a sealed target claims, unverified; `null` for other bytes. */
export function targetClaim(sealed: Uint8Array): BoxClaim | null {
  try {
    return claimOf(readOuter(sealed).bytes);
  } catch {
    return null;
  }
}
