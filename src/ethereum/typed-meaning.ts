/** What a typed message does when it is signed: allowances, transfers and orders that need no transaction. Never guesses. */
import type { Hex } from '../lib/bytes.ts';
import { isUnlimited } from './calldata.ts';
import type { TypedData, TypedStruct, TypedValue } from './typed-data-type.ts';
import type { TypedMeaning } from './typed-meaning-type.ts';
import { readOrder } from './typed-order.ts';

export type { TypedMeaning } from './typed-meaning-type.ts';

/** Permit2's address on every chain that has it. */
export const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';

/** @param typedData parsed strictly */
export function readTypedMeaning(typedData: TypedData): TypedMeaning {
  const { primaryType, message } = typedData;
  switch (primaryType) {
    case 'Permit':
      return readPermit(typedData);
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
    case 'SafeTx':
      return { kind: 'acting', what: 'safe-transaction' };
    case 'ForwardRequest':
    case 'MetaTransaction':
      return { kind: 'acting', what: 'relayed-call' };
    case 'Delegation':
      // Voting power is delegated under the same name, to a `delegatee`; that moves nothing.
      return message.delegate === undefined ? { kind: 'unknown' } : { kind: 'acting', what: 'delegation' };
    default:
      return readOrder(typedData) ?? { kind: 'unknown' };
  }
}

const isAddressValue = (value: TypedValue | undefined): value is Hex =>
  typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value);
const isInteger = (value: TypedValue | undefined): value is bigint => typeof value === 'bigint';
const isStruct = (value: TypedValue | undefined): value is TypedStruct =>
  typeof value === 'object' && !Array.isArray(value);

const limited = (amount: bigint, bits: 256 | 160 = 256): bigint | null => (isUnlimited(amount, bits) ? null : amount);
/** After the year 30,000 is never. */
const ends = (time: TypedValue | undefined): bigint | null =>
  isInteger(time) && time < 900_000_000_000n ? time : null;

function readPermit({ domain, message }: TypedData): TypedMeaning {
  const token = domain.verifyingContract;
  const { owner, holder, spender, value, deadline, expiry, allowed } = message;
  if (token === undefined || !isAddressValue(spender)) return { kind: 'unknown' };
  if (isAddressValue(owner) && isInteger(value))
    return {
      kind: 'permit',
      standard: 'eip2612',
      token,
      owner,
      spender,
      amount: limited(value),
      deadline: ends(deadline),
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
      deadline: expiry === 0n ? null : ends(expiry),
    };
  }
  return { kind: 'unknown' };
}

const asList = (value: TypedValue | undefined): TypedValue[] | null =>
  Array.isArray(value) ? value : value === undefined ? null : [value];

function readPermit2Allowance(message: TypedStruct, batch: boolean): TypedMeaning {
  const { spender, sigDeadline } = message;
  const permits = asList(message.details)?.map((details) => {
    if (!isStruct(details) || !isAddressValue(details.token) || !isInteger(details.amount)) return null;
    return { token: details.token, amount: limited(details.amount, 160), expiration: ends(details.expiration) };
  });
  if (!isAddressValue(spender) || permits === undefined || permits.includes(null)) return { kind: 'unknown' };
  const known = permits.filter((permit) => permit !== null);
  return { kind: 'permit2-allowance', batch, spender, permits: known, deadline: ends(sigDeadline) };
}

function readPermit2Transfer({ types, primaryType, message }: TypedData, batch: boolean): TypedMeaning {
  const { spender, deadline } = message;
  const transfers = asList(message.permitted)?.map((permitted) => {
    if (!isStruct(permitted) || !isAddressValue(permitted.token) || !isInteger(permitted.amount)) return null;
    return { token: permitted.token, amount: limited(permitted.amount) };
  });
  if (!isAddressValue(spender) || transfers === undefined || transfers.includes(null)) return { kind: 'unknown' };
  const standard = new Set(['permitted', 'spender', 'nonce', 'deadline']);
  const witness = types[primaryType]?.find(({ name }) => !standard.has(name))?.type ?? null;
  const known = transfers.filter((transfer) => transfer !== null);
  return { kind: 'permit2-transfer', batch, spender, transfers: known, deadline: ends(deadline), witness };
}

function readAuthorisedTransfer({ domain, message }: TypedData): TypedMeaning {
  const { from, to, value, validBefore } = message;
  const token = domain.verifyingContract;
  return token !== undefined && isAddressValue(from) && isAddressValue(to) && isInteger(value)
    ? { kind: 'authorised-transfer', token, from, to, amount: value, deadline: ends(validBefore) }
    : { kind: 'unknown' };
}
