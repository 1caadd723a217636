/** Fees: three speeds from the last blocks, and what each can cost at most. Never a fee of zero where the network wants one. */
import { formatUnits } from '../ethereum/amount.ts';
import type { FeeOption } from '../messaging/approval.ts';
import { readList, readObject, readQuantity } from './answers.ts';
import type { Client } from './client-type.ts';
import type { FeeQuote, SpeedFee } from './fee-type.ts';
import type { Network } from './network.ts';
import { NodeError } from './node-error.ts';

export type { FeeQuote, SpeedFee } from './fee-type.ts';

const SPEEDS = ['slow', 'normal', 'fast'] as const;
const BLOCKS = '0x14';
/** Percentiles of the tips paid in each block. */
const PERCENTILES = [10, 50, 90];
/** How far the base fee may rise until it is included, in percent of now: one, four and six full blocks. */
const HEADROOM = [113n, 160n, 200n];

/**
 * What the network asks now.
 * @throws WalletError no-network, NodeError
 */
export async function quoteFees(client: Client): Promise<FeeQuote> {
  const history = await readHistory(client);
  if (history === null || history.baseFee === 0n) return quoteLegacy(client);
  const { baseFee } = history;
  const needed = history.tips.some((tip) => tip === 0n) ? await readTip(client) : 0n;
  let highest = 0n;
  const speeds = SPEEDS.map((speed, index): SpeedFee => {
    const tip = history.tips[index] || needed;
    if (tip > highest) highest = tip;
    const most = (baseFee * (HEADROOM[index] ?? 200n)) / 100n + highest;
    return { speed, maxFeePerGas: most.toString(), maxPriorityFeePerGas: highest.toString() };
  });
  return { kind: 'eip1559', baseFeePerGas: baseFee.toString(), speeds };
}

/** The choices as the prompt shows them. @param extra wei on top, such as the fee for data on Ethereum */
export const toFeeOptions = (
  quote: FeeQuote,
  gasLimit: bigint,
  network: Pick<Network, 'decimals'>,
  extra = 0n,
): FeeOption[] =>
  quote.speeds.map((fee) => ({
    ...fee,
    most: formatUnits(BigInt(fee.maxFeePerGas ?? fee.gasPrice ?? '0') * gasLimit + extra, network.decimals),
  }));

/** Base fee of the next block and the median of each percentile of tips; `null` where the node knows no fee history. */
async function readHistory(client: Client): Promise<{ baseFee: bigint; tips: bigint[] } | null> {
  let answer: Record<string, unknown> | null;
  try {
    answer = readObject(await client.request('eth_feeHistory', [BLOCKS, 'latest', PERCENTILES]), 'eth_feeHistory');
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
  if (answer === null || !Array.isArray(answer.baseFeePerGas)) return null;
  const baseFee = readQuantity(answer.baseFeePerGas.at(-1), 'eth_feeHistory');
  const rewards = Array.isArray(answer.reward) ? answer.reward.map((row) => readList(row, 'eth_feeHistory')) : [];
  // Empty blocks pay nothing: their zeros say nothing about what is asked.
  const tips = PERCENTILES.map((_, index) =>
    median(rewards.map((row) => readQuantity(row[index], 'eth_feeHistory')).filter((tip) => tip > 0n)),
  );
  return { baseFee, tips };
}

function median(values: bigint[]): bigint {
  const sorted = values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[sorted.length >> 1] ?? 0n;
}

/** What the node itself would tip; a thousandth of a gwei where it does not say. */
async function readTip(client: Client): Promise<bigint> {
  try {
    return readQuantity(await client.request('eth_maxPriorityFeePerGas'), 'eth_maxPriorityFeePerGas') || 1_000_000n;
  } catch (error) {
    if (error instanceof NodeError) return 1_000_000n;
    throw error;
  }
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
