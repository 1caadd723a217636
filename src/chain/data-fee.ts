/** The L1 data fee of the OP Stack and of Scroll: what a transaction pays for its data on Ethereum. It is charged on top of gas and cannot be capped. */
import { serializeUnsigned } from '../ethereum/transaction.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { type Hex, toHex } from '../lib/bytes.ts';
import { callOnce, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

/** Predeploy of the OP Stack that prices the data a transaction leaves on Ethereum. It adds a signature to what it is asked about. */
export const OP_STACK_ORACLE: Hex = '0x420000000000000000000000000000000000000f';

/** Predeploy of Scroll with the same function. It prices the bytes that it is given. */
export const SCROLL_ORACLE: Hex = '0x5300000000000000000000000000000000000002';

/** As long as what a signature adds to a transaction, and nothing that can be compressed away as zeros. */
const SIGNATURE: Hex = `0x${'ff'.repeat(68)}`;

/**
 * The L1 data fee in wei, with a margin of one half for rising prices; zero if the network has no such fee, `null` if nobody
 * can tell it.
 * @throws WalletError no-network
 */
export async function readDataFee(
  client: Client,
  network: Network,
  transaction: PreparedTransaction,
): Promise<bigint | null> {
  if (network.dataFeeUnreadable) return null;
  if (network.l1FeeOracle === undefined) return 0n;
  const unsigned = toHex(serializeUnsigned(transaction));
  const bytes: Hex = network.l1FeeOracle === OP_STACK_ORACLE ? unsigned : `${unsigned}${SIGNATURE.slice(2)}`;
  const answer = await callOnce(client, toReadCall(network.l1FeeOracle, 'getL1Fee(bytes)', [bytes]));
  const fee = answer === null ? undefined : tryDecode<[bigint]>('uint256', answer)?.[0];
  return fee === undefined ? null : (fee * 3n) / 2n;
}
