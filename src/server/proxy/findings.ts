/** What a probe finds about the proxy, and the sentence that tells the operator. Holds no address. */

export type FindingCode =
  | 'in-order'
  /** No fault: many networks do not lead back to themselves. */
  | 'unreachable'
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
  'other-answer': 'At the address of --origin something else answers, not this server.',
  'header-missing': 'The proxy does not send X-Forwarded-For: all clients share one limit.',
  'header-passed':
    'The proxy passes on the X-Forwarded-For of the client instead of appending to it: clients choose their address, and no limit by address works.',
  untrusted: 'The address of the proxy is in no network of --trusted-proxy: all clients share one limit.',
  'body-limit': 'The proxy refuses requests of 4 MiB: raise its limit for request bodies to 5 MiB.',
} as const;

export const finding = (code: keyof typeof ADVICE): Finding => ({ code, advice: ADVICE[code] });

export const wrongHops = (found: number, hops: number): Finding => ({
  code: 'hops',
  advice: `${found} proxies append to X-Forwarded-For, not ${hops}: start this server with --proxy-hops ${found}.`,
});

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
