/** Parses results of nodes. Nodes are untrusted: a result of another shape is an error, never a guess. */
import { parseData, parsePaddedQuantity, parseSmallQuantity } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';

/** @throws WalletError no-network: the answer cannot be used */
function read<Value>(what: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (cause) {
    throw new WalletError('no-network', t.unreadable(what), { cause });
  }
}

export const readQuantity = (value: unknown, what: string): bigint =>
  read(what, () => parsePaddedQuantity(value, what));

export const readNumber = (value: unknown, what: string): number => read(what, () => parseSmallQuantity(value, what));

export const readData = (value: unknown, what: string): Hex => read(what, () => parseData(value, what));

/** Own fields of an object, or `null` where the node answered null. */
export function readObject(value: unknown, what: string): Record<string, unknown> | null {
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw new WalletError('no-network', t.unreadable(what));
  return value as Record<string, unknown>;
}
