/** The hash with which the log commits to a document key. It reveals nothing about the key. */
import { unreachable } from '../lib/errors.ts';
import { labelledHash } from './derive.ts';
import { labels } from './labels.ts';

/** The keys that the log knows by hash: two of the identity, and one of each character. */
export type HashedKey = 'identity-document' | 'management' | 'character-document';

/** SHA-256 of a 32-byte key under a label of its kind. The keys are random, so the hash cannot be attacked by guessing. */
export function keyHash(kind: HashedKey, key: Uint8Array): Uint8Array {
  switch (kind) {
    case 'identity-document':
      return labelledHash(labels.identityDocumentKeyHash, (hash) => hash.raw(key, 32));
    case 'management':
      return labelledHash(labels.managementKeyHash, (hash) => hash.raw(key, 32));
    case 'character-document':
      return labelledHash(labels.characterDocumentKeyHash, (hash) => hash.raw(key, 32));
    default:
      return unreachable(kind);
  }
}
