/** The block and the call of a simulation, as like the real ones as can be known: a contract must not be able to tell them apart. */
import { keccak } from '../ethereum/keccak.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { readObject, readQuantity } from './read-result.ts';

/** The transaction as a node takes it in a simulation, with its own fees. Its nonce goes into the state: see `ownNonce`. */
export function toCallObject(transaction: PreparedTransaction): Record<string, unknown> {
  const { type } = transaction;
  return {
    from: transaction.from,
    ...(transaction.to === null ? {} : { to: transaction.to }),
    value: toQuantity(BigInt(transaction.value)),
    gas: toQuantity(BigInt(transaction.gasLimit)),
    ...(transaction.data === '0x' ? {} : { input: transaction.data }),
    ...(type === 'legacy' || transaction.accessList.length === 0 ? {} : { accessList: transaction.accessList }),
    ...(type === 'eip1559'
      ? {
          maxFeePerGas: toQuantity(BigInt(transaction.maxFeePerGas)),
          maxPriorityFeePerGas: toQuantity(BigInt(transaction.maxPriorityFeePerGas)),
        }
      : { gasPrice: toQuantity(BigInt(transaction.gasPrice)) }),
  };
}

/** State override: the account is at the nonce of the transaction, as it will be when those before it are included. */
export const nonceOverride = ({ from, nonce }: PreparedTransaction): Record<Hex, { nonce: string }> => ({
  [from]: { nonce: toQuantity(BigInt(nonce)) },
});

/** Block overrides, named as in execution-apis. */
export type BlockOverrides = Record<string, string>;

/**
 * What the next block will be like: number, time, base fee, fee recipient, randomness.
 * @param clock ms since 1970
 * @throws WalletError no-network, NodeError
 */
export async function readNextBlock(
  client: Client,
  transaction: PreparedTransaction,
  clock: () => number,
): Promise<BlockOverrides> {
  const [answer, expected] = await Promise.all([
    client.request('eth_getBlockByNumber', ['latest', false]),
    readNextBaseFee(client),
  ]);
  const block = readObject(answer, 'eth_getBlockByNumber') ?? {};
  const earliest = readQuantity(block.timestamp, 'eth_getBlockByNumber') + 1n;
  const now = BigInt(Math.floor(clock() / 1000));
  const baseFee = expected ?? baseFeeOf(block);
  return {
    time: toQuantity(now > earliest ? now : earliest),
    // Contracts on Arbitrum see the number of a block of Ethereum, which only its nodes know.
    ...('l1BlockNumber' in block
      ? {}
      : { number: toQuantity(readQuantity(block.number, 'eth_getBlockByNumber') + 1n) }),
    ...(baseFee === null ? {} : { baseFeePerGas: toQuantity(payable(baseFee, transaction)) }),
    ...(typeof block.miner === 'string' ? { feeRecipient: recipientAfter(block) } : {}),
    // Networks without proof of stake have their own meaning for it.
    ...(block.difficulty === '0x0' ? { prevRandao: toHex(keccak(utf8(`${String(block.hash)} ${clock()}`))) } : {}),
  };
}

/** Blocks that are signed name nobody, and contracts see the signer: that one is not known, but it is never zero. */
function recipientAfter({ miner, difficulty, hash }: Record<string, unknown>): string {
  const isSigned = difficulty !== '0x0' && /^0x0+$/.test(String(miner));
  return isSigned ? toHex(keccak(utf8(String(hash))).subarray(12)) : String(miner);
}

/** A block as it was, for running a transaction in it again. @throws WalletError no-network, NodeError */
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

/** A transaction is included only once the base fee is no higher than it pays. */
function payable(baseFee: bigint, transaction: PreparedTransaction): bigint {
  const most = BigInt(transaction.type === 'eip1559' ? transaction.maxFeePerGas : transaction.gasPrice);
  return baseFee < most ? baseFee : most;
}

/** `null` where the node has no fee history: the base fee of the last block has to do. */
async function readNextBaseFee(client: Client): Promise<bigint | null> {
  try {
    const answer = readObject(await client.request('eth_feeHistory', ['0x1', 'latest', []]), 'eth_feeHistory');
    return Array.isArray(answer?.baseFeePerGas) ? readQuantity(answer.baseFeePerGas.at(-1), 'eth_feeHistory') : null;
  } catch {
    return null;
  }
}
