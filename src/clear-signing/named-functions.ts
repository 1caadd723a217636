/** Functions whose names and arguments are shown as they are, whatever contract has them: a contract can do anything under any name. */
import { type AbiValue, decodeAbi } from '../ethereum/abi.ts';
import type { TypedStruct, TypedValue } from '../ethereum/typed-data-type.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { type FunctionKey, parseFunctionKey } from './function-key.ts';
import type { Parameter } from './tree.ts';

const NAMED: readonly string[] = [
  'execute(bytes commands,bytes[] inputs,uint256 deadline)',
  'execute(bytes commands,bytes[] inputs)',
  'swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)',
  'swapTokensForExactTokens(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)',
  'swapExactETHForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)',
  'swapExactTokensForETH(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)',
  'exactInputSingle((address tokenIn,address tokenOut,uint24 fee,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 sqrtPriceLimitX96) params)',
  'exactInput((bytes path,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum) params)',
  'mint()',
  'mint(uint256 amount)',
  'mint(address to,uint256 amount)',
  'burn(uint256 amount)',
  'claim()',
  'stake(uint256 amount)',
  'unstake(uint256 amount)',
  'redeem(uint256 shares)',
  'deposit(uint256 amount)',
  // ERC-4626.
  'deposit(uint256 assets,address receiver)',
  'mint(uint256 shares,address receiver)',
  'withdraw(uint256 assets,address receiver,address owner)',
  'redeem(uint256 shares,address receiver,address owner)',
  'supply(address asset,uint256 amount,address onBehalfOf,uint16 referralCode)',
  'borrow(address asset,uint256 amount,uint256 interestRateMode,uint16 referralCode,address onBehalfOf)',
  'repay(address asset,uint256 amount,uint256 interestRateMode,address onBehalfOf)',
  // Governor of OpenZeppelin, ERC-5805.
  'castVote(uint256 proposalId,uint8 support)',
  'castVoteWithReason(uint256 proposalId,uint8 support,string reason)',
  'delegate(address delegatee)',
  'register(string name,address owner,uint256 duration,bytes32 secret,address resolver,bytes[] data,bool reverseRecord,uint16 ownerControlledFuses)',
  'acceptOwnership()',
  'renounceOwnership()',
];

let bySelector: ReadonlyMap<string, FunctionKey> | null = null;

export interface NamedCall {
  name: string;
  /** `null` if the data does not decode. */
  values: TypedStruct | null;
}

/** `null` if the function has no known name. */
export function readNamedCall(data: Hex): NamedCall | null {
  bySelector ??= new Map(NAMED.map(parseFunctionKey).map((key) => [key.selector, key]));
  const known = bySelector.get(data.slice(0, 10));
  return known ? { name: known.name, values: valuesOf(known, data) } : null;
}

function valuesOf({ parameters, types }: FunctionKey, data: Hex): TypedStruct | null {
  try {
    return toStruct(parameters, decodeAbi(types, fromHex(data).subarray(4)));
  } catch {
    return null;
  }
}

const toStruct = (parameters: readonly Parameter[], values: readonly AbiValue[]): TypedStruct =>
  Object.fromEntries(
    parameters.map(({ name, type, members }, at) => [name, toTyped(type, members, values[at] as AbiValue)]),
  );

function toTyped(type: string, members: readonly Parameter[], value: AbiValue): TypedValue {
  if (!Array.isArray(value)) return value;
  if (!type.endsWith(']')) return toStruct(members, value);
  const inner = type.slice(0, type.lastIndexOf('['));
  return value.map((one) => toTyped(inner, members, one));
}
