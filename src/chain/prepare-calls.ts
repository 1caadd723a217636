/** Prepares the calls of a batch as transactions in a row: nonces, fees, and the gas of each as if those before it had run. */
import { toQuantity } from '../ethereum/quantity.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { FALLBACK_GAS, measureGas, type PrepareDeps, prepareTransaction, TRANSFER_GAS } from './prepare.ts';
import { readQuantity } from './read-result.ts';

/**
 * @param calls at least one
 * @throws WalletError no-network, NodeError
 */
export async function prepareCalls(
  from: Hex,
  [call, ...others]: readonly [BatchCall, ...BatchCall[]],
  deps: PrepareDeps,
): Promise<[PreparedTransaction, ...PreparedTransaction[]]> {
  const first = await prepareTransaction(
    {
      type: null,
      chainId: deps.client.chainId,
      from,
      to: call.to,
      value: BigInt(call.value),
      data: call.data,
      nonce: null,
      // A batch of one is estimated like any transaction.
      gas: others.length === 0 ? null : TRANSFER_GAS,
      fee: { kind: 'open' },
      accessList: null,
    },
    deps,
  );
  if (others.length === 0) return [first];
  const rest = others.map((other, at) => ({ ...first, ...other, nonce: first.nonce + 1 + at }));
  const gas = await measureInOrder(deps.client, [first, ...rest]);
  const withGas = (transaction: PreparedTransaction, at: number): PreparedTransaction => ({
    ...transaction,
    gasLimit: (gas[at] ?? FALLBACK_GAS).toString(),
  });
  return [withGas(first, 0), ...rest.map((one, at) => withGas(one, at + 1))];
}

/** Gas limits for transactions that run one after another. */
async function measureInOrder(client: Client, transactions: readonly PreparedTransaction[]): Promise<bigint[]> {
  const calls = transactions.map(({ from, to, value, data }) => ({
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
  // A node without this method knows only the present state: a call that needs an earlier one gets gas to spare.
  const measured = await Promise.all(transactions.map((transaction) => measureGas(client, transaction)));
  return measured.map((gas, at) => gas ?? (transactions[at]?.data === '0x' ? TRANSFER_GAS : FALLBACK_GAS));
}

/** The gas used leaves out refunds of at most a fifth, so five quarters of it are needed; a quarter of that comes on top. */
function limitOf({ status, gasUsed }: { status: string; gasUsed: string }): bigint {
  const used = readQuantity(gasUsed, 'eth_simulateV1');
  if (status !== '0x1') return FALLBACK_GAS;
  return used <= TRANSFER_GAS ? TRANSFER_GAS : (used * 25n + 15n) / 16n;
}
