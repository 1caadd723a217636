/** BIP-32 keys of a phrase; the door to @scure/bip32. Gives leaves only: a parent's key would open its siblings. */
import { HDKey } from '@scure/bip32';
import { wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { phraseSeed } from './phrase.ts';

/** BIP-44 path of the account with this number, from 0. @throws WalletError bad-input */
export function accountPath(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= 0x80000000)
    throw new WalletError('bad-input', 'An account number is a whole number from 0.');
  return `m/44'/60'/0'/0/${index}`;
}

/** Written as `m/44'/60'/0'/0/7`, one to ten steps. @throws WalletError bad-input */
export function parsePath(text: string): string {
  const path = text.trim().replaceAll(/[hH]/g, "'");
  const steps = /^m(?:\/\d{1,10}'?){1,10}$/.test(path) ? path.split('/').slice(1) : [];
  if (steps.length === 0 || steps.some((step) => Number.parseInt(step, 10) >= 0x80000000))
    throw new WalletError('bad-input', "A path looks like m/44'/60'/0'/0/0.");
  return path;
}

/**
 * Private key of 32 bytes at a path.
 * @param seed of BIP-32, 16 to 64 bytes
 * @throws WalletError bad-input
 */
export function privateKeyOfSeed(seed: Uint8Array, path: string): Uint8Array {
  const steps = stepsOf(path);
  let node = HDKey.fromMasterSeed(seed);
  try {
    // One by one: a parent that stayed would open all of its children.
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

/** Numbers of the steps, hardened ones from 2^31. */
const stepsOf = (path: string): number[] =>
  parsePath(path)
    .split('/')
    .slice(1)
    .map((step) => Number.parseInt(step, 10) + (step.endsWith("'") ? 0x80000000 : 0));

/**
 * Private key of 32 bytes at a path.
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

/** Private key of the account with this number at `m/44'/60'/0'/0/index`. */
export const deriveAccountKey = (entropy: Uint8Array, index: number): Uint8Array =>
  derivePrivateKey(entropy, accountPath(index));
