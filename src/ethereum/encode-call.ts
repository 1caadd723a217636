/** Encodes the calls that the wallet itself makes. Only standard functions. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { selectorOf } from './calldata.ts';

/** ERC-20 transfer. @param amount base units */
export const encodeTransfer = (to: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [to, amount]);

/** ERC-20 approve, and ERC-721 approve with the number of an item. */
export const encodeApprove = (spender: Hex, amountOrId: bigint): Hex =>
  encodeCall(selectorOf('approve(address,uint256)'), 'address,uint256', [spender, amountOrId]);

/** Permit2 approve. @param expiration seconds since 1970 */
export const encodePermit2Approve = (token: Hex, spender: Hex, amount: bigint, expiration: bigint): Hex =>
  encodeCall(selectorOf('approve(address,address,uint160,uint48)'), 'address,address,uint160,uint48', [
    token,
    spender,
    amount,
    expiration,
  ]);

/** Takes the right over a whole collection back (ERC-721, ERC-1155). */
export const encodeStopOperator = (operator: Hex): Hex =>
  encodeCall(selectorOf('setApprovalForAll(address,bool)'), 'address,bool', [operator, false]);
