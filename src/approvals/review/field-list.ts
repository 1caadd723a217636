/** Lists the fields of typed data and decides whether any could grant something. Says *none* only if that is certain from the form. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { readText } from '../../ethereum/plain-text.ts';
import type { TypedData, TypedTypes, TypedValue } from '../../ethereum/typed-data-type.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';

export interface Field {
  /** Field names from the outside in; list entries by number from 1. */
  path: string[];
  type: string;
  value: string | boolean | bigint;
}

export const fieldsOf = ({ types, primaryType, message }: TypedData): Field[] => walk(types, primaryType, message, []);

function walk(types: TypedTypes, type: string, value: TypedValue, path: string[]): Field[] {
  if (Array.isArray(value)) {
    const inner = type.slice(0, type.lastIndexOf('['));
    if (value.length === 0) return [{ path, type: 'string', value: t.none }];
    return value.flatMap((item, at) => walk(types, inner, item, [...path, `${at + 1}`]));
  }
  if (typeof value !== 'object') return [{ path, type, value }];
  return (types[type] ?? []).flatMap((field) => {
    const inner = value[field.name];
    return inner === undefined ? [] : walk(types, field.type, inner, [...path, field.name]);
  });
}

/** `none`: no number except times and counters, also in texts, and no foreign address. `opaque`: unreadable bytes. */
export type Authority = 'none' | 'readable' | 'opaque';

/** Names of times, counters and random values, which are not amounts. */
const NO_AMOUNT =
  /^(?:nonce|salt|challenge|session|deadline|expiry|expiration|expires?(?:at|on|in)?|expirationtime|valid(?:until|after|before|to|from)|timestamp|time|issued(?:at)?|created(?:at)?|chainid|version)$/i;
const ADDRESS_IN_TEXT = /0x[0-9a-f]{40}/gi;
/** Addresses of other networks, and names that stand for one. */
const OTHER_ADDRESS =
  /\b(?:bc1|tb1|ltc1|cosmos1|osmo1|addr1|dydx1)[a-z0-9]{20,}|\b[\p{L}\p{N}-]+\.(?:eth|sol|bnb|btc|crypto|nft|wallet|dao)\b/iu;
/** Bitcoin, Solana and others write addresses in these letters (base58). */
const LONG_WORD = /[1-9A-HJ-NP-Za-km-z]{26,}/;
const NUMBER = /\p{N}/u;

export function authorityOf(fields: readonly Field[], account: Hex | null): Authority {
  if (fields.some(isOpaque)) return 'opaque';
  return fields.every((field) => hasNoAuthority(field, account)) ? 'none' : 'readable';
}

function isOpaque({ path, type, value }: Field): boolean {
  if (!type.startsWith('bytes') || typeof value !== 'string' || /^0x0*$/.test(value)) return false;
  // Short bytes are selectors and flags; bytes that are text count as text.
  if (value.length < 2 + 2 * 20 || NO_AMOUNT.test(path.at(-1) ?? '')) return false;
  return type !== 'bytes' || readText(fromHex(value as Hex)) === null;
}

function hasNoAuthority({ path, type, value }: Field, account: Hex | null): boolean {
  const isMine = (address: string) => address === ZERO_ADDRESS || (account !== null && sameAddress(address, account));
  if (typeof value === 'boolean') return true;
  const last = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (typeof value === 'bigint') return NO_AMOUNT.test(last);
  if (type === 'address') return isMine(value);
  if (type === 'string') {
    if (!(value.match(ADDRESS_IN_TEXT) ?? []).every(isMine)) return false;
    const rest = value.replaceAll(ADDRESS_IN_TEXT, ' ');
    return !OTHER_ADDRESS.test(rest) && (NO_AMOUNT.test(last) || !(NUMBER.test(rest) || LONG_WORD.test(rest)));
  }
  return /^0x0*$/.test(value) || NO_AMOUNT.test(last);
}
