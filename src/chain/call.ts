/** Reads from contracts: single calls, and several in one request through Multicall3. */
import { type AbiValue, decodeAbi, encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { askEach } from './ask-all.ts';
import type { Client } from './client-type.ts';
import { isRevert, NodeError } from './node-error.ts';
import { readData } from './read-result.ts';

export interface ReadCall {
  to: Hex;
  data: Hex;
}

/** `readCall(token, 'balanceOf(address)', [owner])`. */
export function toReadCall(to: Hex, signature: string, values: readonly AbiValue[] = []): ReadCall {
  const types = signature.slice(signature.indexOf('(') + 1, -1);
  return { to, data: encodeCall(selectorOf(signature), types, values) };
}

/**
 * Return data of one call at the latest block; `null` when it reverts.
 * @throws WalletError no-network
 */
export async function callOnce(client: Client, call: ReadCall): Promise<Hex | null> {
  try {
    return readData(await client.request('eth_call', [{ to: call.to, data: call.data }, 'latest']), 'eth_call');
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
}

const AGGREGATE = 'aggregate3((address,bool,bytes)[])';
/** Calls through Multicall3 in one request: they share the gas of one call. */
const AT_ONCE = 450;

/** Return data; `null`: it reverts; `unanswered`: the node refused to say. */
export type CallAnswer = Hex | null | 'unanswered';

/**
 * Return data of each call, `null` for those that revert or that the node refuses.
 * @param multicall address of Multicall3; `null` sends a batch of calls, and so does a client that keeps accounts apart
 * @throws WalletError no-network
 */
export const callMany = async (
  client: Client,
  multicall: Hex | null,
  calls: readonly ReadCall[],
): Promise<(Hex | null)[]> =>
  (await callEach(client, multicall, calls)).map((answer) => (answer === 'unanswered' ? null : answer));

/** Like callMany, where it matters whether the contract or the node refused. @throws WalletError no-network */
export async function callEach(
  client: Client,
  multicall: Hex | null,
  calls: readonly ReadCall[],
): Promise<CallAnswer[]> {
  const results: CallAnswer[] = [];
  for (let at = 0; at < calls.length; at += AT_ONCE) {
    const part = calls.slice(at, at + AT_ONCE);
    const together =
      multicall === null || client.apart || part.length < 2 ? null : await callTogether(client, multicall, part);
    results.push(...(together ?? (await callInBatches(client, part))));
  }
  return results;
}

/** Through Multicall3; `null` where it does not answer as it should. */
async function callTogether(
  client: Client,
  multicall: Hex,
  calls: readonly ReadCall[],
): Promise<(Hex | null)[] | null> {
  const answer = await callOnce(
    client,
    toReadCall(multicall, AGGREGATE, [calls.map(({ to, data }) => [to, true, data])]),
  );
  const [decoded] = (answer === null ? null : tryDecode<[[boolean, Hex][]]>('(bool,bytes)[]', answer)) ?? [];
  return decoded?.length === calls.length ? decoded.map(([worked, data]) => (worked ? data : null)) : null;
}

async function callInBatches(client: Client, calls: readonly ReadCall[]): Promise<CallAnswer[]> {
  const answers = await askEach(
    client,
    calls.map(({ to, data }) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] })),
  );
  return answers.map((answer) => {
    if (!(answer instanceof NodeError)) return readData(answer, 'eth_call');
    return isRevert(answer) ? null : 'unanswered';
  });
}

/** Values of return data, or `null` when they are not of that shape. */
export function tryDecode<Values extends AbiValue[]>(types: string, data: Hex): Values | null {
  try {
    return decodeAbi(types, fromHex(data)) as Values;
  } catch {
    return null;
  }
}
