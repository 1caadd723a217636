/** A text that claims to be a sign-in without following ERC-4361: whom it names, so that a wallet can refuse a foreign site. Never calls it well formed. */
import type { Hex } from '../lib/bytes.ts';
import { plainOf } from './sign-in.ts';

export interface MalformedSignIn {
  /** Whatever stands before *wants you to sign in*, each time, in lower case; empty where nothing does. */
  domains: string[];
  /** `null` where none stands behind it. */
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
