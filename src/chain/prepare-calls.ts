/** Prepares the calls of a batch as transactions in a row, each with the gas that it takes after those before it, and as one transaction. */
import { SIMPLE_ACCOUNT } from '../ethereum/delegates.ts';
import { encodeBatch } from '../ethereum/own-calls.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import type { Batching } from './delegation.ts';
import { FALLBACK_GAS, measureGas, type PrepareDeps, prepareTransaction, TRANSFER_GAS } from './prepare.ts';
import { readQuantity } from './read-result.ts';

/** On top of the calls themselves where a node does not estimate: the authorization, and the batch around them. */
const SETTING_UP_GAS = 60_000n;

/**
 * @param calls at least one
 * @throws WalletError no-network, NodeError
 */
export async function prepareCalls(
  from: Hex,
  [call, ...others]: readonly [BatchCall, ...BatchCall[]],
  deps: PrepareDeps,
): Promise<[PreparedTransaction, ...PreparedTransaction[]]> {
  const { client } = deps;
  // Asked together: whoever waits for a distant node waits once.
  const measuring = others.length === 0 ? null : measureInOrder(client, from, [call, ...others]);
  measuring?.catch(() => undefined);
  const first = await prepareTransaction(
    {
      type: null,
      chainId: client.chainId,
      from,
      to: call.to,
      value: BigInt(call.value),
      data: call.data,
      nonce: null,
      // A batch of one is estimated like any transaction.
      gas: others.length === 0 ? null : TRANSFER_GAS,
      fee: { kind: 'open' },
      accessList: null,
      delegate: null,
    },
    deps,
  );
  if (others.length === 0) return [first];
  const rest = others.map((other, at) => ({ ...first, ...other, nonce: first.nonce + 1 + at }));
  const gas = (await measuring) ?? (await measureEach(client, [first, ...rest]));
  const withGas = (transaction: PreparedTransaction, at: number): PreparedTransaction => ({
    ...transaction,
    gasLimit: (gas[at] ?? FALLBACK_GAS).toString(),
  });
  return [withGas(first, 0), ...rest.map((one, at) => withGas(one, at + 1))];
}

/**
 * The same calls in a row, and as one transaction that makes all of them or none, by the code of the account's delegate.
 * @param batching `ready`: the one transaction also delegates the account
 * @returns `together`: `null` if the account cannot, or the network has no fees of EIP-1559
 * @throws as prepareCalls
 */
export async function prepareBatch(
  from: Hex,
  calls: readonly [BatchCall, ...BatchCall[]],
  batching: Batching,
  deps: PrepareDeps,
): Promise<{
  transactions: [PreparedTransaction, ...PreparedTransaction[]];
  together: PreparedTransaction | null;
}> {
  // A contract cannot be created by the delegate.
  const isPossible = batching !== 'unsupported' && calls.every(({ to }) => to !== null);
  const measuring = isPossible ? measureTogether(from, calls, batching, deps.client) : null;
  measuring?.catch(() => undefined);
  const transactions = await prepareCalls(from, calls, deps);
  const [first] = transactions;
  if (measuring === null || first.type !== 'eip1559') return { transactions, together: null };
  const apart = transactions.reduce((sum, { gasLimit }) => sum + BigInt(gasLimit), SETTING_UP_GAS);
  const gasLimit = ((await measuring) ?? apart).toString();
  return { transactions, together: asOne({ ...first, gasLimit }, calls, batching) };
}

/** @param first has nonce, fees and gas limit of the one transaction */
function asOne(
  first: Omit<PreparedTransaction & { type: 'eip1559' }, 'to' | 'value' | 'data'>,
  calls: readonly BatchCall[],
  batching: Batching,
): PreparedTransaction {
  const all = { ...first, to: first.from, value: '0', data: encodeBatch(calls) };
  return batching === 'ready' ? { ...all, type: 'eip7702', delegate: SIMPLE_ACCOUNT.address } : all;
}

/** `null` if the node says that they fail together, or does not answer. */
function measureTogether(
  from: Hex,
  calls: readonly BatchCall[],
  batching: Batching,
  client: Client,
): Promise<bigint | null> {
  const unpriced = { nonce: 0, gasLimit: '0', maxFeePerGas: '0', maxPriorityFeePerGas: '0', accessList: [] };
  return measureGas(
    client,
    asOne({ type: 'eip1559', chainId: client.chainId, from, ...unpriced }, calls, batching),
    false,
  );
}

/** Gas limits for calls that run one after another; `null` where the node does not say. */
async function measureInOrder(client: Client, from: Hex, wanted: readonly BatchCall[]): Promise<bigint[] | null> {
  const calls = wanted.map(({ to, value, data }) => ({
    from,
    ...(to === null ? {} : { to }),
    value: toQuantity(BigInt(value)),
    ...(data === '0x' ? {} : { input: data }),
  }));
  try {
    const request = { blockStateCalls: [{ calls }], validation: false };
    const answer = await client.request('eth_simulateV1', [request, 'latest']);
    const [block] = answer as { calls: { status: string; gasUsed: string }[] }[];
    if (block?.calls.length === calls.length) return block.calls.map(limitOf);
  } catch (error) {
    // Any other error: the answer has another form.
    if (isWalletError(error, 'no-network')) throw error;
  }
  return null;
}

/** A node that runs no calls in a row knows only the present state: a call that needs an earlier one gets gas to spare. */
async function measureEach(client: Client, transactions: readonly PreparedTransaction[]): Promise<bigint[]> {
  const measured = await Promise.all(transactions.map((transaction) => measureGas(client, transaction)));
  return measured.map((gas, at) => gas ?? (transactions[at]?.data === '0x' ? TRANSFER_GAS : FALLBACK_GAS));
}

/** The gas used leaves out refunds of at most a fifth, so five quarters of it are needed; a quarter of that comes on top. */
function limitOf({ status, gasUsed }: { status: string; gasUsed: string }): bigint {
  const used = readQuantity(gasUsed, 'eth_simulateV1');
  if (status !== '0x1') return FALLBACK_GAS;
  return used <= TRANSFER_GAS ? TRANSFER_GAS : (used * 25n + 15n) / 16n;
}
