/** Reads a list of tokens of the package: rows of address, symbol, name and decimals. */
import type { Hex } from '../lib/bytes.ts';
import type { KnownToken } from './network.ts';

/** The tokens of a list after those that are known anyway. Rows of another form are left out. */
export function joinTokens(known: readonly KnownToken[], rows: unknown): readonly KnownToken[] {
  const first = new Set(known.map(({ address }) => address));
  return [...known, ...(Array.isArray(rows) ? rows.flatMap(toToken) : []).filter(({ address }) => !first.has(address))];
}

function toToken(row: unknown): KnownToken[] {
  if (!Array.isArray(row)) return [];
  const [address, symbol, name, decimals] = row as unknown[];
  const isToken =
    typeof address === 'string' &&
    /^0x[0-9a-f]{40}$/.test(address) &&
    typeof symbol === 'string' &&
    typeof name === 'string' &&
    Number.isInteger(decimals);
  return isToken ? [{ address: address as Hex, symbol, name, decimals: Number(decimals) }] : [];
}
