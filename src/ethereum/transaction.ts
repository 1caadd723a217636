/** Signing, hashing and decoding transactions: legacy with EIP-155, EIP-2930, EIP-1559, EIP-7702. Signs only what is fully prepared. */
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { privateKeyToAddress } from './account.ts';
import { isAddress } from './address.ts';
import { keccak } from './keccak.ts';
import {
  type AuthorizationFields,
  type AuthorizationItem,
  authorityOf,
  signAuthorization,
  Transaction,
} from './micro.ts';
import { parseData, toQuantity } from './quantity.ts';
import type { AccessListItem, PreparedTransaction } from './transaction-type.ts';

export interface SignedTransaction {
  /** EIP-2718 bytes. */
  raw: Hex;
  hash: Hex;
}

export interface DecodedTransaction extends SignedTransaction {
  transaction: PreparedTransaction;
  /** Lower-case hex quantities of the signature. */
  r: Hex;
  s: Hex;
  yParity: 0 | 1;
  /** Of EIP-7702, as JSON-RPC has it. */
  authorizationList?: Record<string, string>[];
}

/** EIP-2718 type byte. */
export const TYPE_NUMBER = { legacy: 0, eip2930: 1, eip1559: 2, eip7702: 4 } as const;

const MAXIMUM = 1n << 256n;

function wei(value: string, field: string): bigint {
  if (!/^(?:0|[1-9]\d{0,77})$/.test(value) || BigInt(value) >= MAXIMUM)
    throw new WalletError('bad-input', `The field ${field} is not a whole number of wei.`);
  return BigInt(value);
}

type Authorize = (fields: AuthorizationFields) => AuthorizationItem;

/**
 * Converts a transaction to the signing library's form. Checks every field, because it may come from storage.
 * @param authorize signs the authorization of EIP-7702
 */
function toUnsigned(transaction: PreparedTransaction, authorize: Authorize) {
  if (!Number.isSafeInteger(transaction.chainId) || transaction.chainId < 1)
    throw new WalletError(
      'bad-input',
      'The field chainId is missing: such a transaction would count on every network.',
    );
  if (!Number.isSafeInteger(transaction.nonce) || transaction.nonce < 0)
    throw new WalletError('bad-input', 'The field nonce is not a whole number.');
  if (transaction.to !== null && !isAddress(transaction.to))
    throw new WalletError('bad-input', 'The field to is not an address.');
  const common = {
    chainId: BigInt(transaction.chainId),
    nonce: BigInt(transaction.nonce),
    to: transaction.to ?? '0x',
    value: wei(transaction.value, 'value'),
    data: parseData(transaction.data, 'data'),
    gasLimit: wei(transaction.gasLimit, 'gasLimit'),
  };
  const options = { strict: false };
  switch (transaction.type) {
    case 'legacy':
      return new Transaction('legacy', { ...common, gasPrice: wei(transaction.gasPrice, 'gasPrice') }, options);
    case 'eip2930': {
      const gasPrice = wei(transaction.gasPrice, 'gasPrice');
      return new Transaction('eip2930', { ...common, gasPrice, accessList: transaction.accessList }, options);
    }
    case 'eip1559':
      return new Transaction('eip1559', { ...common, ...cappedFees(transaction) }, options);
    case 'eip7702': {
      const { chainId, nonce, delegate, to } = transaction;
      if (to === null) throw new WalletError('bad-input', 'A delegation cannot create a contract.');
      if (!isAddress(delegate)) throw new WalletError('bad-input', 'The field delegate is not an address.');
      // The nonce of the account has risen when its own authorization is looked at.
      const item = authorize({ chainId: BigInt(chainId), address: delegate, nonce: BigInt(nonce) + 1n });
      return new Transaction('eip7702', { ...common, ...cappedFees(transaction), authorizationList: [item] }, options);
    }
  }
}

function cappedFees(transaction: Extract<PreparedTransaction, { maxFeePerGas: string }>) {
  const maxFeePerGas = wei(transaction.maxFeePerGas, 'maxFeePerGas');
  const maxPriorityFeePerGas = wei(transaction.maxPriorityFeePerGas, 'maxPriorityFeePerGas');
  if (maxPriorityFeePerGas > maxFeePerGas)
    throw new WalletError('bad-input', 'The field maxPriorityFeePerGas is larger than maxFeePerGas.');
  return { maxFeePerGas, maxPriorityFeePerGas, accessList: transaction.accessList };
}

/** An authorization as long as a signed one. */
const placeholder: Authorize = (fields) => ({ ...fields, yParity: 1, r: 1n << 254n, s: 1n << 254n });

/**
 * The bytes whose hash is signed (EIP-155, EIP-2718). Those of EIP-7702 have a placeholder for the authorization.
 * @throws WalletError bad-input
 */
export const serializeUnsigned = (transaction: PreparedTransaction): Uint8Array =>
  guard(() => toUnsigned(transaction, placeholder).toBytes({ includeSignature: false }));

/**
 * The same bytes every time for the same transaction and key (RFC 6979).
 * @throws WalletError bad-input when a field is wrong or the key is not the key of `from`
 */
export function signTransaction(transaction: PreparedTransaction, privateKey: Uint8Array): SignedTransaction {
  if (privateKeyToAddress(privateKey) !== transaction.from.toLowerCase())
    throw new WalletError('bad-input', 'This key does not belong to the account that sends.');
  const authorize: Authorize = (fields) => signAuthorization(fields, privateKey);
  const signed = guard(() => toUnsigned(transaction, authorize).signBy(privateKey, false));
  const bytes = signed.toBytes();
  return { raw: toHex(bytes), hash: toHex(keccak(bytes)) };
}

/** Reads raw signed bytes of these types; of EIP-7702 only with one authorization, of the sender itself for this network. @throws WalletError bad-input */
export function decodeTransaction(raw: Hex): DecodedTransaction {
  const bytes = guard(() => fromHex(raw));
  const decoded = guard(() => Transaction.fromBytes(bytes));
  const from = guard(() => decoded.sender.toLowerCase() as Hex);
  const fields = decoded.raw as unknown as DecodedFields;
  if (fields.chainId === undefined) throw new WalletError('bad-input', 'This transaction names no network (EIP-155).');
  return {
    transaction: fromFields(decoded.type, fields, from),
    raw: toHex(bytes),
    hash: toHex(keccak(bytes)),
    r: `0x${fields.r.toString(16)}`,
    s: `0x${fields.s.toString(16)}`,
    yParity: fields.yParity === 1 ? 1 : 0,
    ...(fields.authorizationList ? { authorizationList: fields.authorizationList.map(toRpcAuthorization) } : {}),
  };
}

/** The highest possible fee in wei. */
export function maxFee(transaction: PreparedTransaction): bigint {
  const perGas = 'gasPrice' in transaction ? transaction.gasPrice : transaction.maxFeePerGas;
  return BigInt(transaction.gasLimit) * BigInt(perGas);
}

/** What the signing library gives back; fields by type. */
interface DecodedFields {
  chainId?: bigint;
  nonce: bigint;
  to: string;
  value: bigint;
  data: string;
  gasLimit: bigint;
  gasPrice?: bigint;
  maxFeePerGas?: bigint;
  maxPriorityFeePerGas?: bigint;
  accessList?: { address: string; storageKeys: string[] }[];
  authorizationList?: AuthorizationItem[];
  r: bigint;
  s: bigint;
  yParity: number;
}

function fromFields(type: string, fields: DecodedFields, from: Hex): PreparedTransaction {
  const lower = (text: string) => text.toLowerCase() as Hex;
  const common = {
    chainId: Number(fields.chainId),
    from,
    to: fields.to === '0x' ? null : lower(fields.to),
    value: fields.value.toString(),
    data: fields.data === '' ? ('0x' as const) : lower(fields.data),
    nonce: Number(fields.nonce),
    gasLimit: fields.gasLimit.toString(),
  };
  const accessList: AccessListItem[] = (fields.accessList ?? []).map((item) => ({
    address: lower(item.address),
    storageKeys: item.storageKeys.map(lower),
  }));
  const gasPrice = String(fields.gasPrice);
  if (type === 'legacy') return { ...common, type, gasPrice };
  if (type === 'eip2930') return { ...common, type, gasPrice, accessList };
  const { maxFeePerGas, maxPriorityFeePerGas } = fields;
  const capped = { maxFeePerGas: String(maxFeePerGas), maxPriorityFeePerGas: String(maxPriorityFeePerGas), accessList };
  if (type === 'eip1559') return { ...common, type, ...capped };
  if (type === 'eip7702') return { ...common, type, ...capped, delegate: ownDelegate(fields, from) };
  throw new WalletError('bad-input', 'Transactions of this type are not read here.');
}

function ownDelegate({ authorizationList, chainId, nonce }: DecodedFields, from: Hex): Hex {
  const [only, ...others] = authorizationList ?? [];
  const isOwn =
    only !== undefined &&
    others.length === 0 &&
    only.chainId === chainId &&
    only.nonce === nonce + 1n &&
    authorityOf(only) === from;
  if (!isOwn) throw new WalletError('bad-input', 'Delegations of other accounts are not read here.');
  return only.address.toLowerCase() as Hex;
}

const toRpcAuthorization = (item: AuthorizationItem): Record<string, string> => ({
  chainId: toQuantity(item.chainId),
  address: item.address.toLowerCase(),
  nonce: toQuantity(item.nonce),
  yParity: toQuantity(item.yParity),
  r: toQuantity(item.r),
  s: toQuantity(item.s),
});

/** Turns errors of the libraries into WalletErrors; passes WalletErrors on. */
function guard<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof WalletError && cause.code === 'bad-input') throw cause;
    throw new WalletError('bad-input', 'This is not a transaction that can be signed or read.', { cause });
  }
}
