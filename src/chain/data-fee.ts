/** The L1 data fee of OP Stack networks: what a transaction pays for its data on Ethereum. It is charged on top of gas and cannot be capped. */
import { serializeUnsigned } from '../ethereum/transaction.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { toHex } from '../lib/bytes.ts';
import { callOnce, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

/**
 * The L1 data fee in wei, with a margin of one half for rising prices; zero if the network has no such fee, `null` if its answer
 * tells none.
 * @throws WalletError no-network
 */
export async function readDataFee(
  client: Client,
  network: Network,
  transaction: PreparedTransaction,
): Promise<bigint | null> {
  if (network.l1FeeOracle === undefined) return 0n;
  const bytes = toHex(serializeUnsigned(transaction));
  const answer = await callOnce(client, toReadCall(network.l1FeeOracle, 'getL1Fee(bytes)', [bytes]));
  const fee = answer === null ? undefined : tryDecode<[bigint]>('uint256', answer)?.[0];
  return fee === undefined ? null : (fee * 3n) / 2n;
}
