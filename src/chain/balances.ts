/** Balances of accounts: native coin and tokens, in one request through Multicall3, else in batches. See [Note: One client per character] in client.ts. */
import type { Hex } from '../lib/bytes.ts';
import { inTurn } from './apart.ts';
import { askEach } from './ask-all.ts';
import { callMany, type ReadCall, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { NodeError } from './node-error.ts';
import { readData, readQuantity } from './read-result.ts';

export interface AccountBalance {
  account: Hex;
  /** Wei. */
  native: bigint;
  /** Base units; a token that did not answer is left out. */
  tokens: { token: Hex; amount: bigint }[];
}

export interface BalanceQuestion {
  client: Client;
  network: Network;
  /** Of one character: a node that is asked for several accounts at once links them. */
  accounts: readonly Hex[];
  tokens: readonly Hex[];
}

/** @throws WalletError no-network, NodeError when a native balance is refused */
export async function readBalances(question: BalanceQuestion): Promise<AccountBalance[]> {
  const { client, network, accounts, tokens } = question;
  if (client.apart && accounts.length > 1)
    return inTurn(accounts, (account) => readBalances({ ...question, accounts: [account] }));
  const multicall = client.apart ? null : network.multicall;
  const tokenCalls = accounts.flatMap((account) =>
    tokens.map((token) => toReadCall(token, 'balanceOf(address)', [account])),
  );
  const nativeCalls =
    multicall === null ? [] : accounts.map((account) => toReadCall(multicall, 'getEthBalance(address)', [account]));
  const [answers, asked] =
    multicall === null
      ? await readInBatches(client, accounts, tokenCalls)
      : [await callMany(client, multicall, [...nativeCalls, ...tokenCalls]), null];
  const amounts = answers.map((data) => (data === null ? null : (tryDecode<[bigint]>('uint256', data)?.[0] ?? null)));
  const natives =
    asked ?? (await Promise.all(accounts.map((account, at) => amounts[at] ?? readNativeBalance(client, account))));
  return accounts.map((account, index) => ({
    account,
    native: natives[index] ?? 0n,
    tokens: tokens.flatMap((token, place) => {
      const amount = amounts[nativeCalls.length + index * tokens.length + place];
      return typeof amount === 'bigint' ? [{ token, amount }] : [];
    }),
  }));
}

/** Without Multicall3: the coins of the accounts and the first calls in one batch. */
async function readInBatches(
  client: Client,
  accounts: readonly Hex[],
  calls: readonly ReadCall[],
): Promise<[(Hex | null)[], bigint[]]> {
  const natives = accounts.map((account) => ({ method: 'eth_getBalance', params: [account, 'latest'] }));
  const reads = calls.map(({ to, data }) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] }));
  const answers = await askEach(client, [...natives, ...reads]);
  return [
    answers.slice(natives.length).map((answer) => (answer instanceof NodeError ? null : readData(answer, 'eth_call'))),
    answers.slice(0, natives.length).map((answer) => {
      if (answer instanceof NodeError) throw answer;
      return readQuantity(answer, 'eth_getBalance');
    }),
  ];
}

/** Wei at the latest block. @throws WalletError no-network, NodeError */
export const readNativeBalance = async (client: Client, account: Hex): Promise<bigint> =>
  readQuantity(await client.request('eth_getBalance', [account, 'latest']), 'eth_getBalance');

/** The kind of code at an address: none, a contract, or an EIP-7702 delegation. */
export async function readCodeKind(client: Client, address: Hex): Promise<'none' | 'contract' | 'delegated'> {
  const code = await client.request('eth_getCode', [address, 'latest']);
  if (typeof code !== 'string' || code === '0x') return 'none';
  return /^0xef0100[0-9a-fA-F]{40}$/.test(code) ? 'delegated' : 'contract';
}
