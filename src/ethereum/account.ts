/** Parses a private key and derives its address. Errors never contain a key. */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { ethereumKeys as t } from '../locales/en/ethereum/keys.ts';
import { addressOfPrivateKey } from './micro.ts';

/**
 * Lower-case address of a 32-byte private key.
 * @throws WalletError bad-input if the bytes are not a valid secp256k1 key
 */
export function privateKeyToAddress(privateKey: Uint8Array): Hex {
  try {
    return addressOfPrivateKey(privateKey);
  } catch {
    throw new WalletError('bad-input', t.notAPrivateKey);
  }
}

/**
 * Parses 64 hex digits; 0x and surrounding whitespace are optional.
 * @returns 32 bytes that are a valid secp256k1 key
 * @throws WalletError bad-input
 */
export function parsePrivateKey(text: string): Uint8Array {
  const digits = text.trim().replace(/^0x/i, '');
  if (!/^[0-9a-fA-F]{64}$/.test(digits)) throw new WalletError('bad-input', t.privateKeyForm);
  const key = fromHex(digits);
  privateKeyToAddress(key);
  return key;
}
