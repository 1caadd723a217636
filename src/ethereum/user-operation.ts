/**
 * User operations of ERC-4337 for version 0.8 of the entry point: packing, the hash that the account signs (EIP-712), and their form in
 * JSON-RPC (ERC-7769). An account that is not delegated yet brings its authorization of EIP-7702 along.
 */
import { concatBytes, fromHex, type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { type AbiValue, encodeAbi, encodeCall } from './abi.ts';
import { privateKeyToAddress } from './account.ts';
import { keccak } from './keccak.ts';
import { signAuthorization, signDigest } from './micro.ts';
import { toQuantity } from './quantity.ts';
import { selectorOf } from './selector.ts';

/** EntryPoint of eth-infinitism, release v0.8.0; the address commits to its code (CREATE2). The delegate trusts no other one. */
export const ENTRY_POINT: Hex = '0x4337084d9e255ff0702461cf8895ce9e3b5ff108';

/** Stands for the code of a factory where the account is delegated by EIP-7702. */
const DELEGATED_FACTORY: Hex = '0x7702';

/** Numbers are decimal strings, in wei or gas (JSON-safe). */
export interface UserOperation {
  chainId: number;
  sender: Hex;
  /** A key of 192 bits and a sequence of 64. */
  nonce: string;
  callData: Hex;
  callGasLimit: string;
  verificationGasLimit: string;
  preVerificationGas: string;
  maxFeePerGas: string;
  maxPriorityFeePerGas: string;
  /** Who pays the network fee. */
  paymaster: Paymaster;
  /** The account is delegated with it; `nonce` is that of the account. `null`: it is delegated already. */
  delegation: { delegate: Hex; nonce: number } | null;
}

export interface Paymaster {
  address: Hex;
  data: Hex;
  verificationGasLimit: string;
  postOpGasLimit: string;
}

/** A user operation as bundlers take it. */
export type RpcUserOperation = Record<string, unknown>;

export interface SignedOperation {
  /** The hash of the entry point for it. */
  hash: Hex;
  operation: RpcUserOperation;
}

/** A number in `length` bytes. @throws WalletError bad-input */
function inBytes(value: string, length: number): Uint8Array {
  if (!/^\d{1,78}$/.test(value) || BigInt(value) >= 1n << BigInt(8 * length))
    throw new WalletError('bad-input', 'A number of this user operation is too large.');
  return fromHex(
    `0x${BigInt(value)
      .toString(16)
      .padStart(2 * length, '0')}`,
  );
}

/** What the paymaster gets: its address, two gas limits, its own data. */
const paymasterAndData = ({ address, verificationGasLimit, postOpGasLimit, data }: Paymaster): Uint8Array =>
  concatBytes(fromHex(address), inBytes(verificationGasLimit, 16), inBytes(postOpGasLimit, 16), fromHex(data));

const gasLimitsOf = (operation: UserOperation): Uint8Array =>
  concatBytes(inBytes(operation.verificationGasLimit, 16), inBytes(operation.callGasLimit, 16));

const gasFeesOf = (operation: UserOperation): Uint8Array =>
  concatBytes(inBytes(operation.maxPriorityFeePerGas, 16), inBytes(operation.maxFeePerGas, 16));

const DOMAIN_TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)';
const OPERATION_TYPE =
  'PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)';

const hashOf = (text: string): Hex => toHex(keccak(utf8(text)));

/** 32 bytes: what the account signs. Of an account that is delegated with it, the address of the delegate takes the place of the code. */
export function hashUserOperation(operation: UserOperation): Uint8Array {
  const domain = encodeAbi('bytes32,bytes32,bytes32,uint256,address', [
    hashOf(DOMAIN_TYPE),
    hashOf('ERC4337'),
    hashOf('1'),
    BigInt(operation.chainId),
    ENTRY_POINT,
  ]);
  const { delegation } = operation;
  const message = encodeAbi('bytes32,address,uint256,bytes32,bytes32,bytes32,uint256,bytes32,bytes32', [
    hashOf(OPERATION_TYPE),
    operation.sender,
    BigInt(operation.nonce),
    toHex(keccak(delegation === null ? new Uint8Array() : fromHex(delegation.delegate))),
    toHex(keccak(fromHex(operation.callData))),
    toHex(gasLimitsOf(operation)),
    BigInt(operation.preVerificationGas),
    toHex(gasFeesOf(operation)),
    toHex(keccak(paymasterAndData(operation.paymaster))),
  ]);
  return keccak(concatBytes(Uint8Array.of(0x19, 0x01), keccak(domain), keccak(message)));
}

/** The call of the entry point that carries it out. */
export function encodeHandleOps(operation: UserOperation, signature: Hex, beneficiary: Hex): Hex {
  const packed: AbiValue[] = [
    operation.sender,
    BigInt(operation.nonce),
    operation.delegation === null ? '0x' : `${DELEGATED_FACTORY}${'00'.repeat(18)}`,
    operation.callData,
    toHex(gasLimitsOf(operation)),
    BigInt(operation.preVerificationGas),
    toHex(gasFeesOf(operation)),
    toHex(paymasterAndData(operation.paymaster)),
    signature,
  ];
  const types = '(address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address';
  return encodeCall(selectorOf(`handleOps(${types})`), types, [[packed], beneficiary]);
}

/** A signature of the right length that nobody made: bundlers estimate with it. */
export const STUB_SIGNATURE: Hex = `0x${'ff'.repeat(15)}${'f0'}${'00'.repeat(16)}${'7a'.repeat(32)}1c`;
const STUB_AUTHORIZATION = {
  yParity: '0x1',
  r: `0x${'ff'.repeat(15)}${'f0'.padEnd(34, '0')}`,
  s: `0x${'7a'.repeat(32)}`,
};

/** As bundlers and paymaster services read it (ERC-7769), with a signature that nobody made. */
export function toRpcOperation(operation: Omit<UserOperation, 'paymaster'> & { paymaster: Paymaster | null }) {
  const { delegation, paymaster, chainId } = operation;
  const number = (value: string) => toQuantity(BigInt(value));
  return {
    sender: operation.sender,
    nonce: number(operation.nonce),
    callData: operation.callData,
    callGasLimit: number(operation.callGasLimit),
    verificationGasLimit: number(operation.verificationGasLimit),
    preVerificationGas: number(operation.preVerificationGas),
    maxFeePerGas: number(operation.maxFeePerGas),
    maxPriorityFeePerGas: number(operation.maxPriorityFeePerGas),
    ...(paymaster && {
      paymaster: paymaster.address,
      paymasterData: paymaster.data,
      paymasterVerificationGasLimit: number(paymaster.verificationGasLimit),
      paymasterPostOpGasLimit: number(paymaster.postOpGasLimit),
    }),
    signature: STUB_SIGNATURE,
    ...(delegation && {
      factory: DELEGATED_FACTORY,
      factoryData: '0x',
      eip7702Auth: {
        chainId: toQuantity(chainId),
        address: delegation.delegate,
        nonce: toQuantity(delegation.nonce),
        ...STUB_AUTHORIZATION,
      },
    }),
  };
}

/**
 * The same for the same operation and key (RFC 6979).
 * @throws WalletError bad-input when the key is not that of the sender
 */
export function signUserOperation(operation: UserOperation, privateKey: Uint8Array): SignedOperation {
  if (privateKeyToAddress(privateKey) !== operation.sender.toLowerCase())
    throw new WalletError('bad-input', 'This key does not belong to the account that sends.');
  const digest = hashUserOperation(operation);
  const signed = { ...toRpcOperation(operation), signature: signDigest(digest, privateKey) };
  return { hash: toHex(digest), operation: { ...signed, ...authorization(operation, privateKey) } };
}

function authorization({ chainId, delegation }: UserOperation, privateKey: Uint8Array): RpcUserOperation {
  if (delegation === null) return {};
  const { delegate, nonce } = delegation;
  const fields = { chainId: BigInt(chainId), address: delegate, nonce: BigInt(nonce) };
  const { yParity, r, s } = signAuthorization(fields, privateKey);
  const eip7702Auth = {
    chainId: toQuantity(chainId),
    address: delegate,
    nonce: toQuantity(nonce),
    yParity: toQuantity(yParity),
    r: `0x${r.toString(16).padStart(64, '0')}`,
    s: `0x${s.toString(16).padStart(64, '0')}`,
  };
  return { eip7702Auth };
}
