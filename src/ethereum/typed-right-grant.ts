/** Decodes messages that grant a standing right: moving items, borrowing, managing, repeated spending. Never guesses. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import { addressAt, booleanAt, deadlineAt, integerAt, structsAt, textAt, tokenOrCoin } from './typed-fields.ts';
import type { Right, RightGrant } from './typed-meaning-type.ts';
import { isUnlimited } from './unlimited.ts';

/** A grant or revocation of `right` to `to`; `null` if either of them cannot be read. */
function power(
  right: Right | null,
  to: Hex | null,
  more: { owner?: Hex | null; given?: boolean; deadline?: bigint | null } = {},
): RightGrant | null {
  if (right === null || to === null) return null;
  return {
    kind: 'right-grant',
    right,
    to,
    owner: more.owner ?? null,
    given: more.given ?? true,
    deadline: more.deadline ?? null,
  };
}

export function readRightGrant({ primaryType, domain, message }: TypedData): RightGrant | null {
  const contract = domain.verifyingContract ?? null;
  if (contract === null) return null;
  switch (primaryType) {
    case 'Permit':
      return readItemPermit(message, contract);
    case 'PermitForAll':
      return power({ kind: 'all-items', collection: contract }, addressAt(message, 'operator'), {
        owner: addressAt(message, 'owner'),
        given: booleanAt(message, 'approved') ?? true,
        deadline: deadlineAt(message, 'deadline'),
      });
    case 'DelegationWithSig':
      return readBorrowing(message, contract);
    case 'Authorization':
      return readManager(message, contract);
    case 'SpendPermission':
    case 'SpendPermissionBatch':
      return readSpendAgain(message);
    case 'Add':
    case 'Transfer':
    case 'TransferAndChangeRecovery':
    case 'ChangeRecoveryAddress':
      return domain.name?.startsWith('Farcaster') ? readFarcaster(primaryType, message) : null;
    default:
      return null;
  }
}

/** ERC-4494 and the variant of Uniswap's positions. */
function readItemPermit(message: TypedStruct, collection: Hex): RightGrant | null {
  const id = integerAt(message, 'tokenId');
  const right: Right | null = id === null ? null : { kind: 'item', collection, id };
  return power(right, addressAt(message, 'spender'), {
    owner: addressAt(message, 'owner'),
    deadline: deadlineAt(message, 'deadline'),
  });
}

function readBorrowing(message: TypedStruct, token: Hex): RightGrant | null {
  const amount = integerAt(message, 'value');
  const right: Right | null =
    amount === null ? null : { kind: 'borrow', token, amount: isUnlimited(amount) ? null : amount };
  return power(right, addressAt(message, 'delegatee'), {
    owner: addressAt(message, 'delegator'),
    given: amount !== 0n,
    deadline: deadlineAt(message, 'deadline'),
  });
}

/** Compound III (owner, manager) and Morpho (authorizer, authorized). */
function readManager(message: TypedStruct, at: Hex): RightGrant | null {
  const given = booleanAt(message, 'isAllowed') ?? booleanAt(message, 'isAuthorized');
  const to = addressAt(message, 'manager') ?? addressAt(message, 'authorized');
  if (given === null) return null;
  return power({ kind: 'manage', at }, to, {
    owner: addressAt(message, 'owner') ?? addressAt(message, 'authorizer'),
    given,
    deadline: deadlineAt(message, Object.hasOwn(message, 'expiry') ? 'expiry' : 'deadline'),
  });
}

/** One spend permission, or a batch of exactly one. The account is a smart account for which the signer may sign. */
function readSpendAgain(message: TypedStruct): RightGrant | null {
  const batch = structsAt(message, 'permissions');
  const inner = batch === null ? message : batch.length === 1 ? batch[0] : undefined;
  if (inner === undefined) return null;
  const [token, amount, seconds] = [
    addressAt(inner, 'token'),
    integerAt(inner, 'allowance'),
    integerAt(message, 'period'),
  ];
  if (token === null || amount === null || seconds === null) return null;
  const right: Right = {
    kind: 'spend-again',
    token: tokenOrCoin(token),
    amount: isUnlimited(amount) ? null : amount,
    seconds,
  };
  return power(right, addressAt(inner, 'spender'), { deadline: deadlineAt(message, 'end') });
}

function readFarcaster(primaryType: string, message: TypedStruct): RightGrant | null {
  const service = 'Farcaster';
  const deadline = deadlineAt(message, 'deadline');
  if (primaryType !== 'Add')
    return power({ kind: 'own-name', service }, addressAt(message, 'to') ?? addressAt(message, 'recovery'), {
      deadline,
    });
  const key = textAt(message, 'key');
  if (key === null) return null;
  const right: Right = { kind: 'post', service, key };
  return { kind: 'right-grant', right, to: null, owner: addressAt(message, 'owner'), given: true, deadline };
}
