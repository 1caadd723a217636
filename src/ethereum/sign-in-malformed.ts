/** Reads what a malformed sign-in names, so that the wallet can refuse one for a foreign site. Never treats it as well formed. */
import type { Hex } from '../lib/bytes.ts';
import { plainOf } from './sign-in.ts';

export interface MalformedSignIn {
  /** The text before each *wants you to sign in*, in lower case; empty strings where there is none. */
  domains: string[];
  /** `null` if no address follows. */
  address: Hex | null;
  chainId: number | null;
  /** ms since 1970. */
  expirationTime: number | null;
  notBefore: number | null;
  uri: string | null;
  resources: string[];
}

export function readMalformedSignIn(text: string): MalformedSignIn {
  const plain = plainOf(text);
  const claims = [...plain.matchAll(/(\S*) ?wants you to sign in with your ethereum account:? ?(0x[0-9a-f]{40}\b)?/g)];
  const line = (name: string): string | null => new RegExp(`^${name}: *(.*?)\\s*$`, 'im').exec(text)?.[1] ?? null;
  const time = (name: string): number | null => {
    const at = Date.parse(line(name) ?? '');
    return Number.isNaN(at) ? null : at;
  };
  const chainId = Number(line('Chain ID') ?? Number.NaN);
  return {
    domains: claims.map(([, domain]) => (domain ?? '').replace(/^[a-z][a-z0-9+.-]*:\/\//, '')),
    address: (claims.find(([, , address]) => address !== undefined)?.[2] ?? null) as Hex | null,
    chainId: Number.isSafeInteger(chainId) ? chainId : null,
    expirationTime: time('Expiration Time'),
    notBefore: time('Not Before'),
    uri: line('URI'),
    resources: [...text.matchAll(/^- *(\S+)\s*$/gm)].map(([, resource]) => resource ?? ''),
  };
}
