/**
 * Requests of the server to an issuer: by https (or on this computer, when the issuer is there), without redirects, within limits
 * of time and size. Errors name the step and never what was sent or answered.
 */
import { fromUtf8 } from '../../lib/bytes.ts';

/** Longest time of one request, its answer included (ms). Three of them fit into the 20 s that a wallet waits. */
const TIMEOUT = 5000;
/** Most bytes of an answer, after decompression. */
const LONGEST_ANSWER = 256 * 1024;

/** Where a request to an issuer failed: a fixed list, for logs. */
export type IssuerStep = 'discovery' | 'keys' | 'token';

/** The issuer did not answer, or not as OpenID Connect demands. Not the person's fault. */
export class IssuerFault extends Error {
  override readonly name = 'IssuerFault';
  readonly step: IssuerStep;
  constructor(step: IssuerStep, options?: { cause?: unknown }) {
    super(`The issuer failed at ${step}.`, options);
    this.step = step;
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** May the server send requests there? @param issuer whose address this is: one on this computer may use http there */
export function isUsableUrl(text: string, issuer: string): boolean {
  const [url, own] = [URL.parse(text), URL.parse(issuer)];
  if (url === null || own === null || url.username !== '' || url.password !== '') return false;
  const isLocal = LOOPBACK.test(url.hostname);
  if (!LOOPBACK.test(own.hostname)) return url.protocol === 'https:' && !isLocal;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop cancels the body.
    if (length > LONGEST_ANSWER) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Status and JSON of an answer. @throws IssuerFault when there is none in time, or it is too long or not JSON */
export async function askIssuer(
  step: IssuerStep,
  url: string,
  init: Pick<RequestInit, 'method' | 'headers' | 'body'> = {},
): Promise<{ status: number; json: unknown }> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, json: JSON.parse(fromUtf8(await readBytes(response))) };
  } catch (cause) {
    throw new IssuerFault(step, { cause });
  }
}
