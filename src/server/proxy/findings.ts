/** What a probe finds about the proxy, and the sentence that tells the operator. Holds no address. */

export type FindingCode =
  | 'in-order'
  /** No fault: many networks do not lead back to themselves. */
  | 'unreachable'
  /** No fault that is known of. */
  | 'incomplete'
  | 'certificate'
  | 'not-answering'
  | 'other-answer'
  | 'header-missing'
  | 'header-passed'
  | 'hops'
  | 'untrusted'
  | 'body-limit'
  | 'methods'
  | 'answer-changed';

export interface Finding {
  code: FindingCode;
  /** For the operator. */
  advice: string;
}

const ADVICE = {
  'in-order': 'The proxy does what this server needs.',
  unreachable: 'The address of --origin cannot be reached from here, so the proxy was not checked.',
  'other-answer': 'Something other than this server answers at the address of --origin.',
  'header-missing': 'The proxy does not send X-Forwarded-For: all clients share one limit.',
  'header-passed':
    'The proxy passes on the X-Forwarded-For of the client instead of appending to it: clients can choose their address, so no limit by address works.',
  untrusted: 'The address of the proxy is in no network of --trusted-proxy: all clients share one limit.',
  'body-limit': 'The proxy refuses requests of 4 MiB: raise its limit for request bodies to 5 MiB.',
} as const;

export const finding = (code: keyof typeof ADVICE): Finding => ({ code, advice: ADVICE[code] });

const HARMLESS: ReadonlySet<FindingCode> = new Set(['in-order', 'unreachable', 'incomplete']);
/** Does the proxy need a change? */
export const isFault = (code: FindingCode): boolean => !HARMLESS.has(code);

const PASSING: ReadonlySet<FindingCode> = new Set(['unreachable', 'incomplete', 'certificate', 'not-answering']);
/** Can it be so only because the proxy has started just now? */
export const mayPass = (code: FindingCode): boolean => PASSING.has(code);

/** @param reason a code of TLS */
export const badCertificate = (reason: string): Finding => ({
  code: 'certificate',
  advice: `The TLS certificate at the address of --origin is not valid (${reason}), so no wallet can connect. For a certificate authority of your own, name its root certificate in NODE_EXTRA_CA_CERTS.`,
});

/** @param reason a status, or a code of TLS */
export const notAnswering = (reason: string): Finding => ({
  code: 'not-answering',
  advice: `The proxy answers with ${reason}: it does not reach this server, or is not ready.`,
});

/** A limit of requests is used up. */
export const tooMany = (): Finding => ({
  code: 'unreachable',
  advice: 'The address of --origin answers with 429 (too many requests), so the proxy was not checked.',
});

/** @param requests from a fixed list */
export const unchecked = (requests: readonly string[]): Finding => ({
  code: 'incomplete',
  advice: `The proxy did not answer in time, or asked to try again later, so these were not checked: ${requests.join(', ')}.`,
});

export function wrongHops(found: number, hops: number): Finding {
  const says = `${found} ${found === 1 ? 'proxy appends' : 'proxies append'} to X-Forwarded-For, not ${hops}.`;
  const own = `If requests pass through ${found} proxies in total, start this server with --proxy-hops ${found}.`;
  const other =
    found < hops
      ? 'Otherwise one of them passes the header on or replaces it, and must append instead. Do not lower --proxy-hops then, because all clients would share one limit.'
      : 'Otherwise something in front of your proxies appends as well: find out what.';
  return { code: 'hops', advice: `${says} ${own} ${other}` };
}

/** @param methods from a fixed list */
export const refusedMethods = (methods: readonly string[]): Finding => ({
  code: 'methods',
  advice: `The proxy refuses requests with ${methods.join(', ')}, which wallets need.`,
});

/** @param names of headers, from a fixed list */
export const changedHeaders = (names: readonly string[]): Finding => ({
  code: 'answer-changed',
  advice: `The proxy changes headers that wallets need: ${names.join(', ')}.`,
});
