/** Encodes the calls that the wallet itself makes. Only standard functions. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { selectorOf } from './calldata.ts';

/** ERC-20 transfer. @param amount base units */
export const encodeTransfer = (to: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [to, amount]);
