/** Balances of accounts: native coin and tokens, in one request if the network has Multicall3. See [Note: One client per character] in client.ts. */
import type { Hex } from '../lib/bytes.ts';
import { callMany, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';
import { readQuantity } from './read-result.ts';

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

/** @throws WalletError no-network, NodeError */
export async function readBalances({ client, network, accounts, tokens }: BalanceQuestion): Promise<AccountBalance[]> {
  const { multicall } = network;
  const tokenCalls = accounts.flatMap((account) =>
    tokens.map((token) => toReadCall(token, 'balanceOf(address)', [account])),
  );
  const nativeCalls =
    multicall === null ? [] : accounts.map((account) => toReadCall(multicall, 'getEthBalance(address)', [account]));
  const answers = (await callMany(client, multicall, [...nativeCalls, ...tokenCalls])).map((data) =>
    data === null ? null : (tryDecode<[bigint]>('uint256', data)?.[0] ?? null),
  );
  const natives = await Promise.all(
    accounts.map((account, index) => {
      const answer = multicall === null ? null : answers[index];
      return answer ?? readNativeBalance(client, account);
    }),
  );
  return accounts.map((account, index) => ({
    account,
    native: natives[index] ?? 0n,
    tokens: tokens.flatMap((token, place) => {
      const amount = answers[nativeCalls.length + index * tokens.length + place];
      return typeof amount === 'bigint' ? [{ token, amount }] : [];
    }),
  }));
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
