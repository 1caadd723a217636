/** Estimates fees for three speeds from the last blocks. Never offers a fee of zero if the network requires one. */
import { isWalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import type { FeeQuote, SpeedFee } from './fee-type.ts';
import { NodeError } from './node-error.ts';
import { readObject, readQuantity } from './read-result.ts';
import { FEE_HISTORY, PERCENTILES } from './recent-head.ts';
import { isSilent } from './transport.ts';

export type { FeeQuote } from './fee-type.ts';

const SPEEDS = ['slow', 'normal', 'fast'] as const;
/** The maximum base fee in percent of the current one: it rises that far in one, four and six full blocks. */
const HEADROOM = [113n, 160n, 200n];
/** Wei per gas. */
const LEAST_TIP = 1_000_000n;
/** JSON-RPC: the node knows no such method. */
const METHOD_NOT_FOUND = -32601;

/**
 * Current fees of the network. If a node does not support one request or its result is malformed, another request is used.
 * @throws WalletError no-network, NodeError if the node gives no price in any way
 */
export async function quoteFees(client: Client): Promise<FeeQuote> {
  const history = await readHistory(client);
  if (history === 'none') return quoteLegacy(client);
  if (history === 'unread') return quoteWithoutHistory(client);
  if (history.baseFee === 0n) return quoteLegacy(client);
  const needed = history.tips.some((tip) => tip === 0n) ? await readTip(client) : 0n;
  return quoteAbove(
    history.baseFee,
    history.tips.map((tip) => tip || needed),
  );
}

function quoteAbove(baseFee: bigint, tips: readonly bigint[]): FeeQuote {
  let highest = 0n;
  const speeds = SPEEDS.map((speed, index): SpeedFee => {
    const tip = tips[index] ?? 0n;
    if (tip > highest) highest = tip;
    const most = (baseFee * (HEADROOM[index] ?? 200n)) / 100n + highest;
    return { speed, maxFeePerGas: most.toString(), maxPriorityFeePerGas: highest.toString() };
  });
  return { kind: 'eip1559', baseFeePerGas: baseFee.toString(), speeds };
}

interface History {
  baseFee: bigint;
  /** Wei; zero where no block says anything. */
  tips: bigint[];
}

/** Base fee of the next block and the median of each percentile of tips; `none` where the node knows no such thing, `unread` where its answer is of no use. */
async function readHistory(client: Client): Promise<History | 'none' | 'unread'> {
  try {
    const answer = readObject(await client.request('eth_feeHistory', FEE_HISTORY), 'eth_feeHistory');
    if (answer === null || !Array.isArray(answer.baseFeePerGas)) return 'none';
    const baseFee = readQuantity(answer.baseFeePerGas.at(-1), 'eth_feeHistory');
    const rewards = Array.isArray(answer.reward) ? answer.reward.filter(Array.isArray) : [];
    // Empty blocks pay nothing: their zeros say nothing about what is asked.
    const tips = PERCENTILES.map((_, index) =>
      median(rewards.map((row) => tipOf(row[index])).filter((tip) => tip > 0n)),
    );
    return { baseFee, tips };
  } catch (error) {
    if (error instanceof NodeError && error.rpcCode === METHOD_NOT_FOUND) return 'none';
    if (isWalletError(error) && !isSilent(error)) return 'unread';
    throw error;
  }
}

/** Zero for what is no amount: the other blocks still count. */
function tipOf(value: unknown): bigint {
  try {
    return readQuantity(value, 'eth_feeHistory');
  } catch {
    return 0n;
  }
}

function median(values: bigint[]): bigint {
  const sorted = values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[sorted.length >> 1] ?? 0n;
}

/** What the node itself would tip; a thousandth of a gwei where it does not say. */
async function readTip(client: Client): Promise<bigint> {
  try {
    return readQuantity(await client.request('eth_maxPriorityFeePerGas'), 'eth_maxPriorityFeePerGas') || LEAST_TIP;
  } catch (error) {
    if (isWalletError(error)) return LEAST_TIP;
    throw error;
  }
}

/** By the gas price; where there is none either, by the base fee of the last block, which may rise by an eighth. */
async function quoteWithoutHistory(client: Client): Promise<FeeQuote> {
  try {
    return { ...(await quoteLegacy(client)), guess: true };
  } catch (error) {
    if (!isWalletError(error) || isSilent(error)) throw error;
    const baseFee = await readBaseFee(client).catch(() => null);
    if (baseFee === null) throw error;
    const tip = await readTip(client);
    return { ...quoteAbove((baseFee * 9n + 7n) / 8n, [tip, tip, tip]), guess: true };
  }
}

async function readBaseFee(client: Client): Promise<bigint> {
  const block = readObject(await client.request('eth_getBlockByNumber', ['latest', false]), 'eth_getBlockByNumber');
  return readQuantity(block?.baseFeePerGas, 'eth_getBlockByNumber');
}

async function quoteLegacy(client: Client): Promise<FeeQuote> {
  const price = readQuantity(await client.request('eth_gasPrice'), 'eth_gasPrice');
  const percents = [100n, 110n, 125n];
  return {
    kind: 'legacy',
    baseFeePerGas: null,
    speeds: SPEEDS.map((speed, index) => ({
      speed,
      gasPrice: ((price * (percents[index] ?? 100n) + 99n) / 100n).toString(),
    })),
  };
}
