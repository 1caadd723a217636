/** Completes a page's transaction request: nonce, gas limit, fees, type. Signs and sends nothing. */
import type { RequestedFee, TransactionRequest } from '../ethereum/transaction-request.ts';
import type { AccessListItem, PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import type { Client } from './client-type.ts';
import { type FeeQuote, quoteFees } from './fees.ts';
import { codeOverride, toCallObject } from './next-block.ts';
import { isRevert, NodeError } from './node-error.ts';
import { readNumber, readQuantity } from './read-result.ts';
import { isSilent } from './transport.ts';

export interface PrepareDeps {
  client: Client;
  /** As Tracker.freeNonce, from the nonce that the node counts; `null`: the wallet has no records. */
  nextNonce: (chainId: number, account: Hex, counted: number, nonces: number) => number | null;
}

export const TRANSFER_GAS = 21_000n;
/** Gas limit if the node says that the call fails: the prompt shows the failure, and the person decides. */
export const FALLBACK_GAS = 500_000n;

/**
 * @param request parsed; its chain, when named, must be that of the client
 * @throws WalletError bad-input | no-network, NodeError
 */
export async function prepareTransaction(
  request: TransactionRequest,
  { client, nextNonce }: PrepareDeps,
): Promise<PreparedTransaction> {
  const { chainId } = client;
  if (request.chainId !== null && request.chainId !== chainId)
    throw new WalletError('bad-input', `The field chainId is ${request.chainId}, but the network is ${chainId}.`);
  const { from, to, data } = request;
  const common = { chainId, from, to, value: request.value.toString(), data };
  const isWhole = isComplete(request);
  const unpriced: PreparedTransaction = { ...common, nonce: 0, gasLimit: '0', ...chooseFee(request, null) };
  const [nonce, quote, gas] = await Promise.all([
    request.nonce ??
      readNextNonce(client, from, (counted) => nextNonce(chainId, from, counted, request.delegate === null ? 1 : 2)),
    isWhole ? null : quoteFees(client),
    request.gas ?? estimateGas(client, unpriced, isWhole),
  ]);
  return { ...common, nonce, gasLimit: gas.toString(), ...chooseFee(request, quote) };
}

/** @param free the first one that is free by the wallet's own records, from what the node counts with what waits there */
export async function readNextNonce(
  client: Client,
  account: Hex,
  free: (counted: number) => number | null,
): Promise<number> {
  const count = async (tag: string): Promise<number> =>
    readNumber(await client.request('eth_getTransactionCount', [account, tag]), 'eth_getTransactionCount');
  // Some nodes do not support `pending`; the wallet's own records cover its pending transactions.
  const counted = await count('pending').catch((error: unknown) => {
    if (isWalletError(error) && !isSilent(error)) return count('latest');
    throw error;
  });
  return free(counted) ?? counted;
}

/**
 * Estimated gas with a margin of a quarter; a plain transfer gets exactly 21000.
 * @param transaction its gas limit is ignored @param priced as in measureGas
 */
export const estimateGas = async (client: Client, transaction: PreparedTransaction, priced = true): Promise<bigint> =>
  (await measureGas(client, transaction, priced)) ??
  (transaction.data === '0x' && transaction.type !== 'eip7702' ? TRANSFER_GAS : FALLBACK_GAS);

/**
 * Like estimateGas; `null` if the node says that the transaction fails, or does not answer.
 * @param priced `false`: its fees are not known yet. To wait for them first would keep a person waiting, and next to no contract takes more gas for
 * a fee that it sees
 */
export async function measureGas(
  client: Client,
  transaction: PreparedTransaction,
  priced = true,
): Promise<bigint | null> {
  try {
    const gas = await askForGas(client, transaction, priced);
    return gas <= TRANSFER_GAS ? TRANSFER_GAS : (gas * 5n + 3n) / 4n;
  } catch (error) {
    if (isWalletError(error)) return null;
    throw error;
  }
}

/** Gas of one authorization (EIP-7702, PER_EMPTY_ACCOUNT_COST). Nodes do not count it, because it is not signed yet. */
const AUTHORIZATION_GAS = 25_000n;

/** Asks with the fees of the transaction, which the contract can see; without them if the account cannot pay them yet. */
async function askForGas(client: Client, transaction: PreparedTransaction, priced: boolean): Promise<bigint> {
  const { gas: _, gasPrice, maxFeePerGas, maxPriorityFeePerGas, ...call } = toCallObject(transaction);
  const delegated = transaction.type === 'eip7702';
  const overrides = delegated ? ['latest', { [transaction.from]: codeOverride(transaction) }] : [];
  const ask = async (fees: Record<string, unknown>): Promise<bigint> => {
    const gas = readQuantity(
      await client.request('eth_estimateGas', [{ ...call, ...fees }, ...overrides]),
      'eth_estimateGas',
    );
    return delegated ? gas + AUTHORIZATION_GAS : gas;
  };
  if (!priced) return ask({});
  try {
    return await ask(gasPrice === undefined ? { maxFeePerGas, maxPriorityFeePerGas } : { gasPrice });
  } catch (error) {
    const unpaid = error instanceof NodeError && (!isRevert(error) || /gas required exceeds/i.test(error.message));
    if (!unpaid) throw error;
    return ask({});
  }
}

/** True if the page set every fee; then the node is not asked. */
const isComplete = ({ fee }: TransactionRequest): boolean =>
  fee.kind === 'legacy' || (fee.kind === 'eip1559' && fee.maxFeePerGas !== null && fee.maxPriorityFeePerGas !== null);

type FeeFields =
  | { type: 'legacy'; gasPrice: string }
  | { type: 'eip2930'; gasPrice: string; accessList: AccessListItem[] }
  | { type: 'eip1559'; maxFeePerGas: string; maxPriorityFeePerGas: string; accessList: AccessListItem[] }
  | {
      type: 'eip7702';
      maxFeePerGas: string;
      maxPriorityFeePerGas: string;
      accessList: AccessListItem[];
      delegate: Hex;
    };

/** The type that the page set, else the type that its fees imply, else the newest type that the network supports. */
function chooseFee(request: TransactionRequest, quote: FeeQuote | null): FeeFields {
  const accessList = request.accessList ?? [];
  const { delegate } = request;
  if (delegate !== null) return { type: 'eip7702', ...cappedFee(request.fee, quote), accessList, delegate };
  const newest = request.fee.kind === 'open' && quote?.kind === 'eip1559';
  const type =
    (request.type === 'eip7702' ? null : request.type) ??
    (request.fee.kind === 'eip1559' || newest ? 'eip1559' : request.accessList === null ? 'legacy' : 'eip2930');
  if (type === 'eip1559') return { type, ...cappedFee(request.fee, quote), accessList };
  const gasPrice = flatFee(request.fee, quote);
  return type === 'legacy' ? { type, gasPrice } : { type, gasPrice, accessList };
}

const normalOf = (quote: FeeQuote | null) => quote?.speeds.find(({ speed }) => speed === 'normal');

function flatFee(fee: RequestedFee, quote: FeeQuote | null): string {
  if (fee.kind === 'legacy') return fee.gasPrice.toString();
  const normal = normalOf(quote);
  return normal?.gasPrice ?? normal?.maxFeePerGas ?? '0';
}

/** Fills missing fee fields so that the priority fee never exceeds the maximum fee. */
function cappedFee(fee: RequestedFee, quote: FeeQuote | null): { maxFeePerGas: string; maxPriorityFeePerGas: string } {
  const normal = normalOf(quote);
  const offered = {
    most: BigInt(normal?.maxFeePerGas ?? normal?.gasPrice ?? '0'),
    tip: BigInt(normal?.maxPriorityFeePerGas ?? normal?.gasPrice ?? '0'),
  };
  const asked = fee.kind === 'eip1559' ? fee : { maxFeePerGas: null, maxPriorityFeePerGas: null };
  const tip = asked.maxPriorityFeePerGas ?? smaller(offered.tip, asked.maxFeePerGas ?? offered.tip);
  const most = asked.maxFeePerGas ?? offered.most - offered.tip + tip;
  return { maxFeePerGas: most.toString(), maxPriorityFeePerGas: tip.toString() };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
