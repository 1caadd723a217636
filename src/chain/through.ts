/** Follows what a transaction of a layer-1 chain brings to a layer-2 network: its hash there, and whether it was carried out. */
import { type DepositLog, depositHash } from '../ethereum/deposit.ts';
import { entranceAt } from '../ethereum/layer-one.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { readData, readNumber, readObject } from './read-result.ts';
import type { SentTransaction } from './sent.ts';

/** ms. Arbitrum has a day to take it, and nobody may force it at once. */
const GIVE_UP_AFTER = 3 * 24 * 60 * 60_000;

/** The network has not carried it out yet. */
export const isAwaitedThere = ({ through, at }: SentTransaction, now: number): boolean =>
  through?.status === 'waiting' && now - at < GIVE_UP_AFTER;

/**
 * Returns what has changed.
 * @param client of the layer-1 chain
 * @param clientFor `null`: the network is not in the list
 * @throws WalletError no-network, NodeError of the layer-1 chain
 */
export async function followThrough(
  sent: SentTransaction | undefined,
  client: Client,
  clientFor: (characterId: string, chainId: number) => Client | null,
): Promise<Partial<SentTransaction>> {
  const { through, block } = sent ?? {};
  if (!sent || !through || !block || sent.status !== 'included') return {};
  const there = clientFor(sent.characterId, through.chainId);
  const known = through.block === block.hash ? through : { ...through, ...(await locate(sent, block.hash, client)) };
  const update = { through: known };
  if (known.hash === null || known.status !== 'waiting' || there === null) return update;
  try {
    const receipt = readObject(
      await there.request('eth_getTransactionReceipt', [known.hash]),
      'eth_getTransactionReceipt',
    );
    if (receipt === null || receipt.blockHash === null) return update;
    return { through: { ...known, status: receipt.status === '0x0' ? 'failed' : 'included' } };
  } catch (error) {
    // The network is silent, which is why it goes through the other chain.
    if (!isWalletError(error)) throw error;
    return update;
  }
}

/** The hash of a deposit follows from the block that it is in: after a re-organisation it is another one. */
async function locate({ transaction, through, hash }: SentTransaction, block: Hex, client: Client) {
  const waiting = { block, status: 'waiting' } as const;
  const entrance = entranceAt(transaction.chainId, transaction.to);
  if (entrance?.kind !== 'deposit') return { ...waiting, hash: through?.hash ?? null };
  const receipt = readObject(await client.request('eth_getTransactionReceipt', [hash]), 'eth_getTransactionReceipt');
  if (receipt === null || receipt.blockHash !== block || !Array.isArray(receipt.logs)) return {};
  for (const entry of receipt.logs) {
    const log = readObject(entry, 'logs');
    if (log === null || readData(log.address, 'address').toLowerCase() !== entrance.contract) continue;
    const found = depositHash(toLog(log, block));
    if (found !== null) return { ...waiting, hash: found };
  }
  return { ...waiting, hash: null };
}

const toLog = (log: Record<string, unknown>, blockHash: Hex): DepositLog => ({
  topics: (Array.isArray(log.topics) ? log.topics : []).map((topic) => readData(topic, 'topics')),
  data: readData(log.data, 'data'),
  blockHash,
  index: readNumber(log.logIndex, 'logIndex'),
});
