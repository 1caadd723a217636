/** Decodes an account's payments to the relayer: refunds of a Safe, relay fees, gas of user operations. Leaves out zero amounts. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedStruct } from './typed-data-type.ts';
import { addressAt, bytesAt, integerAt, orSigner, structsAt, tokenOrCoin } from './typed-fields.ts';
import type { RelayerFee } from './typed-meaning-type.ts';

const numberAt = (message: TypedStruct, name: string): bigint => integerAt(message, name) ?? 0n;

const fee = (token: Hex | null, amount: bigint, to: Hex | null): RelayerFee[] =>
  amount > 0n ? [{ token: token && tokenOrCoin(token), amount, to }] : [];

/** A Safe pays `gasPrice` for each unit of `baseGas` and of the used part of `safeTxGas`. The zero address as receiver means the executor. */
export function safeRefund(message: TypedStruct): RelayerFee[] {
  const gas = numberAt(message, 'baseGas') + numberAt(message, 'safeTxGas');
  const to = orSigner(addressAt(message, 'refundReceiver'));
  return fee(addressAt(message, 'gasToken'), gas * numberAt(message, 'gasPrice'), to);
}

/** 0x: one amount for the executor, or a list of payments, all in one token. */
export function zeroExFees(message: TypedStruct): RelayerFee[] {
  const token = addressAt(message, 'feeToken');
  return [
    ...fee(token, numberAt(message, 'feeAmount'), null),
    ...(structsAt(message, 'fees') ?? []).flatMap((each) =>
      fee(token, numberAt(each, 'amount'), addressAt(each, 'recipient')),
    ),
  ];
}

/** The fee of relays that take a token amount for each unit of gas. */
export const relayFee = (message: TypedStruct): RelayerFee[] =>
  fee(addressAt(message, 'token'), numberAt(message, 'txGas') * numberAt(message, 'tokenGasPrice'), null);

/** The gas cost of a user operation (ERC-4337). The account pays it unless a paymaster does. */
export function operationFee(message: TypedStruct): RelayerFee[] {
  if ((bytesAt(message, 'paymasterAndData') ?? '0x') !== '0x') return [];
  const [verification, call] = halves(bytesAt(message, 'accountGasLimits'));
  const [, price] = halves(bytesAt(message, 'gasFees'));
  const gas =
    (integerAt(message, 'verificationGasLimit') ?? verification) +
    (integerAt(message, 'callGasLimit') ?? call) +
    numberAt(message, 'preVerificationGas');
  return fee(null, gas * (integerAt(message, 'maxFeePerGas') ?? price), null);
}

/** The two 16-byte integers in one word. */
const halves = (word: Hex | null): [high: bigint, low: bigint] =>
  word?.length === 66 ? [BigInt(word.slice(0, 34)), BigInt(`0x${word.slice(34)}`)] : [0n, 0n];
