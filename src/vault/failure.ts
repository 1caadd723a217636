/** Failures of the disk as sentences for the person. Names no row and no key. */
import { WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';

/** Did the browser refuse for want of space? */
export const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** A failed write as a WalletError: storage-full, storage-broken, or what it is already. */
export function toStorageError(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  if (isFull(error))
    return new WalletError('storage-full', t.full, {
      cause: error,
    });
  return new WalletError('storage-broken', t.writeFailed, {
    cause: error,
  });
}
