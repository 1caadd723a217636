/** Encodes the calls that the wallet itself makes. Only standard functions. */
import type { Hex } from '../lib/bytes.ts';
import { encodeCall } from './abi.ts';
import { selectorOf } from './selector.ts';

/** ERC-20 transfer. @param amount base units */
export const encodeTransfer = (to: Hex, amount: bigint): Hex =>
  encodeCall(selectorOf('transfer(address,uint256)'), 'address,uint256', [to, amount]);

/** ERC-721 and ERC-1155: a contract that does not take items refuses them. @param amount of ERC-1155 */
export const encodeItemTransfer = (
  standard: 'ERC721' | 'ERC1155',
  from: Hex,
  to: Hex,
  id: bigint,
  amount: bigint,
): Hex =>
  standard === 'ERC721'
    ? encodeCall(selectorOf('safeTransferFrom(address,address,uint256)'), 'address,address,uint256', [from, to, id])
    : encodeCall(
        selectorOf('safeTransferFrom(address,address,uint256,uint256,bytes)'),
        'address,address,uint256,uint256,bytes',
        [from, to, id, amount, '0x'],
      );

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
