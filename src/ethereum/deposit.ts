/**
 * Calls that go to a layer-2 network through its layer-1 chain, and the hash that a deposit of the OP Stack has on the network
 * (specs.optimism.io, *Deposits*): keccak-256 of `0x7e` and the fields in RLP.
 */
import { concatBytes, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { lazy } from '../lib/lazy.ts';
import { decodeAbi, encodeAbi, encodeCall } from './abi.ts';
import { ZERO_ADDRESS } from './address.ts';
import { keccak } from './keccak.ts';
import { entranceAt } from './layer-one.ts';
import { encodeRlp } from './micro.ts';
import { selectorOf, topicOf } from './selector.ts';
import type { PreparedTransaction } from './transaction-type.ts';

const DEPOSIT = 'address,uint256,uint64,bool,bytes';
const DEPOSIT_CALL = `depositTransaction(${DEPOSIT})`;
const MESSAGE_CALL = 'sendL2Message(bytes)';
const DEPOSITED = 'TransactionDeposited(address,address,uint256,bytes)';
/** Kind of a message of Arbitrum: a signed transaction. */
const SIGNED_TRANSACTION = '04';

/** What is carried out on the network, as the account that sends the deposit. */
export interface Deposit {
  /** `null`: it creates a contract. */
  to: Hex | null;
  /** Wei that leave the account on the network. */
  value: bigint;
  gasLimit: bigint;
  data: Hex;
}

export const encodeDeposit = ({ to, value, gasLimit, data }: Deposit): Hex =>
  encodeCall(selectorOf(DEPOSIT_CALL), DEPOSIT, [to ?? ZERO_ADDRESS, value, gasLimit, to === null, data]);

/** Call of Arbitrum’s inbox with a signed transaction. */
export const encodeSigned = (raw: Hex): Hex =>
  encodeCall(selectorOf(MESSAGE_CALL), 'bytes', [`0x${SIGNED_TRANSACTION}${raw.slice(2)}`]);

/** The lowest gas limit that OptimismPortal takes for this much data (`minimumGasLimit`). */
export const minimumDepositGas = (data: Hex): bigint => (BigInt(data.length - 2) / 2n) * 40n + 21_000n;

export interface ThroughLayerOne {
  /** The layer-2 network. */
  chainId: number;
  /** `null`: a signed transaction. */
  deposit: Deposit | null;
  /** The signed transaction. */
  raw: Hex | null;
}

/** What a transaction of a layer-1 chain brings to a layer-2 network; `null`: nothing that can be read. */
export function throughLayerOne({
  chainId,
  to,
  data,
}: Pick<PreparedTransaction, 'chainId' | 'to' | 'data'>): ThroughLayerOne | null {
  const entrance = entranceAt(chainId, to);
  if (entrance === null) return null;
  try {
    const values = (types: string) => decodeAbi(types, fromHex(data.slice(10)));
    if (entrance.kind === 'deposit' && data.startsWith(selectorOf(DEPOSIT_CALL))) {
      const [target, value, gasLimit, creates, inner] = values(DEPOSIT) as [Hex, bigint, bigint, boolean, Hex];
      // The portal refuses a creation that names an address.
      if (creates && target !== ZERO_ADDRESS) return null;
      const deposit = { to: creates ? null : target, value, gasLimit, data: inner };
      return { chainId: entrance.chainId, deposit, raw: null };
    }
    if (entrance.kind === 'signed' && data.startsWith(selectorOf(MESSAGE_CALL))) {
      const [message] = values('bytes') as [Hex];
      if (message.startsWith(`0x${SIGNED_TRANSACTION}`))
        return { chainId: entrance.chainId, deposit: null, raw: `0x${message.slice(4)}` };
    }
  } catch {
    // Not what the contract takes.
  }
  return null;
}

/**
 * Functions that let the calling account act on another network: they can move what it holds there. Those of OptimismPortal,
 * Arbitrum’s inbox, ZKsync’s bridgehub and mailbox, and Scroll’s gateway.
 */
const actingElsewhere = lazy(
  () =>
    new Set(
      [
        `depositTransaction(${DEPOSIT})`,
        'depositERC20Transaction(address,uint256,uint256,uint64,bool,bytes)',
        'sendL2Message(bytes)',
        'sendL2MessageFromOrigin(bytes)',
        'sendContractTransaction(uint256,uint256,address,uint256,bytes)',
        'sendUnsignedTransaction(uint256,uint256,uint256,address,uint256,bytes)',
        'sendL1FundedContractTransaction(uint256,uint256,address,bytes)',
        'sendL1FundedUnsignedTransaction(uint256,uint256,uint256,address,bytes)',
        'sendUnsignedTransactionToFork(uint256,uint256,uint256,address,uint256,bytes)',
        'sendL1FundedUnsignedTransactionToFork(uint256,uint256,uint256,address,bytes)',
        'sendWithdrawEthToFork(uint256,uint256,uint256,uint256,address)',
        'createRetryableTicket(address,uint256,uint256,address,address,uint256,uint256,bytes)',
        'createRetryableTicket(address,uint256,uint256,address,address,uint256,uint256,uint256,bytes)',
        'createRetryableTicketNoRefundAliasRewrite(address,uint256,uint256,address,address,uint256,uint256,bytes)',
        'unsafeCreateRetryableTicket(address,uint256,uint256,address,address,uint256,uint256,bytes)',
        'unsafeCreateRetryableTicket(address,uint256,uint256,address,address,uint256,uint256,uint256,bytes)',
        'requestL2Transaction(address,uint256,bytes,uint256,uint256,bytes[],address)',
        'requestL2TransactionDirect((uint256,uint256,address,uint256,bytes,uint256,uint256,bytes[],address))',
        'sendTransaction(address,uint256,uint256,bytes)',
      ].map(selectorOf),
    ),
);

/** Can this call act for the account on another network? What it does there is not in its value, and no simulation shows it. */
export const mayActElsewhere = ({ chainId, to, data }: Pick<PreparedTransaction, 'chainId' | 'to' | 'data'>): boolean =>
  entranceAt(chainId, to) !== null || actingElsewhere().has(data.slice(0, 10).toLowerCase() as Hex);

export interface DepositLog {
  topics: readonly Hex[];
  data: Hex;
  blockHash: Hex;
  /** Of the log in its block. */
  index: number;
}

/** The hash that the deposit of this log has on the network; `null`: it is another log. @throws WalletError bad-encoding */
export function depositHash({ topics, data, blockHash, index }: DepositLog): Hex | null {
  const [event, from, to, version] = topics;
  if (event !== topicOf(DEPOSITED) || !from || !to || BigInt(version ?? 1) !== 0n) return null;
  const [opaque] = decodeAbi('bytes', fromHex(data)) as [Hex];
  const bytes = fromHex(opaque);
  if (bytes.length < 73) return null;
  const number = (start: number, end: number): Uint8Array => withoutZeros(bytes.subarray(start, end));
  const creates = bytes[72] === 1;
  const fields = [
    sourceHash(blockHash, index),
    fromHex(from).subarray(12),
    creates ? new Uint8Array() : fromHex(to).subarray(12),
    number(0, 32),
    number(32, 64),
    number(64, 72),
    new Uint8Array(),
    bytes.subarray(73),
  ];
  return toHex(keccak(concatBytes(Uint8Array.of(0x7e), encodeRlp(fields))));
}

function sourceHash(blockHash: Hex, index: number): Uint8Array {
  const id = keccak(concatBytes(fromHex(blockHash), encodeAbi('uint256', [BigInt(index)])));
  return keccak(concatBytes(encodeAbi('uint256', [0n]), id));
}

const withoutZeros = (bytes: Uint8Array): Uint8Array => {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? new Uint8Array() : bytes.subarray(first);
};
