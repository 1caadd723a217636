/** Finds the method of a request. wallet_invokeMethod (CAIP-27) has a request in it, which runs on a network of the site's session. */
import { invalidParams, missing, notGranted } from './fault.ts';
import type { Method } from './method.ts';
import { firstObject, listOf } from './params.ts';
import { QUICK_METHODS } from './quick-table.ts';
import type { PageRequest } from './request.ts';
import { ensureNoSessionId, parseScope } from './session-request.ts';
import { SESSION_METHODS } from './session-scopes.ts';

export interface Asked {
  method: Method;
  params: readonly unknown[] | object;
  /** The network of the session on which it runs; `null`: the site's own. */
  scope: number | null;
}

const methodOf = async (name: string): Promise<Method | undefined> =>
  QUICK_METHODS.get(name) ?? (await import('./table.ts')).METHODS.get(name);

/** @throws ProviderRpcError -32601, 4200, -32602, 4100 (outside of every session), 5500 */
export async function toAsked({ method: name, params }: PageRequest): Promise<Asked> {
  if (name === 'wallet_invokeMethod') return toInvoked(firstObject(listOf(params, true)));
  const method = await methodOf(name);
  if (!method) throw missing(name);
  return { method, params, scope: null };
}

async function toInvoked(asked: Readonly<Record<string, unknown>>): Promise<Asked> {
  ensureNoSessionId(asked);
  const scope = parseScope(asked.scope);
  const { method: name, params = [] } = firstObject([asked.request]);
  if (typeof name !== 'string' || name === '' || typeof params !== 'object' || params === null)
    throw invalidParams('The field request is an object with a method and its params.');
  const method = SESSION_METHODS.includes(name) ? await methodOf(name) : undefined;
  if (!method) throw notGranted('No session of this wallet has this method.');
  if (scope === null) throw notInSession();
  return { method, params, scope };
}

export const notInSession = () =>
  notGranted('This site has no session with this network: ask with wallet_createSession first.');
