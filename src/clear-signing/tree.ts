/** Decoded data with the names and types of its fields: what the paths of a description walk through. */
import type { AbiValue } from '../ethereum/abi.ts';
import type { TypedData, TypedValue } from '../ethereum/typed-data-type.ts';
import { parseTypeShape } from '../ethereum/typed-types.ts';
import { WalletError } from '../lib/errors.ts';

export type Leaf = { kind: 'leaf'; type: string; value: string | boolean | bigint };

export type Node =
  /** `type` is the Solidity type: `uint256`, `bytes`. Integers are bigint, addresses and bytes lower-case hex. */
  Leaf | { kind: 'list'; items: Node[] } | { kind: 'struct'; fields: ReadonlyMap<string, Node> };

/** A parameter of a function, or a member of a tuple; `members` of a tuple and of lists of tuples. */
export interface Parameter {
  name: string;
  /** `uint256`, `tuple`, `tuple[]`, `address[2]`. */
  type: string;
  members: Parameter[];
}

/** @param values as decodeAbi returns them for these parameters */
export function toTree(parameters: readonly Parameter[], values: readonly AbiValue[]): Node {
  return {
    kind: 'struct',
    fields: new Map(
      parameters.map(({ name, type, members }, at) => [name, toNode(type, members, values[at] as AbiValue)]),
    ),
  };
}

function toNode(type: string, members: readonly Parameter[], value: AbiValue): Node {
  if (!Array.isArray(value)) return { kind: 'leaf', type, value };
  if (!type.endsWith(']')) return toTree(members, value);
  const inner = type.slice(0, type.lastIndexOf('['));
  return { kind: 'list', items: value.map((item) => toNode(inner, members, item)) };
}

/** The message of typed data that was parsed strictly. */
export function typedTree({ types, primaryType, message }: TypedData): Node {
  const struct = (type: string, value: TypedValue): Node => {
    if (Array.isArray(value)) {
      const inner = type.slice(0, type.lastIndexOf('['));
      return { kind: 'list', items: value.map((item) => struct(inner, item)) };
    }
    if (typeof value !== 'object') return { kind: 'leaf', type: parseTypeShape(type).base, value };
    const fields = (types[type] ?? []).map(({ name, type: own }): [string, Node] => {
      const inner = value[name];
      if (inner === undefined) throw new WalletError('internal', 'Typed data was described before it was parsed.');
      return [name, struct(own, inner)];
    });
    return { kind: 'struct', fields: new Map(fields) };
  };
  return struct(primaryType, message);
}
