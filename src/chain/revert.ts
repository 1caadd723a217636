/** Reads the reason of a failed call from the node's error and the revert data. A contract's text is untrusted: it is shown, never interpreted. */

import { revealHidden } from '../ethereum/hidden-text.ts';
import { selectorOf } from '../ethereum/selector.ts';
import type { Hex } from '../lib/bytes.ts';
import { lazy } from '../lib/lazy.ts';
import { chainFailures as t } from '../locales/en/chain/failures.ts';
import { tryDecode } from './call.ts';
import { knownError } from './known-errors.ts';
import { isRevert, NodeError } from './node-error.ts';

/** Errors with the place of the call that failed, and its own revert data: of a batch of the delegate, and of Uniswap's router. */
const nested = lazy(
  (): ReadonlyMap<string, 'call' | 'step'> =>
    new Map([
      [selectorOf('ExecuteError(uint256,bytes)'), 'call'],
      [selectorOf('ExecutionFailed(uint256,bytes)'), 'step'],
    ]),
);

/** Reason in revert data: `Error(string)`, `Panic(uint256)`, an error that is known, else its selector in hex; `null` when there is none. */
export const readRevertData = (data: unknown): string | null => readData(data, 2);

/** @param depth how many errors inside each other are still read */
function readData(data: unknown, depth: number): string | null {
  if (typeof data !== 'string' || !/^0x(?:[0-9a-fA-F]{2})+$/.test(data)) return null;
  const selector = data.slice(0, 10).toLowerCase();
  const values = `0x${data.slice(10)}` as Hex;
  if (selector === '0x08c379a0') {
    const text = tryDecode<[string]>('string', values)?.[0];
    return text ? cut(text) : null;
  }
  if (selector === '0x4e487b71') {
    const code = tryDecode<[bigint]>('uint256', values)?.[0];
    return code === undefined ? null : panicOf(code.toString());
  }
  const part = nested().get(selector);
  if (depth > 0 && part !== undefined) {
    const failed = tryDecode<[bigint, Hex]>('uint256,bytes', values);
    if (failed) return t.at[part](String(failed[0] + 1n), readData(failed[1], depth - 1));
  }
  return data.length >= 10 ? (knownError(selector) ?? t.unknownError(selector)) : null;
}

/** Solidity, *Panic via assert and Error via require*. */
function panicOf(code: string): string {
  const known: Record<string, string> = t.panics;
  return known[code] ?? t.panic(code);
}

/** Reason of a node that refused a call: the contract's words if there are any, else the node's. */
export function readNodeReason(error: NodeError): string {
  const { data } = error;
  const nested = typeof data === 'object' && data !== null ? (data as { data?: unknown }).data : data;
  return readRevertData(nested) ?? cut(error.message.replace(/^execution reverted:?\s*/i, '')) ?? error.message;
}

/** Refusals of eth_simulateV1 for what the transaction itself does: fees, gas, funds, size. Those for its nonce and block are left out. */
const REFUSALS = [-38012, -38013, -38014, -38015, -38023, -38024, -38025];

/** Did the node run the call, or check what comes before running, and say no? */
export const isRefusedRun = (error: unknown): error is NodeError =>
  isRevert(error) ||
  (error instanceof NodeError && (REFUSALS.includes(error.rpcCode) || /insufficient funds/i.test(error.message)));

function cut(text: string): string {
  const shown = revealHidden(text.trim()).text.replaceAll(/\s+/g, ' ');
  if (shown === '') return t.noReason;
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
