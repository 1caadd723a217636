/** Parameters of a format: constants, references into the description, maps, and paths into the data, one value for each element of a list. */
import type { Hex } from '../lib/bytes.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import type { Descriptor, Parameters } from './descriptor.ts';
import { misfit } from './misfit.ts';
import { addressOf, type Container, type Found, joinPaths, type Path, parsePath, resolve } from './path.ts';
import type { Node } from './tree.ts';

/** Where a field is: the description, the data and its container, and the group. */
export interface Scope {
  descriptor: Descriptor;
  data: Node;
  container: Container;
  /** Path of the group that the field stands in. */
  group: Path;
}

type Scalar = string | number | boolean;

export const findIn = ({ data, container, group }: Scope, path: string): Found =>
  resolve(joinPaths(group, parsePath(path)), data, container);

/** A constant of the description: `$.metadata.constants.x`, and other values stay as they are. @throws WalletError bad-input */
function constant({ metadata }: Descriptor, value: Scalar | Scalar[]): Scalar | Scalar[] {
  if (typeof value !== 'string' || !value.startsWith('$.')) return value;
  const name = /^\$\.metadata\.constants\.([^.]+)$/.exec(value)?.[1];
  const found = name === undefined ? undefined : ownOf(metadata.constants ?? {}, name);
  return found ?? misfit(t.noConstant(value.slice(0, 60)));
}

/** The member of an object that is its own. */
export const ownOf = <Value>(object: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** The value of a parameter; `undefined` if it is not set. @throws WalletError bad-input */
export function parameter(scope: Scope, params: Parameters, name: string): Scalar | Scalar[] | undefined {
  const value = ownOf(params, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return constant(scope.descriptor, value);
  const map = /^\$\.metadata\.maps\.([^.]+)$/.exec(value.map)?.[1];
  const values = map === undefined ? undefined : ownOf(scope.descriptor.metadata.maps ?? {}, map)?.values;
  const [key] = findIn(scope, value.keyPath).nodes;
  const found = values && key?.kind === 'leaf' ? ownOf(values, String(key.value)) : undefined;
  return found === undefined ? misfit(t.noValueInMap(value.map.slice(0, 60))) : found;
}

/**
 * The node that a parameter names: `<name>Path` in the data, or the constant `<name>`.
 * @param at index of the element, where the field is a list; `of` its length
 * @throws WalletError bad-input where a list of another length is named
 */
export function nodeOf(scope: Scope, params: Parameters, name: string, at: number, of: number): Node | null {
  const path = ownOf(params, `${name}Path`);
  if (typeof path === 'string' && path.startsWith('$.')) return toNode(constant(scope.descriptor, path));
  if (typeof path === 'string') {
    const { nodes, many } = findIn(scope, path);
    if (many && nodes.length !== of) misfit(t.descriptionListsDiffer);
    return nodes[many ? at : 0] ?? null;
  }
  const value = parameter(scope, params, name);
  return value === undefined ? null : toNode(value);
}

function toNode(value: Scalar | Scalar[]): Node {
  if (Array.isArray(value)) return misfit(t.parameterIsAList);
  if (typeof value === 'number')
    return Number.isSafeInteger(value)
      ? { kind: 'leaf', type: 'uint256', value: BigInt(value) }
      : misfit(t.numberNotWhole);
  return { kind: 'leaf', type: 'string', value };
}

export function addressParameter(scope: Scope, params: Parameters, name: string, at: number, of: number): Hex | null {
  const node = nodeOf(scope, params, name, at, of);
  return node === null ? null : addressOf(node);
}

/** The chain that a parameter names, else that of the container. @throws WalletError bad-input */
export function chainParameter(scope: Scope, params: Parameters, at: number, of: number): number {
  const node = nodeOf(scope, params, 'chainId', at, of);
  if (node === null) return scope.container.chainId;
  const value = node.kind === 'leaf' ? node.value : null;
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : misfit(t.noChainId);
}

/** Texts of a parameter that is one text or a list of them. */
export function textsOf(scope: Scope, params: Parameters, name: string): string[] {
  const value = parameter(scope, params, name) ?? [];
  return [value].flat().flatMap((one) => [constant(scope.descriptor, one)].flat().map(String));
}
