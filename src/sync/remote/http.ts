/**
 * One request to a key server and its parsed answer. Only over TLS or on this computer, without credentials, redirects or cache,
 * within limits of time and size. An answer that does not parse is an error, and no text of the server is ever shown.
 */
import * as v from 'valibot';
import { toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sync as t } from '../../locales/en/sync.ts';
import { errorSchema, SERVER_ERRORS, type ServerErrorCode } from '../../messaging/key-server/errors.ts';
import { splitInvitation } from '../../messaging/key-server/invitation.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long one request may take, its answer included (ms). */
const TIMEOUT = 20_000;
/** Most bytes of an answer: a full page of boxes in base64url, and some. */
const LONGEST_ANSWER = 12 * 1024 * 1024;

export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** JSON, bytes as base64url (`toWire`). */
  body?: unknown;
  token?: Uint8Array;
  etag?: string;
}

export type Answer<Value> =
  | { kind: 'ok'; value: Value; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'error'; code: ServerErrorCode; retryAfter: number | null; body: unknown };

export interface Http {
  /** Serialised origin. */
  readonly origin: string;
  /**
   * @param schema of the answer; `null` where there is none (204)
   * @throws WalletError server-unreachable | bad-server
   */
  ask<Schema extends v.GenericSchema>(asked: Asked, schema: Schema): Promise<Answer<v.InferOutput<Schema>>>;
  ask(asked: Asked, schema: null): Promise<Answer<null>>;
}

export const badServer = (sentence: string): WalletError => new WalletError('bad-server', sentence);

const unreachable = (cause: unknown): WalletError =>
  new WalletError('server-unreachable', t.unreachable, {
    cause,
  });

/** What a server will not do, in words. Its own words are not shown. */
export function refusal(answer: { code: ServerErrorCode; retryAfter: number | null }): WalletError {
  switch (answer.code) {
    case 'too-many': {
      const minutes = Math.ceil((answer.retryAfter ?? 60) / 60);
      return new WalletError('server-refused', t.tooManyTries(minutes));
    }
    case 'unavailable':
    case 'internal':
      return new WalletError('server-unreachable', t.cannotAnswer);
    case 'exists':
      return new WalletError('exists', t.placeTaken);
    case 'stale':
      return new WalletError('stale', t.changedElsewhere);
    case 'closed':
      return new WalletError('server-refused', t.takesNoNewIdentities);
    case 'not-invited':
      return new WalletError('not-invited', t.notInvited);
    case 'no-account-ticket':
      return new WalletError('needs-login', t.loginTooOld);
    case 'issuer-unreachable':
      return new WalletError('issuer-unreachable', t.issuerUnreachable);
    case 'too-large':
      return new WalletError('server-refused', t.tooLarge);
    default:
      return new WalletError('server-refused', t.refused);
  }
}

/** The same with bytes as base64url, as JSON takes it. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_key, held) => (held instanceof Uint8Array ? toBase64Url(held) : held));

/** @param timeout of one request (ms), its answer included */
export function createHttp(origin: string, fetch: Fetch, timeout = TIMEOUT): Http {
  async function send({ method, path, body, token, etag }: Asked): Promise<{ response: Response; text: string }> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (token) headers.authorization = `Bearer ${toBase64Url(token)}`;
    if (etag) headers['if-none-match'] = etag;
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(origin + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: toWire(body) }),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      });
      return { response, text: await readText(response, signal) };
    } catch (error) {
      if (error instanceof WalletError) throw error;
      throw unreachable(error);
    }
  }

  async function ask(asked: Asked, schema: v.GenericSchema | null): Promise<Answer<unknown>> {
    const { response, text } = await send(asked);
    if (response.status === 304 && asked.etag !== undefined) return { kind: 'unchanged' };
    if (response.status === 204 && schema === null) return { kind: 'ok', value: null, etag: null };
    const body = parseJson(text, response.status);
    if (response.status === 200 && schema !== null) {
      const parsed = v.safeParse(schema, body);
      if (!parsed.success) throw badServer(t.wrongForm);
      return { kind: 'ok', value: parsed.output, etag: response.headers.get('etag') };
    }
    const error = v.safeParse(errorSchema, body);
    // While the server is down, a proxy in front of it answers in its own format.
    if (!error.success && response.status >= 500) throw unreachable(null);
    // It also refuses long requests in its own format.
    if (!error.success && response.status === 413)
      return { kind: 'error', code: 'too-large', retryAfter: null, body: null };
    if (!error.success || SERVER_ERRORS[error.output.error.code] !== response.status) throw badServer(t.otherLanguage);
    const { code, retryAfter } = error.output.error;
    return { kind: 'error', code, retryAfter: retryAfter ?? null, body };
  }
  return { origin, ask: ask as Http['ask'] };
}

async function readText(response: Response, signal: AbortSignal): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  // The time limit holds for the body as well.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  let length = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > LONGEST_ANSWER) {
      await reader.cancel();
      throw badServer(t.answerTooLong);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (status >= 500) throw unreachable(null);
    if (status === 413) return null;
    throw badServer(t.otherLanguage);
  }
}

/** The value of an answer, where any other outcome is an error. @throws WalletError server-refused | server-unreachable */
export function takeValue<Value>(answer: Answer<Value>): Value {
  switch (answer.kind) {
    case 'ok':
      return answer.value;
    case 'unchanged':
      throw badServer(t.nothingUnchanged);
    case 'error':
      throw refusal(answer);
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/;

/** Is this an address by https, or on this computer? */
export function isSecureUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
}

/** The origin of a key server's address that a person typed, or of an invitation link. @throws WalletError bad-input */
export function parseServerUrl(text: string): string {
  const typed = splitInvitation(text.trim()).address;
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  } catch {
    throw new WalletError('bad-input', t.notAnAddress);
  }
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new WalletError('bad-input', t.httpsOnly);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/')
    throw new WalletError('bad-input', t.addressOnly);
  return url.origin;
}
