/** Reads from contracts: single calls, and several in one request through Multicall3. */
import { type AbiValue, decodeAbi, encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/calldata.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { askEach } from './ask-all.ts';
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
/** Calls through Multicall3 in one request: they share the gas of one call. */
const AT_ONCE = 450;

/**
 * Return data of each call, `null` for those that revert.
 * @param multicall address of Multicall3; `null` sends a batch of calls
 * @throws WalletError no-network
 */
export async function callMany(
  client: Client,
  multicall: Hex | null,
  calls: readonly ReadCall[],
): Promise<(Hex | null)[]> {
  const results: (Hex | null)[] = [];
  for (let at = 0; at < calls.length; at += AT_ONCE) {
    const part = calls.slice(at, at + AT_ONCE);
    const together = multicall === null || part.length < 2 ? null : await callTogether(client, multicall, part);
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

async function callInBatches(client: Client, calls: readonly ReadCall[]): Promise<(Hex | null)[]> {
  const [only] = calls;
  if (only !== undefined && calls.length === 1) return [await callOnce(client, only)];
  const answers = await askEach(
    client,
    calls.map(({ to, data }) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] })),
  );
  return answers.map((answer) => (answer instanceof NodeError ? null : readData(answer, 'eth_call')));
}

/** Values of return data, or `null` when they are not of that shape. */
export function tryDecode<Values extends AbiValue[]>(types: string, data: Hex): Values | null {
  try {
    return decodeAbi(types, fromHex(data)) as Values;
  } catch {
    return null;
  }
}
