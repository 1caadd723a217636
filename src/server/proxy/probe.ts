/** Sends requests to this server through its own origin, to see how the proxy changes them. Sends nothing but its own tokens, and changes nothing. */
import * as v from 'valibot';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { Proxies } from '../http/forwarded.ts';
import { commonHeaders } from '../http/headers.ts';
import type { Parts } from '../parts.ts';
import {
  badCertificate,
  changedHeaders,
  type Finding,
  finding,
  notAnswering,
  refusedMethods,
  tooMany,
  unchecked,
  wrongHops,
} from './findings.ts';
import { PROBE_ETAG, PROBE_PATH } from './routes.ts';
import { probeAuthorization } from './token.ts';

export interface Probed extends Pick<Parts, 'secrets' | 'epoch' | 'now' | 'origin'> {
  proxies: Proxies;
}

/** Time limit of one request (ms). */
const TIMEOUT = 20_000;
/** Most characters of an answer. */
const LONGEST_ANSWER = 64 * 1024;
/** An address for documentation (RFC 5737), which no client has: the client's own words in X-Forwarded-For. */
const FORGED = '192.0.2.222';
/** A proxy without the server behind it, or before it has its certificate. */
const NOT_READY = [502, 503, 504];
/** Codes of Node for certificates that wallets refuse too, and for a connection without TLS as it should be. */
const BAD_CERTIFICATE =
  /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;
const BAD_TLS = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/;
const CORS = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
];

const answerSchema = v.object({ forwarded: v.nullable(v.string()), isBelieved: v.boolean() });
const bodySchema = v.object({ bytes: v.literal(LIMITS.body) });

/** JSON of an answer; `null` for what is none, and for more than this server sends: another one may answer at the origin. */
async function shortJson(response: Response): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      if (text.length > LONGEST_ANSWER) return null;
    }
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const parsed = async <Schema extends v.GenericSchema>(response: Response, schema: Schema) => {
  const result = v.safeParse(schema, await shortJson(response));
  return result.success ? result.output : null;
};

/** @param header as this server received it */
function judgeHeader({ hops, trusted }: Proxies, header: string | null, isBelieved: boolean): Finding[] {
  const entries = (header ?? '').split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  if (entries.length === 0) return [finding('header-missing')];
  // A proxy that does not trust its client replaces what the client wrote.
  const appended = entries.length - 1 - entries.lastIndexOf(FORGED);
  if (appended === 0) return [finding('header-passed')];
  if (!isBelieved) return [finding('untrusted')];
  return trusted === null && appended !== hops ? [wrongHops(appended, hops)] : [];
}

function judgeAnswer({ headers }: Response, origin: string): Finding[] {
  const sent: Record<string, string> = { ...commonHeaders(origin), etag: PROBE_ETAG };
  const changed = ['etag', ...CORS].filter((name) => headers.get(name) !== sent[name]);
  return changed.length === 0 ? [] : [changedHeaders(changed)];
}

/** A request without an answer: `code` is that of Node; `TimeoutError` when the time was over. */
interface Silence {
  code: string;
}

function silenceOf(error: unknown): Silence {
  if (!(error instanceof Error)) return { code: '' };
  const { cause } = error;
  return { code: cause instanceof Error && 'code' in cause ? String(cause.code) : error.name };
}

/** What stops the check at its first request; `null`: nothing. */
function judgeFirst(first: Response | Silence): Finding | null {
  if ('code' in first) {
    if (BAD_CERTIFICATE.test(first.code)) return badCertificate(first.code);
    return BAD_TLS.test(first.code) ? notAnswering(first.code) : finding('unreachable');
  }
  if (first.status === 429) return tooMany();
  return NOT_READY.includes(first.status) ? notAnswering(String(first.status)) : null;
}

/** Says nothing about what the proxy refuses. */
const isUndecided = (answer: Response | Silence): boolean =>
  'code' in answer ? /timeout/i.test(answer.code) : [429, ...NOT_READY].includes(answer.status);

/** The requests with a large body and with other methods than GET. */
async function judgeRequests(ask: (init: RequestInit) => Promise<Response | Silence>): Promise<Finding[]> {
  const headers = { 'content-type': 'application/json' };
  const large = await ask({ method: 'POST', headers, body: 'A'.repeat(LIMITS.body) });
  const passes = 'status' in large && large.status === 200 && (await parsed(large, bodySchema)) !== null;
  const [refused, undecided]: [string[], string[]] = [[], isUndecided(large) ? ['4 MiB'] : []];
  // OPTIONS: a browser asks so before other methods.
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    const answer = await ask({ method });
    if (isUndecided(answer)) undecided.push(method);
    else if ('code' in answer || answer.status !== 204) refused.push(method);
  }
  return [
    ...(passes || isUndecided(large) ? [] : [finding('body-limit')]),
    ...(refused.length === 0 ? [] : [refusedMethods(refused)]),
    ...(undecided.length === 0 ? [] : [unchecked(undecided)]),
  ];
}

/**
 * @param signal ends it early @param limit time of one request (ms), for tests
 * @returns what is wrong, or one finding: `in-order`, or what stopped the check
 */
export async function probeProxy(probed: Probed, signal?: AbortSignal, limit = TIMEOUT): Promise<Finding[]> {
  const { origin, proxies } = probed;
  const ask = async (init: RequestInit): Promise<Response | Silence> => {
    const late = AbortSignal.timeout(limit);
    const headers = { ...(init.headers as Record<string, string>), authorization: probeAuthorization(probed) };
    const ends = signal === undefined ? late : AbortSignal.any([late, signal]);
    return fetch(origin + PROBE_PATH, { redirect: 'manual', ...init, headers, signal: ends }).catch(silenceOf);
  };
  const first = await ask({ headers: { 'x-forwarded-for': FORGED } });
  const stopped = judgeFirst(first);
  if (stopped !== null) return [stopped];
  const seen = 'status' in first && first.status === 200 ? await parsed(first, answerSchema) : null;
  if (seen === null || 'code' in first) return [finding('other-answer')];
  const faults = [
    ...judgeHeader(proxies, seen.forwarded, seen.isBelieved),
    ...(await judgeRequests(ask)),
    ...judgeAnswer(first, origin),
  ];
  return faults.length === 0 ? [finding('in-order')] : faults;
}
