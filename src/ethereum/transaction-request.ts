/** Parses the parameters of eth_sendTransaction strictly. Leaves missing fields open. */
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { isAddress, isAnyCaseAddress, parseAddress, parseSigner } from './address.ts';
import { parseChainId, parseData, parseFixedData, parsePaddedQuantity, parseSmallQuantity } from './quantity.ts';
import type { AccessListItem, PreparedTransaction } from './transaction-type.ts';

/** Fees that the page set, in wei per gas. */
export type RequestedFee =
  | { kind: 'open' }
  | { kind: 'legacy'; gasPrice: bigint }
  | { kind: 'eip1559'; maxFeePerGas: bigint | null; maxPriorityFeePerGas: bigint | null };

/** `null` fields are left open by the page; addresses and data are lower-case. */
export interface TransactionRequest {
  type: PreparedTransaction['type'] | null;
  chainId: number | null;
  from: Hex;
  /** `null` creates a contract. */
  to: Hex | null;
  value: bigint;
  data: Hex;
  nonce: number | null;
  gas: bigint | null;
  fee: RequestedFee;
  accessList: AccessListItem[] | null;
  /** The capitals of `to` are not the checksum of EIP-55; EIP-1191 defines another one. */
  oddChecksum?: true;
  /** The contract that the account is to be delegated to (EIP-7702); the zero address ends a delegation. */
  delegate: Hex | null;
}

/** Longer requests are rejected: nobody reads them, and nodes accept no more (128 kB in a pool; 200 kB here for all fields). */
const MAXIMUM_REQUEST_LENGTH = 200_000;

const KEYS = new Set([
  'type',
  'chainId',
  'from',
  'to',
  'value',
  'data',
  'input',
  'nonce',
  'gas',
  'gasLimit',
  'gasPrice',
  'maxFeePerGas',
  'maxPriorityFeePerGas',
  'accessList',
  'authorizationList',
]);

type Fields = Record<string, unknown>;

/**
 * @param params the params array of eth_sendTransaction: first an object of known keys; what follows is not looked at
 * @throws WalletError bad-input, naming the field
 */
export function parseTransactionRequest(params: unknown): TransactionRequest {
  if (!Array.isArray(params)) bad('The first parameter of eth_sendTransaction is the transaction.');
  const fields = toFields(params[0]);
  const fee = parseFee(fields);
  const accessList = fields.accessList === undefined ? null : parseAccessList(fields.accessList);
  return {
    type: parseType(fields.type, fee, accessList),
    chainId: parseNetwork(fields),
    from: parseSigner(fields.from, 'from'),
    to: parseRecipient(fields),
    value: fields.value === undefined ? 0n : parsePaddedQuantity(fields.value, 'value'),
    data: parseCallData(fields),
    nonce: fields.nonce === undefined ? null : parseSmallQuantity(fields.nonce, 'nonce'),
    gas: parseGas(fields),
    fee,
    accessList,
    ...(isAnyCaseAddress(fields.to) && !isAddress(fields.to) ? { oddChecksum: true } : {}),
    delegate: parseDelegate(fields),
  };
}

const AUTHORIZATION_KEYS = new Set(['chainId', 'address', 'nonce']);

/**
 * The one authorization of the account itself, unsigned: the wallet signs it. Which contracts may be named is not decided here.
 * @throws WalletError bad-input
 */
function parseDelegate(fields: Fields): Hex | null {
  const { authorizationList: list } = fields;
  const isType4 = fields.type !== undefined && parseSmallQuantity(fields.type, 'type') === 4;
  if (list === undefined) return isType4 ? bad('The field type is 0x4, but there is no authorizationList.') : null;
  if (fields.type !== undefined && !isType4) bad('Only the type 0x4 has an authorizationList.');
  if (fields.gasPrice !== undefined) bad('A transaction with an authorizationList has no gasPrice.');
  if (fields.to === undefined) bad('A transaction with an authorizationList cannot create a contract.');
  if (!Array.isArray(list) || list.length !== 1)
    bad('The field authorizationList must have one entry, of the account itself.');
  const entry = list[0] as Fields | null;
  if (typeof entry !== 'object' || entry === null) bad('The entry of authorizationList is not an object.');
  for (const key of Object.keys(entry))
    if (!AUTHORIZATION_KEYS.has(key))
      bad('The wallet signs authorizations itself, and only for the account that sends: signed ones are not taken.');
  if (entry.nonce !== undefined) {
    const nonce = parseSmallQuantity(entry.nonce, 'nonce in authorizationList');
    if (fields.nonce === undefined || parseSmallQuantity(fields.nonce, 'nonce') + 1 !== nonce)
      bad('The nonce in authorizationList must be left out, or be one more than that of the transaction.');
  }
  return parseAddress(entry.address, 'address in authorizationList');
}

/** The network of the transaction, or of its authorization: both are the same. @throws WalletError bad-input */
function parseNetwork({ chainId, authorizationList }: Fields): number | null {
  const own = chainId === undefined ? null : parseChainId(chainId);
  const [entry] = Array.isArray(authorizationList) ? (authorizationList as (Fields | null)[]) : [];
  const authorized = entry?.chainId;
  if (authorized === undefined) return own;
  if (parsePaddedQuantity(authorized, 'chainId in authorizationList') === 0n)
    bad('An authorization with the chainId 0 would count on every network. The wallet never signs one.');
  const network = parseChainId(authorized, 'chainId in authorizationList');
  if (own !== null && own !== network) bad('The chainId in authorizationList is not that of the transaction.');
  return network;
}

/** @throws WalletError bad-input */
function parseAccessList(value: unknown): AccessListItem[] {
  if (!Array.isArray(value)) bad('The field accessList is not a list.');
  return value.map((item: unknown) => {
    const entry = item as Fields | null;
    if (typeof entry !== 'object' || entry === null || Object.keys(entry).sort().join() !== 'address,storageKeys')
      bad('An entry of accessList does not consist of address and storageKeys.');
    if (!Array.isArray(entry.storageKeys)) bad('The field storageKeys in accessList is not a list.');
    return {
      address: parseAddress(entry.address, 'address in accessList'),
      storageKeys: entry.storageKeys.map((key: unknown) => parseFixedData(key, 32, 'storageKeys in accessList')),
    };
  });
}

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/** Own keys of a plain object; null and undefined count as left out. */
function toFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad('The transaction is not an object.');
  const fields: Fields = Object.create(null);
  for (const [key, field] of Object.entries(value)) {
    if (!KEYS.has(key)) bad(`The transaction has an unknown field, ${JSON.stringify(key.slice(0, 40))}.`);
    if (field !== undefined && field !== null) fields[key] = field;
  }
  if (lengthOf(fields) > MAXIMUM_REQUEST_LENGTH) bad('The transaction is larger than 200 kB.');
  return fields;
}

function lengthOf(fields: Fields): number {
  try {
    return JSON.stringify(fields).length;
  } catch {
    return bad('The transaction is not JSON.');
  }
}

function parseRecipient(fields: Fields): Hex | null {
  if (fields.to !== undefined) return parseSigner(fields.to, 'to');
  if (parseCallData(fields) === '0x') bad('The field to is missing, and there is no code to create a contract from.');
  return null;
}

function parseCallData(fields: Fields): Hex {
  const data = fields.data === undefined ? null : parseData(fields.data, 'data');
  const input = fields.input === undefined ? null : parseData(fields.input, 'input');
  if (data !== null && input !== null && data !== input) bad('The fields data and input differ.');
  return data ?? input ?? '0x';
}

function parseGas(fields: Fields): bigint | null {
  const gas = fields.gas === undefined ? null : parsePaddedQuantity(fields.gas, 'gas');
  const gasLimit = fields.gasLimit === undefined ? null : parsePaddedQuantity(fields.gasLimit, 'gasLimit');
  if (gas !== null && gasLimit !== null && gas !== gasLimit) bad('The fields gas and gasLimit differ.');
  const asked = gas ?? gasLimit;
  if (asked !== null && asked >= 1n << 64n) bad('The field gas is larger than any block.');
  return asked;
}

function parseFee(fields: Fields): RequestedFee {
  const read = (name: string) => (fields[name] === undefined ? null : parsePaddedQuantity(fields[name], name));
  const gasPrice = read('gasPrice');
  const maxFeePerGas = read('maxFeePerGas');
  const maxPriorityFeePerGas = read('maxPriorityFeePerGas');
  if (gasPrice !== null) {
    if (maxFeePerGas !== null || maxPriorityFeePerGas !== null)
      bad('The field gasPrice cannot stand beside maxFeePerGas or maxPriorityFeePerGas.');
    return { kind: 'legacy', gasPrice };
  }
  if (maxFeePerGas === null && maxPriorityFeePerGas === null) return { kind: 'open' };
  if (maxFeePerGas !== null && maxPriorityFeePerGas !== null && maxPriorityFeePerGas > maxFeePerGas)
    bad('The field maxPriorityFeePerGas is larger than maxFeePerGas.');
  return { kind: 'eip1559', maxFeePerGas, maxPriorityFeePerGas };
}

/** EIP-2718 type, agreeing with the fields that only some types have. */
function parseType(value: unknown, fee: RequestedFee, accessList: AccessListItem[] | null): TransactionRequest['type'] {
  if (value === undefined) return null;
  const type = parseSmallQuantity(value, 'type');
  if (type === 0) {
    if (fee.kind === 'eip1559') bad('The field type is 0x0, which has no maxFeePerGas.');
    if (accessList !== null) bad('The field type is 0x0, which has no accessList.');
    return 'legacy';
  }
  if (type === 1) {
    if (fee.kind === 'eip1559') bad('The field type is 0x1, which has no maxFeePerGas.');
    return 'eip2930';
  }
  if (type === 2) {
    if (fee.kind === 'legacy') bad('The field type is 0x2, which has no gasPrice.');
    return 'eip1559';
  }
  if (type === 4) {
    if (fee.kind === 'legacy') bad('The field type is 0x4, which has no gasPrice.');
    return 'eip7702';
  }
  return bad('The field type is not 0x0, 0x1, 0x2 or 0x4.');
}
