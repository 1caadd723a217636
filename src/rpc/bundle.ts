/** What the methods about a batch of calls share: finding it, and its status by the receipts of its transactions. */
import type { Bundle } from '../chain/bundle.ts';
import { readOperation } from '../chain/operation-logs.ts';
import { readLogs } from '../chain/transfers.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import { PROVIDER_CODES, ProviderRpcError } from '../messaging/provider.ts';
import { CALLS_VERSION } from './calls-request.ts';
import { notGranted } from './fault.ts';
import { type Context, grantOf } from './method.ts';

/** The batch that this site sent. @throws ProviderRpcError 5730, 4100 while the wallet cannot look */
export async function bundleOf(context: Context, id: string): Promise<Bundle> {
  const { caller, deps } = context;
  const { characterId } = grantOf(context);
  const bundle = await deps.chain.bundle(characterId, caller.origin, id);
  if (bundle) return bundle;
  if (!deps.session.isOpen(characterId))
    throw notGranted('The wallet has to be unlocked to look at calls that were sent.');
  throw new ProviderRpcError(PROVIDER_CODES.unknownBundle, 'This site has sent no calls with this id.');
}

type Receipt = Record<string, unknown>;

/** @throws NodeError, WalletError no-network */
export async function statusOf(context: Context, id: string, bundle: Bundle) {
  const { deps } = context;
  const { characterId } = grantOf(context);
  const { chainId, atomic, transactions } = bundle;
  const found = await Promise.all(
    transactions.map(async ({ hash, lost, operation }): Promise<Receipt | 'lost' | 'waiting'> => {
      if (lost) return 'lost';
      const carrier = operation ? operation.transactionHash : hash;
      if (carrier === null) return 'waiting';
      const receipt = await deps.chain.request(characterId, chainId, 'eth_getTransactionReceipt', [carrier]);
      if (!isReceipt(receipt)) return 'waiting';
      return operation ? (partOf(receipt, hash, operation.sender) ?? 'waiting') : receipt;
    }),
  );
  const receipts = found.filter((one): one is Receipt => typeof one !== 'string');
  return {
    version: CALLS_VERSION,
    id,
    chainId: toQuantity(chainId),
    status: codeOf(found),
    atomic,
    ...(receipts.length === 0 ? {} : { receipts: receipts.map(toReceipt) }),
  };
}

/** A receipt of a block, not of a transaction that waits. */
const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && typeof (value as Receipt).blockHash === 'string';

/** What a receipt says of one user operation in it: its own logs, and whether it worked. `null`: it is not in it. */
function partOf(receipt: Receipt, hash: Hex, sender: Hex): Receipt | null {
  const logs = readLogs(receipt.logs);
  const outcome = readOperation(logs, hash, sender);
  if (outcome === null) return null;
  return { ...receipt, status: outcome.worked ? '0x1' : '0x0', logs: logs.slice(outcome.from, outcome.to) };
}

const hasWorked = ({ status }: Receipt): boolean => status !== '0x0';

/** The status codes of EIP-5792. */
function codeOf(found: readonly (Receipt | 'lost' | 'waiting')[]): number {
  if (found.includes('waiting')) return 100;
  const worked = found.filter((one) => typeof one !== 'string' && hasWorked(one)).length;
  if (worked === found.length) return 200;
  if (worked > 0) return 600;
  return found.every((one) => one === 'lost') ? 400 : 500;
}

const toReceipt = ({ logs, status, blockHash, blockNumber, gasUsed, transactionHash }: Receipt) => ({
  logs: Array.isArray(logs) ? logs.map(toLog) : [],
  status,
  blockHash,
  blockNumber,
  gasUsed,
  transactionHash,
});

const toLog = ({ address, data, topics }: Record<string, unknown>) => ({ address, data, topics });
