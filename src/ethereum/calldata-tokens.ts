/** Readers of calls to token contracts and collections: transfers and allowances. */
import type { Hex } from '../lib/bytes.ts';
import { inParts, readers } from './calldata-reader.ts';
import type { DecodedCall } from './calldata-type.ts';
import { UNLIMITED } from './unlimited.ts';

type Spender = [spender: Hex, amount: bigint];
type Move = [from: Hex, to: Hex, amountOrId: bigint];
type PermitDetails = [token: Hex, amount: bigint, expiration: bigint, nonce: bigint];
type Signed = [owner: Hex, spender: Hex, amount: bigint, deadline: bigint];
type Permit2Move = [from: Hex, to: Hex, amount: bigint, token: Hex];

const send = ([to, amount]: Spender): DecodedCall => ({ kind: 'erc20-transfer', to, amount });
const sendFrom = ([from, to, amountOrId]: Move): DecodedCall => ({ kind: 'transfer-from', from, to, amountOrId });
const moveNft = ([from, to, id]: Move): DecodedCall => ({ kind: 'nft-transfer', from, to, id });
const approve = ([spender, amountOrId]: Spender): DecodedCall => ({ kind: 'approve', spender, amountOrId });
const approveAndUse = ([spender, amountOrId]: Spender): DecodedCall => ({
  kind: 'approve',
  spender,
  amountOrId,
  used: true,
});
const increase = ([spender, amount]: Spender): DecodedCall => ({ kind: 'increase-allowance', spender, amount });
const decrease = ([spender, amount]: Spender): DecodedCall => ({ kind: 'decrease-allowance', spender, amount });
const approveAll = ([operator, approved]: [Hex, boolean]): DecodedCall => ({ kind: 'approve-all', operator, approved });

const permit2Approve = (
  [token, amount, expiration]: PermitDetails | [Hex, bigint, bigint],
  spender: Hex,
): DecodedCall => ({
  kind: 'permit2-approve',
  token,
  spender,
  amount,
  expiration,
});
const permit2Move = ([from, to, amount, token]: Permit2Move): DecodedCall => ({
  kind: 'permit2-transfer',
  token,
  from,
  to,
  amount,
});

export const TOKEN_READERS = {
  // ERC-20, ERC-721, ERC-223, ERC-677, ERC-1363, ERC-777
  ...readers('send', {
    'transfer(address,uint256)': send,
    'transfer(address,uint256,bytes)': send,
    'transferAndCall(address,uint256)': send,
    'transferAndCall(address,uint256,bytes)': send,
    'send(address,uint256,bytes)': send,
    'transferFrom(address,address,uint256)': sendFrom,
    'transferFromAndCall(address,address,uint256)': sendFrom,
    'transferFromAndCall(address,address,uint256,bytes)': sendFrom,
    'operatorSend(address,address,uint256,bytes,bytes)': sendFrom,
    'safeTransferFrom(address,address,uint256)': moveNft,
    'safeTransferFrom(address,address,uint256,bytes)': moveNft,
    // ERC-1155, ERC-6909
    'safeTransferFrom(address,address,uint256,uint256,bytes)': ([from, to, id, amount]: [...Move, bigint]) => ({
      kind: 'multi-transfer',
      from,
      to,
      items: [{ id, amount }],
    }),
    'safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)': ([from, to, ids, amounts]: [
      Hex,
      Hex,
      bigint[],
      bigint[],
    ]) => ({
      kind: 'multi-transfer',
      from,
      to,
      items: ids.map((id, index) => ({ id, amount: amounts[index] ?? 0n })),
    }),
    'transfer(address,uint256,uint256)': ([to, id, amount]: [Hex, bigint, bigint]) => ({
      kind: 'multi-transfer',
      from: null,
      to,
      items: [{ id, amount }],
    }),
    'transferFrom(address,address,uint256,uint256)': ([from, to, id, amount]: [...Move, bigint]) => ({
      kind: 'multi-transfer',
      from,
      to,
      items: [{ id, amount }],
    }),
  }),
  ...readers('spend', {
    'approve(address,uint256)': approve,
    'increaseAllowance(address,uint256)': increase,
    'increaseApproval(address,uint256)': increase,
    'approveAndCall(address,uint256)': approveAndUse,
    'approveAndCall(address,uint256,bytes)': approveAndUse,
    // ERC-777: the operator may spend all tokens of the caller, without limit.
    'authorizeOperator(address)': ([operator]: [Hex]) => approve([operator, UNLIMITED]),
    // EIP-2612, and the older permit of DAI
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': ([owner, spender, amount, deadline]: Signed) => ({
      kind: 'permit',
      owner,
      spender,
      amount,
      deadline,
    }),
    'permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)': ([owner, spender, , expiry, allowed]: [
      ...Signed,
      boolean,
    ]) => ({ kind: 'dai-permit', owner, spender, allowed, expiry }),
  }),
  ...readers(null, {
    'decreaseAllowance(address,uint256)': decrease,
    'decreaseApproval(address,uint256)': decrease,
    'revokeOperator(address)': ([operator]: [Hex]) => approve([operator, 0n]),
    // Wrapping of the native coin
    'deposit()': () => ({ kind: 'wrap' }),
    'withdraw(uint256)': ([amount]: [bigint]) => ({ kind: 'unwrap', amount }),
  }),
  // Permit2
  ...readers('any-token', {
    'approve(address,address,uint160,uint48)': ([token, spender, amount, expiration]: [Hex, Hex, bigint, bigint]) =>
      permit2Approve([token, amount, expiration], spender),
    'permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)': ([, [details, spender]]: [
      Hex,
      [PermitDetails, Hex, bigint],
    ]) => permit2Approve(details, spender),
    'permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)': ([, [all, spender]]: [
      Hex,
      [PermitDetails[], Hex, bigint],
    ]) => inParts(all.map((details) => permit2Approve(details, spender))),
    'transferFrom(address,address,uint160,address)': permit2Move,
    'transferFrom((address,address,uint160,address)[])': ([all]: [Permit2Move[]]) => inParts(all.map(permit2Move)),
  }),
  ...readers('items', {
    'setApprovalForAll(address,bool)': approveAll,
    // ERC-6909
    'setOperator(address,bool)': approveAll,
    'approve(address,uint256,uint256)': ([spender, id, amount]: [Hex, bigint, bigint]) => ({
      kind: 'approve-item',
      spender,
      id,
      amount,
    }),
  }),
};
