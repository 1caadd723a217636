/** Builds the block overrides and the call object of a simulation as close to the real ones as possible, so that a contract cannot detect the simulation. */
import { delegationCode } from '../ethereum/delegates.ts';
import { keccak } from '../ethereum/keccak.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { readObject, readQuantity } from './read-result.ts';
import { FEE_HISTORY, LAST_BLOCK } from './recent-head.ts';

/** Converts a transaction to the call object of eth_call, with its fees. Nonce and delegation are state overrides: see `senderOverride`. */
export function toCallObject(transaction: PreparedTransaction): Record<string, unknown> {
  const { type } = transaction;
  return {
    from: transaction.from,
    ...(transaction.to === null ? {} : { to: transaction.to }),
    value: toQuantity(BigInt(transaction.value)),
    gas: toQuantity(BigInt(transaction.gasLimit)),
    ...(transaction.data === '0x' ? {} : { input: transaction.data }),
    ...(type === 'legacy' || transaction.accessList.length === 0 ? {} : { accessList: transaction.accessList }),
    ...('gasPrice' in transaction
      ? { gasPrice: toQuantity(BigInt(transaction.gasPrice)) }
      : {
          maxFeePerGas: toQuantity(BigInt(transaction.maxFeePerGas)),
          maxPriorityFeePerGas: toQuantity(BigInt(transaction.maxPriorityFeePerGas)),
        }),
  };
}

/** State override for the account: the nonce of the transaction, and the code that its delegation gives the account. */
export const senderOverride = (transaction: PreparedTransaction): Record<Hex, Record<string, string>> => ({
  [transaction.from]: { nonce: toQuantity(BigInt(transaction.nonce)), ...codeOverride(transaction) },
});

/** The code that the account has after its delegation (EIP-7702). Nodes take no unsigned authorization. */
export const codeOverride = (transaction: PreparedTransaction): { code?: string } =>
  transaction.type === 'eip7702' ? { code: delegationCode(transaction.delegate) } : {};

/** Block overrides, named as in execution-apis. */
export type BlockOverrides = Record<string, string>;

/**
 * Predicts the next block: number, time, base fee, fee recipient, randomness.
 * @param clock ms since 1970
 * @throws WalletError no-network, NodeError
 */
export async function readNextBlock(
  client: Client,
  transaction: PreparedTransaction,
  clock: () => number,
): Promise<BlockOverrides> {
  const [answer, expected] = await Promise.all([
    client.request('eth_getBlockByNumber', LAST_BLOCK),
    readNextBaseFee(client),
  ]);
  const block = readObject(answer, 'eth_getBlockByNumber') ?? {};
  const earliest = readQuantity(block.timestamp, 'eth_getBlockByNumber') + 1n;
  const now = BigInt(Math.floor(clock() / 1000));
  const baseFee = expected ?? baseFeeOf(block);
  return {
    time: toQuantity(now > earliest ? now : earliest),
    // Contracts on Arbitrum see an Ethereum block number, which only the node knows.
    ...('l1BlockNumber' in block
      ? {}
      : { number: toQuantity(readQuantity(block.number, 'eth_getBlockByNumber') + 1n) }),
    ...(baseFee === null ? {} : { baseFeePerGas: toQuantity(payable(baseFee, transaction)) }),
    ...(typeof block.miner === 'string' ? { feeRecipient: recipientAfter(block) } : {}),
    // Networks without proof of stake use this field differently.
    ...(block.difficulty === '0x0' ? { prevRandao: toHex(keccak(utf8(`${String(block.hash)} ${clock()}`))) } : {}),
  };
}

/** Blocks of proof-of-authority networks have a zero miner, but contracts see the signer. The next signer is unknown, so a non-zero address stands in. */
function recipientAfter({ miner, difficulty, hash }: Record<string, unknown>): string {
  const isSigned = difficulty !== '0x0' && /^0x0+$/.test(String(miner));
  return isSigned ? toHex(keccak(utf8(String(hash))).subarray(12)) : String(miner);
}

/** Overrides for a past block, to run a transaction in it again. @throws WalletError no-network, NodeError */
export async function readPastBlock(client: Client, number: number): Promise<BlockOverrides> {
  const answer = await client.request('eth_getBlockByNumber', [toQuantity(number), false]);
  const block = readObject(answer, 'eth_getBlockByNumber') ?? {};
  const baseFee = baseFeeOf(block);
  return {
    time: toQuantity(readQuantity(block.timestamp, 'eth_getBlockByNumber')),
    ...('l1BlockNumber' in block ? {} : { number: toQuantity(number) }),
    ...(baseFee === null ? {} : { baseFeePerGas: toQuantity(baseFee) }),
    ...(typeof block.miner === 'string' ? { feeRecipient: recipientAfter(block) } : {}),
    ...(block.difficulty === '0x0' && typeof block.mixHash === 'string' ? { prevRandao: block.mixHash } : {}),
  };
}

const baseFeeOf = ({ baseFeePerGas }: Record<string, unknown>): bigint | null =>
  typeof baseFeePerGas === 'string' ? readQuantity(baseFeePerGas, 'eth_getBlockByNumber') : null;

/** Caps the base fee at what the transaction pays, because a higher base fee would exclude the transaction. */
function payable(baseFee: bigint, transaction: PreparedTransaction): bigint {
  const most = BigInt('gasPrice' in transaction ? transaction.gasPrice : transaction.maxFeePerGas);
  return baseFee < most ? baseFee : most;
}

/** Base fee of the next block in wei; `null` if the node has no fee history, then that of the latest block is used. */
async function readNextBaseFee(client: Client): Promise<bigint | null> {
  try {
    const answer = readObject(await client.request('eth_feeHistory', FEE_HISTORY), 'eth_feeHistory');
    return Array.isArray(answer?.baseFeePerGas) ? readQuantity(answer.baseFeePerGas.at(-1), 'eth_feeHistory') : null;
  } catch {
    return null;
  }
}
