/** The data of the calls that the wallet itself makes or rewrites. Only standard functions. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { decodeCalldata, selectorOf } from './calldata.ts';

/** ERC-20 transfer. @param amount base units */
export const encodeTransfer = (to: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [to, amount]);

/** ERC-20 approve. @param amount base units */
export const encodeApprove = (spender: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('approve(address,uint256)'), 'address,uint256', [spender, amount]);

/**
 * The same approve or increaseAllowance call with another amount; anything after the arguments is kept.
 * @returns `null` when the data is no such call
 */
export function replaceAllowance(data: Hex, amount: bigint): Hex | null {
  const { kind } = decodeCalldata(data);
  if (kind !== 'approve' && kind !== 'increase-allowance') return null;
  const word = amount.toString(16).padStart(64, '0');
  return word.length === 64 ? (`${data.slice(0, 74)}${word}${data.slice(138)}` as Hex) : null;
}
