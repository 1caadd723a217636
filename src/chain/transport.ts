/** Sends JSON-RPC requests over HTTP, alone or as a batch, and other questions for JSON. Sends no cookies, follows no redirects, limits the size of the response. */
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';
import type { Question } from './client-type.ts';
import { NodeError } from './node-error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  fetch: Fetch;
  timeoutMilliseconds: number;
  /** A longer response counts as a refusal of the node, not as a failure of the route: the request asks for too much. */
  maximumBytes: number;
}

/** Nobody answered in time. */
class SilentError extends WalletError {
  constructor(cause: unknown) {
    super('no-network', t.tooSlow, { cause });
  }
}

/** Did nobody answer in time? Whoever asks something else instead waits as long again. */
export const isSilent = (error: unknown): boolean =>
  error instanceof SilentError || (error instanceof WalletError && isSilent(error.cause));

/** JSON-RPC code that nodes use for *response size exceeded*: client libraries then ask for less instead of retrying. */
const TOO_LARGE = -32602;

/** True for a rate limit. The same codes also stand for a request that is too large, which the message tells apart. */
const isBusy = (code: number, message: string): boolean =>
  code === 429 ||
  ((code === -32005 || code === -32097 || code === -32000) &&
    /\brate\b|too many requests|requests per|quota|capacity|credits|throughput/i.test(message));

/**
 * Returns the `result` of one request.
 * @throws NodeError the node's error, or a response that is too large
 * @throws WalletError no-network when there is no valid JSON-RPC response
 */
export async function sendRequest(
  url: string,
  method: string,
  params: readonly unknown[],
  options: TransportOptions,
): Promise<unknown> {
  const { status, text } = await post(url, { jsonrpc: '2.0', id: 1, method, params }, options);
  return readAnswer(status, parseJson(text));
}

/**
 * Returns the result of each request of one batch, a NodeError where the node refused one; `null` where the node takes no batch.
 * @throws WalletError no-network when there is no valid JSON-RPC response
 */
export async function sendBatch(
  url: string,
  requests: readonly Question[],
  options: TransportOptions,
): Promise<unknown[] | null> {
  const body = requests.map(({ method, params }, at) => ({ jsonrpc: '2.0', id: at + 1, method, params }));
  const { status, text } = await post(url, body, options);
  const answers = parseJson(text);
  if (!Array.isArray(answers)) return null;
  const byId = new Map(answers.map((answer: unknown) => [(answer as { id?: unknown } | null)?.id, answer]));
  const results = requests.map((_request, at) => {
    try {
      return readAnswer(status, byId.get(at + 1));
    } catch (error) {
      if (error instanceof NodeError) return error;
      throw error;
    }
  });
  return results.every(refusesBatches) ? null : results;
}

/** JSON from another service than a node. @throws WalletError no-network, NodeError for an answer that is too large */
export async function fetchJson(url: string, options: TransportOptions): Promise<unknown> {
  const { status, text } = await send(url, { method: 'GET' }, options);
  const answer = parseJson(text);
  if (status < 200 || status > 299 || answer === null) throw new WalletError('no-network', t.httpStatus(status));
  return answer;
}

/** Some nodes refuse each request of a batch that they find too long. */
const refusesBatches = (result: unknown): boolean => result instanceof NodeError && /batch/i.test(result.message);

const post = (url: string, body: unknown, options: TransportOptions) =>
  send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, options);

async function send(
  url: string,
  request: RequestInit,
  options: TransportOptions,
): Promise<{ status: number; text: string }> {
  const timeout = AbortSignal.timeout(options.timeoutMilliseconds);
  try {
    const response = await options.fetch(url, {
      ...request,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: timeout,
    });
    return { status: response.status, text: await readText(response, options.maximumBytes) };
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw timeout.aborted ? new SilentError(cause) : new WalletError('no-network', t.notReached, { cause });
  }
}

function readAnswer(status: number, answer: unknown): unknown {
  const failed = status < 200 || status > 299;
  if (typeof answer === 'object' && answer !== null) {
    const { error, result } = answer as { error?: unknown; result?: unknown };
    if (typeof error === 'object' && error !== null) throw toError(status, error as Record<string, unknown>);
    if (!failed && result !== undefined) return result;
  }
  throw new WalletError('no-network', status === 429 ? t.busy : failed ? t.httpStatus(status) : t.notJsonRpc);
}

/** Rate limits, missing authorisation and server errors are failures of the route; other errors are the node's answer. */
function toError(status: number, error: Record<string, unknown>): WalletError {
  const code = typeof error.code === 'number' && Number.isInteger(error.code) ? error.code : -32603;
  const message = typeof error.message === 'string' ? error.message.slice(0, 2000) : t.noReason;
  if (status === 429 || isBusy(code, message)) return new WalletError('no-network', t.busy);
  if (status === 401 || status === 403 || status >= 500) return new WalletError('no-network', t.httpStatus(status));
  return new NodeError(code, message, error.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readText(response: Response, maximumBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > maximumBytes) {
      await reader.cancel();
      throw new NodeError(TOO_LARGE, t.tooLarge(Math.round(maximumBytes / 1e6)));
    }
    text += decoder.decode(value, { stream: true });
  }
}
