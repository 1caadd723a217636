/** A character's keys of one epoch, all from its 32-byte seed. The seed itself lies only in grants and local copies. */
import { deriveKey } from './derive.ts';
import { keyHash } from './key-hash.ts';
import { labels } from './labels.ts';
import { sealKeyPair } from './seal.ts';

/** The X-Wing seed (32 bytes) of a character's key pair, which opens target keys. Wipe it after use. */
export const characterDecryptionSeed = (seed: Uint8Array): Uint8Array =>
  deriveKey(seed, null, labels.characterDecryption);

/** The key of a character's documents (32 bytes, secret). Wipe it after use. */
export const characterDocumentKey = (seed: Uint8Array): Uint8Array => deriveKey(seed, null, labels.characterDocument);

/** What follows from a character's seed. */
export interface CharacterKeys {
  /** 1216 bytes; goes into the log. */
  publicKey: Uint8Array;
  /** `keyHash` of the document key, 32 bytes; goes into the log. */
  documentKeyHash: Uint8Array;
  /** 32 bytes, secret. */
  documentKey: Uint8Array;
}

/** @param seed 32 random bytes */
export async function characterKeys(seed: Uint8Array): Promise<CharacterKeys> {
  const decryptionSeed = characterDecryptionSeed(seed);
  try {
    const { publicKey } = await sealKeyPair(decryptionSeed);
    const documentKey = characterDocumentKey(seed);
    return { publicKey, documentKeyHash: keyHash('character-document', documentKey), documentKey };
  } finally {
    decryptionSeed.fill(0);
  }
}
