/**
 * Prepares calls as a user operation (ERC-4337) whose network fee somebody else pays: the paymaster service that a site names (ERC-7677).
 *
 * [Note: Who is asked for a sponsor] The service learns account and calls, which its site knows anyway; it is asked at the address that the
 * site named and nowhere else. The bundler is the one that the person named for the network. Of their answers only the paymaster's own fields
 * and gas limits are taken: calls, account, nonce and fees stay those of the wallet.
 */
import { isAddress, ZERO_ADDRESS } from '../ethereum/address.ts';
import { parseData, parseQuantity, toQuantity } from '../ethereum/quantity.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import { ENTRY_POINT, type Paymaster, toRpcOperation, type UserOperation } from '../ethereum/user-operation.ts';
import { type Hex, randomBytes, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { toReadCall } from './call.ts';
import type { Client } from './client-type.ts';
import { readQuantity } from './read-result.ts';
import { type Fetch, sendRequest } from './transport.ts';

export interface PaymasterService {
  url: string;
  /** What the site wants its service to know. */
  context: Record<string, unknown> | null;
}

export interface SponsorDeps {
  client: Client;
  fetch: Fetch;
  timeoutMilliseconds?: number;
}

/** Bytes of an answer of the service. */
const LONGEST_ANSWER = 100_000;
/** Gas of what a paymaster does, where its service leaves it to the bundler. */
const NO_GAS = '0';

/** The host that pays, for the person. */
export const payerOf = ({ url }: Pick<PaymasterService, 'url'>): string => new URL(url).host;

/** True if the bundler of this network works with the entry point of the delegate. @throws WalletError no-network */
async function offersSponsors(client: Client): Promise<boolean> {
  if (!client.bundles) return false;
  const answer = await client.request('eth_supportedEntryPoints');
  return Array.isArray(answer) && answer.some((one) => typeof one === 'string' && one.toLowerCase() === ENTRY_POINT);
}

/**
 * @param together all calls as one transaction that the account would pay itself
 * @throws NodeError where service or bundler refuse, WalletError no-network (one does not answer, or not in the form of its standard)
 */
export async function prepareSponsored(
  together: PreparedTransaction,
  service: PaymasterService,
  deps: SponsorDeps,
): Promise<UserOperation> {
  const { client } = deps;
  if (!(await offersSponsors(client))) throw noSponsor();
  if (!('maxFeePerGas' in together)) throw new WalletError('bad-input', 'This network has no fees of EIP-1559.');
  const unpaid = {
    chainId: client.chainId,
    sender: together.from,
    nonce: await readNonce(client, together.from),
    callData: together.data,
    callGasLimit: NO_GAS,
    verificationGasLimit: NO_GAS,
    preVerificationGas: NO_GAS,
    maxFeePerGas: together.maxFeePerGas,
    maxPriorityFeePerGas: together.maxPriorityFeePerGas,
    delegation: together.type === 'eip7702' ? { delegate: together.delegate, nonce: together.nonce } : null,
  };
  const stub = await askService('pm_getPaymasterStubData', { ...unpaid, paymaster: null }, service, deps);
  const draft: UserOperation = { ...unpaid, paymaster: stub.paymaster };
  const limits = await estimate(client, draft);
  const estimated: UserOperation = {
    ...draft,
    ...limits.own,
    paymaster: {
      ...stub.paymaster,
      verificationGasLimit: stub.given.verification ?? limits.paymaster.verification ?? NO_GAS,
      postOpGasLimit: stub.given.postOp ?? limits.paymaster.postOp ?? NO_GAS,
    },
  };
  if (stub.isFinal) return estimated;
  const { paymaster } = await askService('pm_getPaymasterData', estimated, service, deps);
  const { address, data } = paymaster;
  return { ...estimated, paymaster: { ...estimated.paymaster, address, data } };
}

/** Service, bundler or network answer otherwise than their standard says. The site is told that nobody else pays, and not why. */
const noSponsor = (cause?: unknown): WalletError =>
  new WalletError('no-network', 'Nobody else pays for this.', { cause });

/**
 * With a key of its own, so that one that waits does not hold up another. The sequence of a key that nobody has used is 0; any other answer
 * would be the nonce of something else, and limits count each key once.
 * @throws WalletError no-network
 */
async function readNonce(client: Client, sender: Hex): Promise<string> {
  const key = BigInt(toHex(randomBytes(24)));
  const { to, data } = toReadCall(ENTRY_POINT, 'getNonce(address,uint192)', [sender, key]);
  const nonce = readQuantityOf32(await client.request('eth_call', [{ to, data }, 'latest']));
  if (nonce !== key << 64n) throw noSponsor();
  return nonce.toString();
}

function readQuantityOf32(answer: unknown): bigint {
  if (typeof answer === 'string' && /^0x[0-9a-fA-F]{64}$/.test(answer)) return BigInt(answer);
  throw noSponsor();
}

interface ServiceAnswer {
  paymaster: Paymaster;
  given: { verification: string | null; postOp: string | null };
  isFinal: boolean;
}

async function askService(
  method: string,
  operation: Parameters<typeof toRpcOperation>[0],
  { url, context }: PaymasterService,
  { client, fetch, timeoutMilliseconds = 10_000 }: SponsorDeps,
): Promise<ServiceAnswer> {
  // The service answers for what is not signed yet.
  const {
    signature: _signature,
    eip7702Auth: _authorization,
    ...unsigned
  } = toRpcOperation(operation) as Record<string, unknown>;
  const params = [unsigned, ENTRY_POINT, toQuantity(client.chainId), context ?? {}];
  const answer = await sendRequest(url, method, params, { fetch, timeoutMilliseconds, maximumBytes: LONGEST_ANSWER });
  return readAnswer(answer, operation.sender);
}

function readAnswer(answer: unknown, sender: Hex): ServiceAnswer {
  const fields = (answer ?? {}) as Record<string, unknown>;
  const { paymaster: given, paymasterData } = fields;
  const address = isAddress(given) ? (given.toLowerCase() as Hex) : ZERO_ADDRESS;
  // Without a paymaster, or as its own, the account would pay.
  if (address === ZERO_ADDRESS || address === sender) throw noSponsor();
  try {
    const gas = (name: string) => (fields[name] === undefined ? null : parseQuantity(fields[name], name).toString());
    const verification = gas('paymasterVerificationGasLimit');
    const postOp = gas('paymasterPostOpGasLimit');
    return {
      paymaster: {
        address,
        data: parseData(paymasterData ?? '0x', 'paymasterData'),
        verificationGasLimit: verification ?? NO_GAS,
        postOpGasLimit: postOp ?? NO_GAS,
      },
      given: { verification, postOp },
      isFinal: fields.isFinal === true,
    };
  } catch (cause) {
    throw noSponsor(cause);
  }
}

async function estimate(client: Client, operation: UserOperation) {
  const answer = await client.request('eth_estimateUserOperationGas', [toRpcOperation(operation), ENTRY_POINT]);
  const fields = (answer ?? {}) as Record<string, unknown>;
  const gas = (name: string) => readQuantity(fields[name], name).toString();
  const optional = (name: string) => (fields[name] === undefined || fields[name] === null ? null : gas(name));
  return {
    own: {
      callGasLimit: gas('callGasLimit'),
      verificationGasLimit: gas('verificationGasLimit'),
      preVerificationGas: gas('preVerificationGas'),
    },
    paymaster: {
      verification: optional('paymasterVerificationGasLimit'),
      postOp: optional('paymasterPostOpGasLimit'),
    },
  };
}
