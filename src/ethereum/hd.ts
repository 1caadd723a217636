/** Derives BIP-32 keys from a phrase; the only import of @scure/bip32. Returns leaf keys only, because a parent key gives all of its children. */
import { HDKey } from '@scure/bip32';
import { wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { accountPath, parsePath } from './paths.ts';
import { phraseSeed } from './phrase.ts';

/**
 * The 32-byte private key at a path.
 * @param seed BIP-32 seed, 16 to 64 bytes
 * @throws WalletError bad-input
 */
export function privateKeyOfSeed(seed: Uint8Array, path: string): Uint8Array {
  const steps = stepsOf(path);
  let node = HDKey.fromMasterSeed(seed);
  try {
    // Derives step by step and wipes each parent, because a parent key gives all of its children.
    for (const step of steps) {
      const child = node.deriveChild(step);
      node.wipePrivateData();
      node = child;
    }
    if (!node.privateKey) throw new WalletError('internal', 'This path has no key.');
    return Uint8Array.from(node.privateKey);
  } finally {
    node.wipePrivateData();
  }
}

/** Child numbers of the steps; hardened ones start at 2^31. */
const stepsOf = (path: string): number[] =>
  parsePath(path)
    .split('/')
    .slice(1)
    .map((step) => Number.parseInt(step, 10) + (step.endsWith("'") ? 0x80000000 : 0));

/**
 * The 32-byte private key at a path.
 * @param entropy BIP-39 entropy, 16 to 32 bytes
 * @throws WalletError bad-input
 */
export function derivePrivateKey(entropy: Uint8Array, path: string, passphrase = ''): Uint8Array {
  const seed = phraseSeed(entropy, passphrase);
  try {
    return privateKeyOfSeed(seed, path);
  } finally {
    wipe(seed);
  }
}

/** The private key of an account, at `m/44'/60'/0'/0/index`. */
export const deriveAccountKey = (entropy: Uint8Array, index: number): Uint8Array =>
  derivePrivateKey(entropy, accountPath(index));
