/** The error of a description that cannot be applied to the data at hand: the data is then shown without it. */
import { WalletError } from '../lib/errors.ts';

/** @throws WalletError bad-input */
export function misfit(message: string): never {
  throw new WalletError('bad-input', message);
}
