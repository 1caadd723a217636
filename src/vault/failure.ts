/** Failures of the disk as sentences for the person. Names no row and no key. */
import { WalletError } from '../lib/errors.ts';

/** Did the browser refuse for want of space? */
export const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** A failed write as a WalletError: storage-full, storage-broken, or what it is already. */
export function toStorageError(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  if (isFull(error))
    return new WalletError('storage-full', 'This computer has no space left for the wallet. Free some and try again.', {
      cause: error,
    });
  return new WalletError('storage-broken', 'The wallet could not write to this computer’s disk. Try again.', {
    cause: error,
  });
}
