/**
 * Simulates a transaction at the character's own node: what would change for the sending account. Says so when the node cannot simulate.
 *
 * [Note: Balance changes of a simulation] The changes leave out the fee and the value that the transaction itself sends: both
 * are certain, and the review adds them (withCertain in approvals/review/transaction.ts). Everything else comes from the
 * node, which can lie, and from a contract, which may detect that it is simulated (`noticeable`); such changes are a hint.
 */
import { decodeCalldata } from '../ethereum/calldata.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { chainFailures as t } from '../locales/en/chain/failures.ts';
import type { Simulation } from '../messaging/approval.ts';
import type { SimulationResult } from '../messaging/simulation-result.ts';
import { type AssetNaming, toAssetChanges } from './asset-change.ts';
import type { Client } from './client-type.ts';
import { type BlockOverrides, readNextBlock, senderOverride, toCallObject } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { withNewHead } from './recent-head.ts';
import { isRefusedRun, readNodeReason } from './revert.ts';
import { simulateWithCodeOverride } from './simulate-code-override.ts';
import { simulateWithTrace } from './simulate-trace.ts';
import { type Carrier, type SimulationInput, type SimulationRun, simulateV1 } from './simulate-v1.ts';
import type { AssetMove } from './transfers.ts';

export interface SimulateDeps extends AssetNaming {
  client: Client;
  /** Tokens that the account may hold, asked for by a method that looks at a few tokens; without it, at those of the network. */
  held?: () => Promise<readonly Hex[]>;
  /** ms since 1970. */
  clock?: () => number;
  /** Somebody else carries the transaction out. */
  carrier?: Carrier;
}

/** The simulation methods, best first. A method throws the node's error if the node does not support it. */
const WAYS = [simulateV1, simulateWithTrace, simulateWithCodeOverride] as const;

/**
 * Simulates with the best method that the node supports. Never throws because of the node: the result says what failed.
 * See [Note: Balance changes of a simulation].
 * @param after transactions that follow it, of the same account: only the best method runs several
 */
export async function simulate(
  transaction: PreparedTransaction,
  parts: SimulateDeps,
  after: readonly PreparedTransaction[] = [],
): Promise<SimulationResult> {
  const clock = parts.clock ?? Date.now;
  let block: BlockOverrides | null = null;
  try {
    block = await readNextBlock(parts.client, transaction, clock);
    const { client, network, carrier, held } = parts;
    for (const way of after.length === 0 && !carrier ? WAYS : [simulateV1]) {
      // What the assets are called is asked meanwhile.
      const onMoves = (moves: readonly AssetMove[]) => void toAssetChanges(moves, parts).catch(() => undefined);
      // Only the best method says that there is a newer block by now.
      if (way !== simulateV1) block = await readNextBlock(withNewHead(parts.client), transaction, clock);
      const run = await attempt(way, { transaction, after, block, clock, client, network, carrier, held, onMoves });
      if (run?.kind === 'failed') return failed(run.reason);
      if (run !== null) {
        const { noticeable, given } = run;
        return { kind: 'worked', noticeable, changes: await toAssetChanges(run.moves, parts), ...(given && { given }) };
      }
    }
  } catch (error) {
    if (!isWalletError(error)) throw error;
  }
  if (parts.carrier) return unavailable(t.noSimulationForSponsor(parts.network.name));
  return after.length === 0
    ? askWhetherItWorks(transaction, block, parts)
    : unavailable(t.noSimulationOfSeveral(parts.network.name));
}

const unavailable = (reason: string): Simulation => ({ kind: 'unavailable', accepted: false, reason, changes: [] });

/** Runs one method; `null` if the node does not support it. A node that refuses the transaction itself counts as a failed run. */
async function attempt(
  way: (question: SimulationInput) => Promise<SimulationRun>,
  question: SimulationInput,
): Promise<SimulationRun | null> {
  try {
    return await way(question);
  } catch (error) {
    if (isRefusedRun(error)) return { kind: 'failed', reason: readNodeReason(error) };
    if (isWalletError(error)) return null;
    throw error;
  }
}

/** Falls back to eth_call, which only says whether the call fails; the changes are those that the call data itself names. */
async function askWhetherItWorks(
  transaction: PreparedTransaction,
  block: BlockOverrides | null,
  parts: SimulateDeps,
): Promise<Simulation> {
  const { network } = parts;
  let inBlock: boolean;
  try {
    inBlock = await callInBlock(transaction, block, parts.client);
  } catch (error) {
    if (isRefusedRun(error)) return failed(readNodeReason(error));
    if (error instanceof NodeError) return unavailable(t.noSimulation(network.name));
    if (!isWalletError(error)) throw error;
    return unavailable(t.notResponding(network.name));
  }
  const changes = await toAssetChanges(plainMoves(transaction), parts);
  if (transaction.data === '0x') return { kind: 'worked', noticeable: !inBlock, changes };
  const reason = t.onlyThatItWorks(network.name);
  return { kind: 'unavailable', accepted: true, reason, changes };
}

/**
 * Runs eth_call in the next block, or in the latest block if the node accepts no block overrides.
 * @returns true if it ran in the next block
 * @throws WalletError no-network, NodeError
 */
async function callInBlock(
  transaction: PreparedTransaction,
  block: BlockOverrides | null,
  client: Client,
): Promise<boolean> {
  const call = toCallObject(transaction);
  if (block !== null)
    try {
      await client.request('eth_call', [call, 'latest', senderOverride(transaction), block]);
      return true;
    } catch (error) {
      // Without overrides the account would have the code of before its delegation.
      if (!(error instanceof NodeError) || isRefusedRun(error) || transaction.type === 'eip7702') throw error;
    }
  await client.request('eth_call', [call, 'latest']);
  return false;
}

/** The token transfer that the call data names, besides the value of the transaction. */
function plainMoves({ data, to, from }: PreparedTransaction): AssetMove[] {
  const call = decodeCalldata(data);
  const sends = call.kind === 'erc20-transfer' && to !== null && call.to !== from;
  return sends ? [{ asset: to, id: null, amount: -call.amount }] : [];
}

/** The places that show the reason have the full stop. */
const failed = (reason: string): Simulation => ({ kind: 'failed', reason: reason.replace(/\.$/, ''), changes: [] });
