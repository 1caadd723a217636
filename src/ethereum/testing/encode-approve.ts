/** The data of an ERC-20 approve, as sites ask for it: the wallet itself makes no such call. */
import type { Hex } from '../../lib/bytes.ts';
import { encodeCall } from '../abi.ts';
import { selectorOf } from '../selector.ts';

/** @param amount base units */
export const encodeApprove = (spender: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('approve(address,uint256)'), 'address,uint256', [spender, amount]);
