/** Decodes meta-transactions: relayed calls, Safe transactions, user operations, delegations. Never guesses. */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { decodeAbi } from './abi.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import { addressAt, bytesAt, deadlineAt, deadlineOrNever, integerAt, structAt } from './typed-fields.ts';
import type { MetaTransaction, RelayerFee } from './typed-meaning-type.ts';
import { operationFee, relayFee, safeRefund, zeroExFees } from './typed-relayer-fee.ts';

export function readMetaTransaction({ primaryType, domain, message }: TypedData): MetaTransaction | null {
  switch (primaryType) {
    case 'SafeTx':
      return metaTransaction(
        'safe-transaction',
        domain.verifyingContract ?? null,
        callOf(message, 'data'),
        null,
        safeRefund(message),
      );
    // Relays of EIP-2771, under their different names.
    case 'ForwardRequest':
    case 'ERC721ForwardRequest':
    case 'SponsoredCallERC2771':
    case 'CallWithERC2771':
    case 'CallWithSyncFeeERC2771':
      return readForward(message);
    // OpenGSN puts the request next to the relay data, or in a struct of its own.
    case 'RelayRequest':
      return readForward(structAt(message, 'request') ?? message);
    case 'MetaTransaction':
      return readNativeMetaTransaction(message, domain.verifyingContract ?? null);
    case 'MetaTransactionData':
    case 'MetaTransactionDataV2':
      return readZeroEx(message, domain.verifyingContract ?? null);
    case 'UserOperation':
    case 'PackedUserOperation':
    case 'SafeOp':
      return readUserOperation(message);
    case 'Delegation':
      // The type that delegates voting power has the same name, but a field `delegatee`; it moves nothing.
      return message.delegate === undefined
        ? null
        : metaTransaction('delegation', addressAt(message, 'delegator'), null, null);
    default:
      return null;
  }
}

const metaTransaction = (
  what: MetaTransaction['what'],
  account: Hex | null,
  call: MetaTransaction['call'],
  deadline: bigint | null,
  pays: RelayerFee[] = [],
): MetaTransaction => ({ kind: 'meta-transaction', what, account, call, pays, deadline });

/** The call; `operation` 1 is a delegatecall, which runs the code as the account itself. */
function callOf(message: TypedStruct, dataName: string): MetaTransaction['call'] {
  const [to, data] = [addressAt(message, 'to') ?? addressAt(message, 'target'), bytesAt(message, dataName)];
  if (to === null || data === null) return null;
  const delegated = (integerAt(message, 'operation') ?? 0n) !== 0n;
  return { to, value: integerAt(message, 'value') ?? 0n, data, delegated };
}

function readForward(message: TypedStruct): MetaTransaction {
  const from = addressAt(message, 'from') ?? addressAt(message, 'user');
  const end = ['deadline', 'validUntilTime', 'userDeadline'].find((name) => Object.hasOwn(message, name));
  const deadline = end === undefined ? null : deadlineOrNever(message, end);
  return metaTransaction('relayed-call', from, callOf(message, 'data'), deadline, relayFee(message));
}

/** Older relays: the called contract is the verifying contract of the domain. */
function readNativeMetaTransaction(message: TypedStruct, contract: Hex | null): MetaTransaction {
  const data = bytesAt(message, 'functionSignature');
  const call = contract === null || data === null ? null : { to: contract, value: 0n, data, delegated: false };
  return metaTransaction('relayed-call', addressAt(message, 'from'), call, null);
}

/** 0x: the exchange executes `callData` itself, with the tokens that it may spend. */
function readZeroEx(message: TypedStruct, contract: Hex | null): MetaTransaction {
  const data = bytesAt(message, 'callData');
  const value = integerAt(message, 'value') ?? 0n;
  const call = contract === null || data === null ? null : { to: contract, value, data, delegated: false };
  const deadline = deadlineAt(message, 'expirationTimeSeconds');
  return metaTransaction('relayed-call', addressAt(message, 'signer'), call, deadline, zeroExFees(message));
}

/** The functions with which smart accounts call contracts: argument types by selector. */
const EXECUTE: Record<string, string> = {
  // execute(address,uint256,bytes)
  '0xb61d27f6': 'address,uint256,bytes',
  // executeUserOp(address,uint256,bytes,uint8) of Safe, and the variant with an error text
  '0x7bb37428': 'address,uint256,bytes,uint8',
  '0x541d63c8': 'address,uint256,bytes,uint8',
};

function readUserOperation(message: TypedStruct): MetaTransaction {
  const sender = addressAt(message, 'sender') ?? addressAt(message, 'safe');
  const end = integerAt(message, 'validUntil');
  const call = innerCall(sender, bytesAt(message, 'callData'));
  return metaTransaction('user-operation', sender, call, end || null, operationFee(message));
}

/** The call that the account makes. An unknown function counts as a call to the account itself. */
function innerCall(account: Hex | null, data: Hex | null): MetaTransaction['call'] {
  if (account === null || data === null) return null;
  const form = EXECUTE[data.slice(0, 10)];
  if (form === undefined) return { to: account, value: 0n, data, delegated: false };
  try {
    const [to, value, inner, operation] = decodeAbi(form, fromHex(data.slice(10)));
    return {
      to: to as Hex,
      value: value as bigint,
      data: inner as Hex,
      delegated: operation !== undefined && operation !== 0n,
    };
  } catch {
    return null;
  }
}
