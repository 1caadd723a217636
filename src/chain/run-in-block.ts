/** The best way to simulate: eth_simulateV1 of execution-apis, in the next block. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { type BlockOverrides, ownNonce, readNextBlock, toTrialCall } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { readRevertData } from './revert.ts';
import { type AssetMove, readLogs, sumMoves } from './transfers.ts';

export interface RunQuestion {
  client: Client;
  network: Network;
  transaction: PreparedTransaction;
  block: BlockOverrides;
  /** ms since 1970. */
  clock: () => number;
}

/** What one way of simulating found. */
export type Run =
  /** `moves` leave out the value that the transaction itself sends. `noticeable`: by the contract that runs. */
  { kind: 'worked'; noticeable: boolean; moves: AssetMove[] } | { kind: 'failed'; reason: string };

/** @throws WalletError no-network, NodeError: the node does not have this method, or refuses the run */
export async function runInBlock(question: RunQuestion): Promise<Run> {
  const [call] = await simulateCalls(question);
  if (call === undefined) throw new WalletError('no-network', 'The node gave a simulation that cannot be read.');
  if (call.status !== '0x1') return { kind: 'failed', reason: reasonOf(call) };
  return { kind: 'worked', noticeable: false, moves: sumMoves(readLogs(call.logs), question.transaction) };
}

type SimulatedCall = Record<string, unknown>;

async function simulateCalls(question: RunQuestion): Promise<SimulatedCall[]> {
  const { client, transaction, clock } = question;
  try {
    return await ask(question, true);
  } catch (error) {
    // Another block came in between.
    if (hasCode(error, BLOCK_CODES))
      return ask({ ...question, block: await readNextBlock(client, transaction, clock) }, true);
    // The node does not put the nonce into the state.
    if (hasCode(error, NONCE_CODES)) return ask(question, false);
    throw error;
  }
}

/** Codes of eth_simulateV1: number or time of a block that is not above those of the one before. */
const BLOCK_CODES = [-38020, -38021];
/** Codes of eth_simulateV1: nonce too low, nonce too high. */
const NONCE_CODES = [-38010, -38011];

const hasCode = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof NodeError && codes.includes(error.rpcCode);

/** @param validation some nodes give the contract a base fee of zero without it */
async function ask({ client, transaction, block }: RunQuestion, validation: boolean): Promise<SimulatedCall[]> {
  const step = { blockOverrides: block, stateOverrides: ownNonce(transaction), calls: [toTrialCall(transaction)] };
  const simulation = { blockStateCalls: [step], traceTransfers: true, validation };
  const answer = await client.request('eth_simulateV1', [simulation, 'latest']);
  const first: unknown = Array.isArray(answer) ? answer[0] : null;
  const calls = (first as { calls?: unknown } | null)?.calls;
  return Array.isArray(calls) ? calls.filter((call): call is SimulatedCall => typeof call === 'object' && !!call) : [];
}

function reasonOf({ error, returnData }: SimulatedCall): string {
  const { message, data } = (error ?? {}) as { message?: unknown; data?: unknown };
  const reason = readRevertData(data) ?? readRevertData(returnData);
  return reason ?? String(message ?? 'the contract gave no reason').slice(0, 200);
}
