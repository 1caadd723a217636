/** Decodes typed data into its meaning: allowances, transfers, orders and rights that need no transaction. Never guesses. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedData, TypedField, TypedStruct, TypedValue } from './typed-data-type.ts';
import { deadlineAt, isAddressValue, isStruct } from './typed-fields.ts';
import type { TypedMeaning } from './typed-meaning-type.ts';
import { readMetaTransaction } from './typed-meta-transaction.ts';
import { readOrder, readTerms, type Terms } from './typed-order.ts';
import { readRightGrant } from './typed-right-grant.ts';
import { readService } from './typed-service.ts';
import { isUnlimited } from './unlimited.ts';

export type { TypedMeaning } from './typed-meaning-type.ts';

/** Permit2's address on every chain that has it. */
export const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';

/**
 * @param typedData parsed strictly
 * @param signer for messages that one of two sides may sign
 */
export function readTypedMeaning(typedData: TypedData, signer: Hex | null = null): TypedMeaning {
  const { primaryType, message } = typedData;
  switch (primaryType) {
    case 'Permit':
      return readPermit(typedData) ?? readRightGrant(typedData) ?? UNKNOWN;
    case 'PermitSingle':
    case 'PermitBatch':
      return readPermit2Allowance(message, primaryType === 'PermitBatch');
    case 'PermitTransferFrom':
    case 'PermitWitnessTransferFrom':
    case 'PermitBatchTransferFrom':
    case 'PermitBatchWitnessTransferFrom':
      return readPermit2Transfer(typedData, primaryType.includes('Batch'));
    case 'TransferWithAuthorization':
    case 'ReceiveWithAuthorization':
      return readAuthorisedTransfer(typedData);
    default:
      return (
        readMetaTransaction(typedData) ??
        readRightGrant(typedData) ??
        readOrder(typedData, signer) ??
        readService(typedData) ??
        UNKNOWN
      );
  }
}

const UNKNOWN: TypedMeaning = { kind: 'unknown' };
const isInteger = (value: TypedValue | undefined): value is bigint => typeof value === 'bigint';

const limited = (amount: bigint): bigint | null => (isUnlimited(amount) ? null : amount);

function readPermit({ domain, message }: TypedData): TypedMeaning | null {
  const token = domain.verifyingContract;
  const { owner, holder, spender, value, expiry, allowed } = message;
  if (token === undefined || !isAddressValue(spender)) return null;
  if (isAddressValue(owner) && isInteger(value))
    return {
      kind: 'permit',
      standard: 'eip2612',
      token,
      owner,
      spender,
      amount: limited(value),
      deadline: deadlineAt(message, 'deadline'),
    };
  if (isAddressValue(holder) && typeof allowed === 'boolean') {
    const amount = allowed ? null : 0n;
    // In DAI an expiry of zero never ends.
    return {
      kind: 'permit',
      standard: 'dai',
      token,
      owner: holder,
      spender,
      amount,
      deadline: expiry === 0n ? null : deadlineAt(message, 'expiry'),
    };
  }
  return null;
}

const asList = (value: TypedValue | undefined): TypedValue[] | null =>
  Array.isArray(value) ? value : value === undefined ? null : [value];

function readPermit2Allowance(message: TypedStruct, batch: boolean): TypedMeaning {
  const { spender } = message;
  const permits = asList(message.details)?.map((details) => {
    if (!isStruct(details) || !isAddressValue(details.token) || !isInteger(details.amount)) return null;
    return { token: details.token, amount: limited(details.amount), expiration: deadlineAt(details, 'expiration') };
  });
  if (!isAddressValue(spender) || permits === undefined || permits.includes(null)) return { kind: 'unknown' };
  const known = permits.filter((permit) => permit !== null);
  return { kind: 'permit2-allowance', batch, spender, permits: known, deadline: deadlineAt(message, 'sigDeadline') };
}

function readPermit2Transfer({ types, primaryType, domain, message }: TypedData, batch: boolean): TypedMeaning {
  const { spender } = message;
  const transfers = asList(message.permitted)?.map((permitted) => {
    if (!isStruct(permitted) || !isAddressValue(permitted.token) || !isInteger(permitted.amount)) return null;
    return { token: permitted.token, amount: limited(permitted.amount) };
  });
  if (!isAddressValue(spender) || transfers === undefined || transfers.includes(null)) return { kind: 'unknown' };
  const known = transfers.filter((transfer) => transfer !== null);
  const deadline = deadlineAt(message, 'deadline');
  const chainId = domain.verifyingContract === PERMIT2 ? (domain.chainId ?? null) : null;
  return {
    kind: 'permit2-transfer',
    batch,
    spender,
    transfers: known,
    deadline,
    witness: witnessOf(types[primaryType] ?? [], message, (value) => readTerms(value, spender, chainId)),
  };
}

const OF_PERMIT2 = new Set(['permitted', 'spender', 'nonce', 'deadline']);

function witnessOf(fields: readonly TypedField[], message: TypedStruct, read: (witness: TypedStruct) => Terms | null) {
  const field = fields.find(({ name }) => !OF_PERMIT2.has(name));
  const value = field === undefined ? undefined : message[field.name];
  if (field === undefined || value === undefined) return null;
  return { type: field.type, fields: value, terms: isStruct(value) ? read(value) : null };
}

function readAuthorisedTransfer({ domain, message }: TypedData): TypedMeaning {
  const { from, to, value } = message;
  const token = domain.verifyingContract;
  return token !== undefined && isAddressValue(from) && isAddressValue(to) && isInteger(value)
    ? { kind: 'authorised-transfer', token, from, to, amount: value, deadline: deadlineAt(message, 'validBefore') }
    : { kind: 'unknown' };
}
