/** The second simulation method: debug_traceCall with the logs and values of every inner call, for nodes without eth_simulateV1. */
import { weiLeaving } from '../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { GrantedRights } from '../messaging/simulation-result.ts';
import { blockProbe, ranInBlock } from './block-probe.ts';
import { callMany } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { type BlockOverrides, senderOverride, toCallObject } from './next-block.ts';
import { readObject } from './read-result.ts';
import { readRevertData } from './revert.ts';
import { type RightClaims, readClaims, verifyClaims } from './rights.ts';
import { cannotSimulate, type SimulationInput, type SimulationRun } from './simulate-v1.ts';
import { type Log, NATIVE, readLogs, sumTransfers } from './transfers.ts';

/** @throws WalletError no-network, NodeError */
export async function simulateWithTrace({
  client,
  network,
  transaction,
  block,
}: SimulationInput): Promise<SimulationRun> {
  const options = { ...TRACER, stateOverrides: senderOverride(transaction), blockOverrides: block };
  // Asked together: whoever waits for a distant node waits once.
  const probing = isNoticeable(client, block);
  probing.catch(() => undefined);
  const answer = await client.request('debug_traceCall', [toCallObject(transaction), 'latest', options]);
  const root = readObject(answer, 'debug_traceCall');
  if (root === null || typeof root.from !== 'string') throw cannotSimulate();
  if (root.error !== undefined)
    return { kind: 'failed', reason: readRevertData(root.output) ?? String(root.error).slice(0, 200) };
  const { logs, coins } = readTrace(root, transaction);
  const moves = sumTransfers(logs, transaction.from);
  if (coins !== 0n) moves.push({ asset: NATIVE, id: null, amount: coins });
  const [noticeable, given] = await Promise.all([probing, judge(client, network, readClaims(logs, transaction))]);
  return { kind: 'worked', noticeable, moves, given };
}

const TRACER = { tracer: 'callTracer', tracerConfig: { withLog: true } };

/** True if the contract sees another block than the next one, or if that is unknown. */
async function isNoticeable(client: Client, block: BlockOverrides): Promise<boolean> {
  const { call, state } = blockProbe(block);
  const options = { ...TRACER, stateOverrides: state, blockOverrides: block };
  try {
    const root = readObject(await client.request('debug_traceCall', [call, 'latest', options]), 'debug_traceCall');
    return !ranInBlock(root?.output, block);
  } catch (error) {
    if (isWalletError(error)) return true;
    throw error;
  }
}

/** Verifies claimed rights against the current state; the state after the call is known from the logs alone. */
async function judge(client: Client, network: Network, found: RightClaims): Promise<GrantedRights | undefined> {
  let before: (Hex | null)[] = [];
  try {
    before = await callMany(
      client,
      network.multicall,
      found.claims.map(({ read }) => read),
    );
  } catch (error) {
    if (!isWalletError(error)) throw error;
  }
  return verifyClaims(found, (at) => ({ before: before[at] ?? null, after: null }));
}

/** Maximum call depth of the EVM. */
const DEEPEST = 1024;

/** @returns `coins`: wei that the account gained by inner calls, without the value of the transaction itself */
function readTrace(root: Record<string, unknown>, transaction: PreparedTransaction): { logs: Log[]; coins: bigint } {
  const logs: Log[] = [];
  const { from: account } = transaction;
  const isAccount = (party: unknown): boolean => typeof party === 'string' && party.toLowerCase() === account;

  /** Collects the logs and values of a call and its inner calls; reverted calls count nothing. */
  function collect(call: Record<string, unknown>, depth: number): bigint {
    if (call.error !== undefined || depth > DEEPEST) return 0n;
    logs.push(...readLogs(call.logs));
    let coins = depth === 0 ? 0n : moved(call);
    for (const inner of Array.isArray(call.calls) ? call.calls : [])
      if (typeof inner === 'object' && inner !== null) coins += collect(inner, depth + 1);
    return coins;
  }

  function moved({ type, from, to, value }: Record<string, unknown>): bigint {
    // These call types transfer no value.
    if (type === 'DELEGATECALL' || type === 'CALLCODE' || type === 'STATICCALL') return 0n;
    const amount = typeof value === 'string' && /^0x[0-9a-fA-F]{1,64}$/.test(value) ? BigInt(value as Hex) : 0n;
    return (isAccount(to) ? amount : 0n) - (isAccount(from) ? amount : 0n);
  }

  const coins = collect(root, 0);
  // What an account sends by calls to itself is known from the transaction.
  const sent = isAccount(transaction.to) ? weiLeaving(transaction) : 0n;
  return { logs, coins: coins + sent };
}
