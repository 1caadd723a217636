/** Lowering what a permit allows, before it is signed. Changes the one amount and nothing else. */
import { WalletError } from '../lib/errors.ts';
import type { TypedData } from './typed-data-type.ts';
import { readTypedMeaning } from './typed-meaning.ts';

/** Can the amount of this message be changed? EIP-2612 permits and Permit2 permits for one token. */
export function isPermitAmountEditable(typedData: TypedData): boolean {
  const meaning = readTypedMeaning(typedData);
  if (meaning.kind === 'permit') return meaning.standard === 'eip2612';
  return meaning.kind === 'permit2-allowance' && !meaning.batch && !Array.isArray(typedData.message.details);
}

/**
 * The same permit for another amount.
 * @param amount base units
 * @throws WalletError bad-input when the amount does not fit, or cannot be changed in this message
 */
export function replacePermitAmount(typedData: TypedData, amount: bigint): TypedData {
  const single = typedData.message.details;
  if (!isPermitAmountEditable(typedData))
    throw new WalletError('bad-input', 'The amount of this message cannot be changed.');
  const bits = single === undefined ? 256 : 160;
  if (amount < 0n || amount >> BigInt(bits) !== 0n)
    throw new WalletError('bad-input', 'The amount is larger than this permit can hold.');
  const message =
    typeof single === 'object' && !Array.isArray(single)
      ? { ...typedData.message, details: { ...single, amount } }
      : { ...typedData.message, value: amount };
  return { ...typedData, message };
}
