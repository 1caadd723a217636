/** The functions whose calls are understood, by signature. A function stands here only if its meaning is the same in every contract. */
import type { Hex } from '../lib/bytes.ts';
import type { DecodedCall, InnerCall } from './calldata-type.ts';

/** Calls whose insides are still to be decoded. */
interface Calls {
  kind: 'calls';
  calls: Omit<InnerCall, 'call'>[];
}

/** Decoded arguments go in as the ABI gave them; each reader names its own tuple. */
type Read = (values: never) => DecodedCall | Calls;

export interface CallReader {
  signature: string;
  read: Read;
}

type Spender = [spender: Hex, amount: bigint];
type NftMove = [from: Hex, to: Hex, id: bigint];
type PermitDetails = [token: Hex, amount: bigint, expiration: bigint, nonce: bigint];

const increase = ([spender, amount]: Spender): DecodedCall => ({ kind: 'increase-allowance', spender, amount });
const decrease = ([spender, amount]: Spender): DecodedCall => ({ kind: 'decrease-allowance', spender, amount });
const moveNft = ([from, to, id]: NftMove): DecodedCall => ({ kind: 'nft-transfer', from, to, id });

const toSelf = (calls: Hex[]): Calls => ({
  kind: 'calls',
  calls: calls.map((data) => ({ to: null, value: 0n, data })),
});
const toOthers = (calls: { to: Hex; value?: bigint; data: Hex }[]): Calls => ({
  kind: 'calls',
  calls: calls.map(({ to, value, data }) => ({ to, value: value ?? 0n, data })),
});

export const READERS: Record<string, Read> = {
  // ERC-20, ERC-721
  'transfer(address,uint256)': ([to, amount]: [Hex, bigint]) => ({ kind: 'erc20-transfer', to, amount }),
  'transferFrom(address,address,uint256)': ([from, to, amountOrId]: NftMove) => ({
    kind: 'transfer-from',
    from,
    to,
    amountOrId,
  }),
  'approve(address,uint256)': ([spender, amountOrId]: Spender) => ({ kind: 'approve', spender, amountOrId }),
  'increaseAllowance(address,uint256)': increase,
  'increaseApproval(address,uint256)': increase,
  'decreaseAllowance(address,uint256)': decrease,
  'decreaseApproval(address,uint256)': decrease,
  // EIP-2612, and the older form of DAI
  'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': ([owner, spender, amount, deadline]: [
    Hex,
    Hex,
    bigint,
    bigint,
  ]) => ({ kind: 'permit', owner, spender, amount, deadline }),
  'permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)': ([owner, spender, , expiry, allowed]: [
    Hex,
    Hex,
    bigint,
    bigint,
    boolean,
  ]) => ({ kind: 'dai-permit', owner, spender, allowed, expiry }),
  // Permit2
  'approve(address,address,uint160,uint48)': ([token, spender, amount, expiration]: [Hex, Hex, bigint, bigint]) => ({
    kind: 'permit2-approve',
    token,
    spender,
    amount,
    expiration,
  }),
  'permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)': ([
    ,
    [[token, amount, expiration], spender],
  ]: [Hex, [PermitDetails, Hex, bigint]]) => ({ kind: 'permit2-approve', token, spender, amount, expiration }),
  'transferFrom(address,address,uint160,address)': ([from, to, amount, token]: [Hex, Hex, bigint, Hex]) => ({
    kind: 'permit2-transfer',
    token,
    from,
    to,
    amount,
  }),
  // ERC-721, ERC-1155
  'safeTransferFrom(address,address,uint256)': moveNft,
  'safeTransferFrom(address,address,uint256,bytes)': moveNft,
  'safeTransferFrom(address,address,uint256,uint256,bytes)': ([from, to, id, amount]: [Hex, Hex, bigint, bigint]) => ({
    kind: 'erc1155-transfer',
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
    kind: 'erc1155-transfer',
    from,
    to,
    items: ids.map((id, index) => ({ id, amount: amounts[index] ?? 0n })),
  }),
  'setApprovalForAll(address,bool)': ([operator, approved]: [Hex, boolean]) => ({
    kind: 'approve-all',
    operator,
    approved,
  }),
  // Wrapped native coin
  'deposit()': () => ({ kind: 'wrap' }),
  'withdraw(uint256)': ([amount]: [bigint]) => ({ kind: 'unwrap', amount }),
  // Several calls in one
  'multicall(bytes[])': ([calls]: [Hex[]]) => toSelf(calls),
  'multicall(uint256,bytes[])': ([, calls]: [bigint, Hex[]]) => toSelf(calls),
  'multicall(bytes32,bytes[])': ([, calls]: [Hex, Hex[]]) => toSelf(calls),
  'aggregate((address,bytes)[])': ([calls]: [[Hex, Hex][]]) => toOthers(calls.map(([to, data]) => ({ to, data }))),
  'tryAggregate(bool,(address,bytes)[])': ([, calls]: [boolean, [Hex, Hex][]]) =>
    toOthers(calls.map(([to, data]) => ({ to, data }))),
  'aggregate3((address,bool,bytes)[])': ([calls]: [[Hex, boolean, Hex][]]) =>
    toOthers(calls.map(([to, , data]) => ({ to, data }))),
  'aggregate3Value((address,bool,uint256,bytes)[])': ([calls]: [[Hex, boolean, bigint, Hex][]]) =>
    toOthers(calls.map(([to, , value, data]) => ({ to, value, data }))),
};

/** Functions that are only named: their arguments say little to a person, or differ in meaning between contracts. */
export const NAMED_FUNCTIONS: readonly string[] = [
  'execute(bytes,bytes[],uint256)',
  'execute(bytes,bytes[])',
  'swapExactTokensForTokens(uint256,uint256,address[],address,uint256)',
  'swapTokensForExactTokens(uint256,uint256,address[],address,uint256)',
  'swapExactETHForTokens(uint256,address[],address,uint256)',
  'swapExactTokensForETH(uint256,uint256,address[],address,uint256)',
  'exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))',
  'exactInput((bytes,address,uint256,uint256,uint256))',
  'mint()',
  'mint(uint256)',
  'mint(address,uint256)',
  'burn(uint256)',
  'claim()',
  'stake(uint256)',
  'unstake(uint256)',
  'redeem(uint256)',
  'deposit(uint256)',
  'deposit(uint256,address)',
  'withdraw(uint256,address,address)',
  'supply(address,uint256,address,uint16)',
  'borrow(address,uint256,uint256,uint16,address)',
  'repay(address,uint256,uint256,address)',
  'castVote(uint256,uint8)',
  'delegate(address)',
  'register(string,address,uint256,bytes32,address,bytes[],bool,uint16)',
  'transferOwnership(address)',
  'upgradeTo(address)',
];
