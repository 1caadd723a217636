/** Recovers the signer of a 65-byte signature (r, s, v). */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { recoverFromDigest } from './micro.ts';
import { parseFixedData } from './quantity.ts';

/**
 * Lower-case address of the signer of a digest of 32 bytes. v is 27, 28, 0 or 1.
 * @throws WalletError bad-input
 */
export function recoverAddress(digest: Uint8Array, signature: unknown): Hex {
  const bytes = fromHex(parseFixedData(signature, 65, 'signature'));
  const v = bytes[64] ?? 255;
  const yParity = v === 27 || v === 0 ? 0 : v === 28 || v === 1 ? 1 : null;
  if (yParity === null) throw new WalletError('bad-input', 'The field signature does not end in 1b or 1c.');
  try {
    return recoverFromDigest(digest, bytes.subarray(0, 64), yParity);
  } catch (cause) {
    throw new WalletError('bad-input', 'The field signature is not a signature of any key.', { cause });
  }
}
