/** Tries a transaction out along the person's own route: what would change in the account that sends it. Says so when it could not. */
import { formatAmount } from '../ethereum/amount.ts';
import { decodeCalldata } from '../ethereum/calldata.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { AssetChange, Simulation } from '../messaging/approval.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { nativeName } from './networks.ts';
import { NodeError } from './node-error.ts';
import { isRevert, isUnknownMethod, readNodeReason, readRevertData } from './revert.ts';
import { type AssetMove, NATIVE, sumTransfers } from './transfers.ts';

export interface Simulating {
  client: Client;
  network: Network;
  /** Symbol and decimals of a token; `null` when it is none. */
  token: (address: Hex) => Promise<{ symbol: string; name: string; decimals: number } | null>;
}

/** Never throws for the node's sake: what fails or cannot be asked is said in the answer. The fee is not counted. */
export async function simulate(transaction: PreparedTransaction, parts: Simulating): Promise<Simulation> {
  try {
    return await simulateWhole(transaction, parts);
  } catch (error) {
    if (isUnknownMethod(error) || isInvalidParams(error)) return simulateCall(transaction, parts);
    if (error instanceof NodeError) return { kind: 'failed', reason: sentence(readNodeReason(error)), changes: [] };
    return unavailable(error, parts.network);
  }
}

/** Shapes of parameters that some nodes do not take (no recipient, for one). */
const isInvalidParams = (error: unknown): boolean => error instanceof NodeError && error.rpcCode === -32602;

function toCall(transaction: PreparedTransaction): Record<string, unknown> {
  return {
    from: transaction.from,
    ...(transaction.to === null ? {} : { to: transaction.to }),
    value: toQuantity(BigInt(transaction.value)),
    gas: toQuantity(BigInt(transaction.gasLimit)),
    ...(transaction.data === '0x' ? {} : { input: transaction.data }),
    ...(transaction.type === 'legacy' ? {} : { accessList: transaction.accessList }),
  };
}

/** eth_simulateV1 of execution-apis, with native transfers as logs. */
async function simulateWhole(transaction: PreparedTransaction, parts: Simulating): Promise<Simulation> {
  const question = {
    blockStateCalls: [{ calls: [toCall(transaction)] }],
    traceTransfers: true,
    validation: false,
  };
  const answer = await parts.client.request('eth_simulateV1', [question, 'latest']);
  const call = firstCall(answer);
  if (call === null) return simulateCall(transaction, parts);
  if (call.status !== '0x1') {
    const { error, returnData } = call as { error?: { message?: unknown; data?: unknown }; returnData?: unknown };
    const reason = readRevertData(error?.data ?? returnData) ?? String(error?.message ?? 'the contract gave no reason');
    return { kind: 'failed', reason: sentence(reason.slice(0, 200)), changes: [] };
  }
  const moves = sumTransfers(Array.isArray(call.logs) ? call.logs : [], transaction.from);
  return { kind: 'worked', changes: await toChanges(moves, parts) };
}

function firstCall(answer: unknown): Record<string, unknown> | null {
  const block: unknown = Array.isArray(answer) ? answer[0] : null;
  const calls = (block as { calls?: unknown } | null)?.calls;
  const call: unknown = Array.isArray(calls) ? calls[0] : null;
  return typeof call === 'object' && call !== null ? (call as Record<string, unknown>) : null;
}

/** eth_call says only whether it fails; what is known to change is what the call itself says. */
async function simulateCall(transaction: PreparedTransaction, parts: Simulating): Promise<Simulation> {
  const changes = await toChanges(plainMoves(transaction), parts).catch(() => []);
  try {
    await parts.client.request('eth_call', [toCall(transaction), 'latest']);
  } catch (error) {
    if (isRevert(error) || (error instanceof NodeError && !isInvalidParams(error)))
      return { kind: 'failed', reason: sentence(readNodeReason(error)), changes: [] };
    return unavailable(error, parts.network);
  }
  if (transaction.data === '0x') return { kind: 'worked', changes };
  return {
    kind: 'unavailable',
    reason: `${parts.network.name} says that it works, but not what else it changes.`,
    changes,
  };
}

/** What leaves by the words of the transaction alone. */
function plainMoves(transaction: PreparedTransaction): AssetMove[] {
  const moves: AssetMove[] = [];
  const value = BigInt(transaction.value);
  if (value > 0n && transaction.to !== transaction.from) moves.push({ asset: NATIVE, id: null, amount: -value });
  const call = decodeCalldata(transaction.data);
  if (call.kind === 'erc20-transfer' && transaction.to !== null && call.to !== transaction.from)
    moves.push({ asset: transaction.to, id: null, amount: -call.amount });
  return moves;
}

async function toChanges(moves: readonly AssetMove[], { network, token }: Simulating): Promise<AssetChange[]> {
  const changes = await Promise.all(
    moves.map(async ({ asset, id, amount }): Promise<AssetChange> => {
      const size = amount < 0n ? -amount : amount;
      const direction = amount < 0n ? 'out' : 'in';
      if (asset === NATIVE)
        return {
          asset: nativeName(network),
          amount: `${formatAmount(size, network.decimals)} ${network.symbol}`,
          direction,
        };
      const facts = id === null ? await token(asset) : null;
      if (facts)
        return { asset: facts.name, amount: `${formatAmount(size, facts.decimals)} ${facts.symbol}`, direction };
      const what = id === null ? `${formatAmount(size, 0)} units` : size === 1n ? `No. ${id}` : `${size} of No. ${id}`;
      return { asset: `${id === null ? 'Token' : 'Collectible'} at ${asset}`, amount: what, direction };
    }),
  );
  return changes.sort((a, b) => Number(a.direction === 'in') - Number(b.direction === 'in'));
}

function unavailable(error: unknown, network: Network): Simulation {
  if (!isWalletError(error)) throw error;
  return { kind: 'unavailable', reason: `${network.name} does not answer: this could not be tried out.`, changes: [] };
}

/** First letter large, one full stop. */
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
