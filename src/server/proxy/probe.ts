/** Asks this server through its own origin what the proxy makes of a request. Sends nothing but its own tokens, and changes nothing. */
import * as v from 'valibot';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { Proxies } from '../http/forwarded.ts';
import { commonHeaders } from '../http/headers.ts';
import type { Parts } from '../parts.ts';
import { changedHeaders, type Finding, finding, refusedMethods, wrongHops } from './findings.ts';
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
/** A proxy without the server behind it, or before it has its certificate; also a limit that is used up. */
const NOT_READY = [429, 502, 503, 504];
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

/**
 * @param signal ends it early
 * @returns what is wrong, or one finding: `in-order`, `unreachable`, `other-answer`
 */
export async function probeProxy(probed: Probed, signal?: AbortSignal): Promise<Finding[]> {
  const { origin, proxies } = probed;
  const ask = async (init: RequestInit): Promise<Response | null> => {
    const limit = AbortSignal.timeout(TIMEOUT);
    const headers = { ...(init.headers as Record<string, string>), authorization: probeAuthorization(probed) };
    const ends = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    return fetch(origin + PROBE_PATH, { redirect: 'manual', ...init, headers, signal: ends }).catch(() => null);
  };
  const first = await ask({ headers: { 'x-forwarded-for': FORGED } });
  if (first === null || NOT_READY.includes(first.status)) return [finding('unreachable')];
  const seen = first.status === 200 ? await parsed(first, answerSchema) : null;
  if (seen === null) return [finding('other-answer')];
  const headers = { 'content-type': 'application/json' };
  const large = await ask({ method: 'POST', headers, body: 'A'.repeat(LIMITS.body) });
  const passes = large?.status === 200 && (await parsed(large, bodySchema)) !== null;
  const refused: string[] = [];
  // OPTIONS: a browser asks so before other methods.
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) if ((await ask({ method }))?.status !== 204) refused.push(method);
  const faults = [
    ...judgeHeader(proxies, seen.forwarded, seen.isBelieved),
    ...(passes ? [] : [finding('body-limit')]),
    ...(refused.length === 0 ? [] : [refusedMethods(refused)]),
    ...judgeAnswer(first, origin),
  ];
  return faults.length === 0 ? [finding('in-order')] : faults;
}
