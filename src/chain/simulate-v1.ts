/** The best simulation method: eth_simulateV1 (execution-apis) in the next block, with the state read before and after the call. */
import { toQuantity } from '../ethereum/quantity.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { chainFailures as t } from '../locales/en/chain/failures.ts';
import type { GrantedRights } from '../messaging/simulation-result.ts';
import { blockProbe, randomAddress, ranInBlock } from './block-probe.ts';
import type { ReadCall } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { type BlockOverrides, readNextBlock, senderOverride, toCallObject } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { withNewHead } from './recent-head.ts';
import { readRevertData } from './revert.ts';
import { expectClaims, type RightClaims, readClaims, verifyClaims } from './rights.ts';
import { type AssetMove, type Log, readLogs, sumMoves } from './transfers.ts';

export interface SimulationInput {
  client: Client;
  network: Network;
  /** See SimulateDeps; only `simulateWithCodeOverride` asks. */
  held?: (() => Promise<readonly Hex[]>) | undefined;
  transaction: PreparedTransaction;
  /** Transactions that follow it, of the same account. Only `simulateV1` runs them. */
  after: readonly PreparedTransaction[];
  block: BlockOverrides;
  /** ms since 1970. */
  clock: () => number;
  /** Called when it is known what moves, which is before it is known which rights are granted. */
  onMoves?: (moves: readonly AssetMove[]) => void;
  /** Somebody else carries the transaction out; only `simulateV1` knows it. */
  carrier?: Carrier | undefined;
}

/** What is run instead of the transaction itself. */
export interface Carrier {
  call: Record<string, unknown>;
  overrides: Record<Hex, Record<string, string>>;
  /** Why what it carries failed; `null`: it worked. */
  problemOf(logs: readonly Log[]): string | null;
}

/** The result of one simulation method. */
export type SimulationRun =
  /** `moves`: see [Note: Balance changes of a simulation] in simulate.ts. `noticeable`: the contract can detect the simulation. */
  | { kind: 'worked'; noticeable: boolean; moves: AssetMove[]; given: GrantedRights | undefined }
  | { kind: 'failed'; reason: string };

/** The method gives no result, for example because the node answers in another form: the next one is tried, and nobody reads this. */
export const cannotSimulate = (cause?: unknown): WalletError =>
  new WalletError('no-network', 'The method does not simulate this.', { cause });

/** @throws WalletError no-network; NodeError when the node does not have this method or refuses the run */
export async function simulateV1(question: SimulationInput): Promise<SimulationRun> {
  const { client, transaction, clock } = question;
  let pass: Pass = { ...question, isFirst: true };
  for (let left = PASSES - 1; ; left--)
    try {
      return await runAll(pass);
    } catch (error) {
      if (left === 0 || !hasCode(error, BLOCK_CODES)) throw error;
      // A new block arrived in the meantime: everything runs in the next one.
      const block = await readNextBlock(withNewHead(client), transaction, clock);
      pass = { ...question, block, isFirst: false };
    }
}

/** How often everything runs, each time in a newer block, until no block arrives meanwhile. Some networks have two a second. */
const PASSES = 4;

/** One run of everything in one block. */
interface Pass extends SimulationInput {
  /** Its block may be seconds old, so what comes too late for it is asked again. Later that counts as not answered. */
  isFirst: boolean;
}

async function runAll(question: Pass): Promise<SimulationRun> {
  const { transaction, after } = question;
  // Asked together: whoever waits for a distant node waits once.
  const probing = isNoticeable(question);
  probing.catch(() => undefined);
  const expected = verify(question, expectClaims(transaction, after));
  expected.calls.catch(() => undefined);
  const calls = await simulateCalls(question, []);
  if (calls.length !== 1 + after.length) throw cannotSimulate();
  const failing = calls.findIndex((call) => !hasWorked(call));
  if (failing >= 0) {
    const reason = reasonOf(calls[failing] ?? {});
    return { kind: 'failed', reason: after.length === 0 ? reason : t.at.call(failing + 1, reason) };
  }
  const logs = logsOf(calls);
  const problem = question.carrier?.problemOf(logs) ?? null;
  if (problem !== null) return { kind: 'failed', reason: problem };
  const moves = sumMoves(logs, transaction, after);
  question.onMoves?.(moves);
  const found = readClaims(logs, transaction, after);
  const isRead = isSameState(found, expected) && (await expected.calls).length > 0;
  const verifying = isRead ? { ...expected, ...found } : verify(question, found);
  const [noticeable, given] = await Promise.all([probing, judge(question, verifying)]);
  return {
    kind: 'worked',
    noticeable: noticeable || question.carrier !== undefined,
    moves,
    given,
  };
}

const logsOf = (calls: readonly SimulatedCall[]): Log[] => calls.flatMap(({ logs }) => readLogs(logs));

/** True if the contract sees another block than the next one. A node that does not answer the probe did run the call in the next block. */
async function isNoticeable({ client, block, isFirst }: Pass): Promise<boolean> {
  const { call, state } = blockProbe(block);
  const step = { blockOverrides: block, stateOverrides: state, calls: [call] };
  try {
    const [answer] = readCalls(await client.request('eth_simulateV1', [oneBlock(step, true), 'latest']));
    return answer !== undefined && hasWorked(answer) && !ranInBlock(answer.returnData, block);
  } catch (error) {
    if (isUnanswered(error, isFirst)) return false;
    throw error;
  }
}

/** Claims, and the run that reads the state of each before and after the call; without an answer, no calls. */
interface Verifying extends RightClaims {
  calls: Promise<SimulatedCall[]>;
}

/** Simulates once more with the reads of these claims. */
function verify(question: Pass, found: RightClaims): Verifying {
  const reads = found.claims.map(({ read }) => read);
  const running = reads.length === 0 ? Promise.resolve([]) : simulateCalls(question, reads);
  const calls = running.catch((error: unknown) => {
    if (isUnanswered(error, question.isFirst)) return [];
    throw error;
  });
  return { ...found, calls };
}

/** Do both read the same? What the logs claim beyond that comes from the logs. */
const isSameState = (one: RightClaims, other: RightClaims): boolean => readsOf(one) === readsOf(other);
const readsOf = ({ claims }: RightClaims): string => JSON.stringify(claims.map(({ read }) => read));

async function judge(
  { transaction, after }: SimulationInput,
  verifying: Verifying,
): Promise<GrantedRights | undefined> {
  const { calls: running, ...found } = verifying;
  const { claims } = found;
  const calls = await running;
  const end = claims.length + 1 + after.length;
  const own = calls.slice(claims.length, end);
  // If the second run claims other rights than the first, the contract detected the reads; then the first run counts.
  const isWhole =
    calls.length === end + claims.length &&
    own.every(hasWorked) &&
    JSON.stringify(readClaims(logsOf(own), transaction, after), plain) === JSON.stringify(found, plain);
  return verifyClaims(found, (at) =>
    isWhole ? { before: answerOf(calls[at]), after: answerOf(calls[end + at]) } : { before: null, after: null },
  );
}

const plain = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

type SimulatedCall = Record<string, unknown>;

const hasWorked = (call: SimulatedCall): boolean => call.status === '0x1';

const answerOf = (call: SimulatedCall | undefined): Hex | null =>
  call !== undefined && hasWorked(call) && typeof call.returnData === 'string' ? (call.returnData as Hex) : null;

/** @param reads calls that are made before and after the transaction, in the same block */
async function simulateCalls(question: SimulationInput, reads: readonly ReadCall[]): Promise<SimulatedCall[]> {
  try {
    return await ask(question, reads, true);
  } catch (error) {
    // The node does not support a nonce override.
    if (hasCode(error, NONCE_CODES)) return ask(question, reads, false);
    throw error;
  }
}

/** Codes of eth_simulateV1: number or time of a block that is not above those of the one before. */
const BLOCK_CODES = [-38020, -38021];
/** Codes of eth_simulateV1: nonce too low, nonce too high. */
const NONCE_CODES = [-38010, -38011];

/** The rest of the run counts without this answer. */
const isUnanswered = (error: unknown, isFirst: boolean): boolean =>
  isWalletError(error) && !(isFirst && hasCode(error, BLOCK_CODES));

const hasCode = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof NodeError && codes.includes(error.rpcCode);

/** Gas for one read. */
const READ_GAS = 200_000n;

/** @param validation some nodes give the contract a base fee of zero without it */
async function ask(
  { client, transaction, after, block, carrier }: SimulationInput,
  reads: readonly ReadCall[],
  validation: boolean,
): Promise<SimulatedCall[]> {
  // The reader pays the base fee from an overridden balance.
  const reader = randomAddress();
  const price = block.baseFeePerGas ?? '0x0';
  const asked = reads.map(({ to, data }) => ({
    from: reader,
    to,
    input: data,
    gas: toQuantity(READ_GAS),
    ...(block.baseFeePerGas === undefined ? {} : { maxFeePerGas: price, maxPriorityFeePerGas: '0x0' }),
  }));
  const wealth = { [reader]: { balance: toQuantity(BigInt(price) * READ_GAS * BigInt(2 * reads.length)) } };
  const step = {
    blockOverrides: block,
    stateOverrides: { ...(carrier?.overrides ?? senderOverride(transaction)), ...(reads.length === 0 ? {} : wealth) },
    calls: [...asked, carrier?.call ?? toCallObject(transaction), ...after.map(toCallObject), ...asked],
  };
  return readCalls(await client.request('eth_simulateV1', [oneBlock(step, validation), 'latest']));
}

const oneBlock = (step: object, validation: boolean) => ({ blockStateCalls: [step], traceTransfers: true, validation });

function readCalls(answer: unknown): SimulatedCall[] {
  const first: unknown = Array.isArray(answer) ? answer[0] : null;
  const calls = (first as { calls?: unknown } | null)?.calls;
  return Array.isArray(calls) ? calls.filter((call): call is SimulatedCall => typeof call === 'object' && !!call) : [];
}

function reasonOf({ error, returnData }: SimulatedCall): string {
  const { message, data } = (error ?? {}) as { message?: unknown; data?: unknown };
  const reason = readRevertData(data) ?? readRevertData(returnData);
  return reason ?? String(message ?? t.noReason).slice(0, 200);
}
