/** Parses the JSON of a request into plain data. Rejects malformed requests; no key of the page reaches a prototype. */
import { MAX_REQUEST_LENGTH, PROVIDER_CODES, ProviderRpcError } from '../messaging/provider.ts';

export interface PageRequest {
  method: string;
  /** Absent counts as empty; see listOf for an object. */
  params: readonly unknown[] | object;
}

/** Deeper nesting is rejected, because later code walks the value by recursion. */
const MAX_DEPTH = 64;

/** Keys with a meaning in JavaScript; no Ethereum method uses them. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * @param text JSON of `{ method, params }`
 * @throws ProviderRpcError -32600 (no request), -32602 (a field that cannot be taken)
 */
export function parsePageRequest(text: string): PageRequest {
  if (text.length > MAX_REQUEST_LENGTH) throw invalidRequest('The request is larger than 1 MB.');
  if (depthOf(text) > MAX_DEPTH) throw invalidRequest('The request is nested too deeply.');
  let value: unknown;
  try {
    value = JSON.parse(text, refuseReserved);
  } catch (error) {
    throw error instanceof ProviderRpcError ? error : invalidRequest('The request is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidRequest('The request must be an object with a method.');
  const { method, params } = value as Record<string, unknown>;
  if (typeof method !== 'string' || method === '') throw invalidRequest('The method must be a text that is not empty.');
  if (params === undefined) return { method, params: [] };
  if (typeof params !== 'object' || params === null) throw invalidRequest('The params must be an array or an object.');
  return { method, params };
}

const invalidRequest = (message: string): ProviderRpcError =>
  new ProviderRpcError(PROVIDER_CODES.invalidRequest, message);

function refuseReserved(key: string, value: unknown): unknown {
  if (RESERVED.has(key))
    throw new ProviderRpcError(PROVIDER_CODES.invalidParams, `The params have a field that cannot be taken, ${key}.`);
  return value;
}

/** The nesting depth of brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (inText) {
      if (letter === '\\') index++;
      else if (letter === '"') inText = false;
    } else if (letter === '"') inText = true;
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === ']' || letter === '}') depth--;
  }
  return deepest;
}
