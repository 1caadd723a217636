/**
 * [Note: Limits in the log] The limits of signing are in the names document, where no server reads them. Any manager can write that
 * document alone, and a server can withhold its newest version. So the log names the hash of the limits that count: a reader that finds
 * other limits, or none, takes the strictest ones. A change of limits is thereby an entry, which the history shows and which two
 * managers can be demanded for. The hash has a salt, because limits could be guessed.
 */
import { labelledHash } from './derive.ts';
import { labels } from './labels.ts';

/**
 * SHA-256, 32 bytes.
 * @param salt 32 random bytes, new for each change
 * @param limits their bytes, in the one form that the caller gives them
 */
export const limitsHash = (salt: Uint8Array, limits: Uint8Array): Uint8Array =>
  labelledHash(labels.limitsHash, (hash) => hash.raw(salt, 32).bytes(limits));
