/** Delegations of accounts (EIP-7702) as the chain has them, and whether an account can make several calls at once. Signs nothing. */
import { delegateOf, delegationCode, SIMPLE_ACCOUNT } from '../ethereum/delegates.ts';
import { keccak } from '../ethereum/keccak.ts';
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { randomAddress } from './block-probe.ts';
import { toReadCall } from './call.ts';
import type { Client } from './client-type.ts';
import { readData } from './read-result.ts';

/** `ready`: after the account was delegated. The words of EIP-5792. */
export type Batching = 'supported' | 'ready' | 'unsupported';

const readCode = async (client: Client, address: Hex): Promise<Hex> =>
  readData(await client.request('eth_getCode', [address, 'latest']), 'eth_getCode');

/** The contract whose code the account runs; `null` if there is none. @throws WalletError no-network, NodeError */
export const readDelegate = async (client: Client, account: Hex): Promise<Hex | null> =>
  delegateOf(await readCode(client, account));

/** Can this account make several calls at once? @throws WalletError no-network, NodeError */
export async function readBatching(client: Client, account: Hex): Promise<Batching> {
  const reading = readCode(client, account);
  reading.catch(() => undefined);
  if (!(await offersDelegation(client))) return 'unsupported';
  const code = await reading;
  if (code === '0x') return 'ready';
  return delegateOf(code) === SIMPLE_ACCOUNT.address ? 'supported' : 'unsupported';
}

const offering = new WeakMap<Client, true>();

/**
 * True if the network has the delegate, with exactly its code, and delegations at all. What a network has it keeps, so it is asked once.
 * @throws WalletError no-network
 */
export async function offersDelegation(client: Client): Promise<boolean> {
  if (offering.has(client)) return true;
  try {
    const running = runsDelegations(client);
    running.catch(() => undefined);
    const code = await readCode(client, SIMPLE_ACCOUNT.address);
    if (toHex(keccak(fromHex(code))) !== SIMPLE_ACCOUNT.codeHash || !(await running)) return false;
  } catch (error) {
    if (isWalletError(error, 'node-refused')) return false;
    throw error;
  }
  offering.set(client, true);
  return true;
}

/** Calls an address that is delegated for this one call. Without EIP-7702 its code is invalid; a node without overrides finds no code. */
async function runsDelegations(client: Client): Promise<boolean> {
  const address = randomAddress();
  // ERC-165 itself, which the delegate says it supports.
  const { to, data } = toReadCall(address, 'supportsInterface(bytes4)', ['0x01ffc9a7']);
  const state = { [address]: { code: delegationCode(SIMPLE_ACCOUNT.address) } };
  const answer = readData(await client.request('eth_call', [{ to, data }, 'latest', state]), 'eth_call');
  return answer.length === 66 && BigInt(answer) === 1n;
}
