/** Reads from contracts: single calls, and several in one request through Multicall3. */
import { type AbiValue, decodeAbi, encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/calldata.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
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
/** Calls per request. */
const AT_ONCE = 100;

/**
 * Return data of each call, `null` for those that revert.
 * @param multicall address of Multicall3; `null` asks for each call by itself
 * @throws WalletError no-network
 */
export async function callMany(
  client: Client,
  multicall: Hex | null,
  calls: readonly ReadCall[],
): Promise<(Hex | null)[]> {
  if (multicall === null || calls.length < 2) return Promise.all(calls.map((call) => callOnce(client, call)));
  const results: (Hex | null)[] = [];
  for (let at = 0; at < calls.length; at += AT_ONCE) {
    const part = calls.slice(at, at + AT_ONCE);
    const answer = await callOnce(
      client,
      toReadCall(multicall, AGGREGATE, [part.map(({ to, data }) => [to, true, data])]),
    );
    const decoded = answer === null ? null : tryDecode<[[boolean, Hex][]]>('(bool,bytes)[]', answer);
    if (decoded === null || decoded[0].length !== part.length)
      results.push(...(await Promise.all(part.map((call) => callOnce(client, call)))));
    else results.push(...decoded[0].map(([worked, data]) => (worked ? data : null)));
  }
  return results;
}

/** Values of return data, or `null` when they are not of that shape. */
export function tryDecode<Values extends AbiValue[]>(types: string, data: Hex): Values | null {
  try {
    return decodeAbi(types, fromHex(data)) as Values;
  } catch {
    return null;
  }
}
