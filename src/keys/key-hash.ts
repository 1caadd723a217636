/** The hash with which the log commits to a document key. It reveals nothing about the key. */
import { unreachable } from '../lib/errors.ts';
import { labelledHash } from './derive.ts';
import { labels } from './labels.ts';

/** The two keys of an identity that the log knows by hash. */
export type HashedKey = 'identity-document' | 'management';

/** SHA-256 of a 32-byte key under a label of its kind. The keys are random, so the hash cannot be attacked by guessing. */
export function keyHash(kind: HashedKey, key: Uint8Array): Uint8Array {
  switch (kind) {
    case 'identity-document':
      return labelledHash(labels.identityDocumentKeyHash, (hash) => hash.raw(key, 32));
    case 'management':
      return labelledHash(labels.managementKeyHash, (hash) => hash.raw(key, 32));
    default:
      return unreachable(kind);
  }
}
