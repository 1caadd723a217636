/** Parses a private key and derives its address. Never writes a key into an error. */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { addressOfPrivateKey } from './micro.ts';

/**
 * Lower-case address of a private key of 32 bytes.
 * @throws WalletError bad-input when the bytes are no key of the curve
 */
export function privateKeyToAddress(privateKey: Uint8Array): Hex {
  try {
    return addressOfPrivateKey(privateKey);
  } catch {
    throw new WalletError('bad-input', 'This is not a private key.');
  }
}

/**
 * 64 hex digits, 0x optional, blanks around them allowed.
 * @returns 32 bytes that are a key of the curve
 * @throws WalletError bad-input
 */
export function parsePrivateKey(text: string): Uint8Array {
  const digits = text.trim().replace(/^0x/i, '');
  if (!/^[0-9a-fA-F]{64}$/.test(digits))
    throw new WalletError('bad-input', 'A private key has 64 characters, 0 to 9 and a to f.');
  const key = fromHex(digits);
  privateKeyToAddress(key);
  return key;
}
