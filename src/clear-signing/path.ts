/**
 * Paths of a description (ERC-7730, *Path references*): `#` is the decoded data, `@` the transaction or message around it, `$` the
 * description itself. Without a root a path begins at the fields of the group that it stands in.
 */
import { bareHex, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import { misfit } from './misfit.ts';
import type { Leaf, Node } from './tree.ts';

/** What surrounds the data. */
export interface Container {
  from: Hex;
  to: Hex;
  value: bigint;
  chainId: number;
}

type Step = { kind: 'name'; name: string } | { kind: 'index'; at: number } | Slice;
interface Slice {
  kind: 'slice';
  from: number | null;
  to: number | null;
}

export interface Path {
  root: '#' | '@' | '$' | null;
  steps: Step[];
}

const MAXIMUM_STEPS = 32;

/** @throws WalletError bad-input */
export function parsePath(text: string): Path {
  const rooted = /^([#@$])(?:\.|$)/.exec(text);
  const rest = rooted ? text.slice(rooted[0].length) : text;
  // `items[0]` means the same as `items.[0]`.
  const parts = rest === '' ? [] : rest.replaceAll(/(?<=[^.])\[/g, '.[').split('.');
  if (parts.length > MAXIMUM_STEPS) misfit(t.pathTooLong);
  return { root: (rooted?.[1] ?? null) as Path['root'], steps: parts.map((part) => parseStep(part, text)) };
}

function parseStep(part: string, whole: string): Step {
  if (/^[A-Za-z_$][\w$-]*$/.test(part)) return { kind: 'name', name: part };
  const index = /^\[(-?\d{1,6})\]$/.exec(part);
  if (index) return { kind: 'index', at: Number(index[1]) };
  const slice = /^\[(?:(-?\d{1,6})?:(-?\d{1,6})?)?\]$/.exec(part);
  if (!slice) misfit(t.unreadablePath(whole.slice(0, 80)));
  return { kind: 'slice', from: numberOrNull(slice[1]), to: numberOrNull(slice[2]) };
}

const numberOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);

/** What is compared to find the field of an interpolated path: without the root of the data, and without a last `.[]`. */
export function sameField(one: Path, other: Path): boolean {
  return plain(one) === plain(other);
}

function plain({ root, steps }: Path): string {
  const last = steps.at(-1);
  const all = last?.kind === 'slice' && last.from === null && last.to === null ? steps.slice(0, -1) : steps;
  return JSON.stringify([root === '#' ? null : root, all]);
}

/** The path of a field inside a group. */
export const joinPaths = (group: Path, path: Path): Path =>
  path.root === null ? { root: group.root, steps: [...group.steps, ...path.steps] } : path;

/** What a path finds: one node, or one for each element of the lists that it selects. */
export interface Found {
  nodes: Node[];
  many: boolean;
}

/** @throws WalletError bad-input if there is no such field */
export function resolve(path: Path, data: Node, container: Container): Found {
  const root = path.root === '@' ? containerTree(container) : data;
  let nodes = [root];
  let many = false;
  for (const step of path.steps) {
    many ||= step.kind === 'slice' && nodes.some(({ kind }) => kind === 'list');
    nodes = nodes.flatMap((node) => take(node, step));
  }
  return { nodes, many };
}

function take(node: Node, step: Step): Node[] {
  if (step.kind === 'name') {
    const inner = node.kind === 'struct' ? node.fields.get(step.name) : undefined;
    return inner ? [inner] : misfit(t.noField(step.name.slice(0, 40)));
  }
  if (node.kind === 'leaf') return [sliceLeaf(node, step)];
  if (node.kind !== 'list') return misfit(t.elementOfNoList);
  const { items } = node;
  if (step.kind === 'slice') return items.slice(step.from ?? 0, step.to ?? items.length);
  const item = items.at(step.at);
  return item ? [item] : misfit(t.noElement);
}

/** The bytes of a leaf from one place to another; bytes of a number as the chain encodes them. */
function sliceLeaf({ type, value }: Leaf, step: Step & { kind: 'index' | 'slice' }): Leaf {
  const bytes = bytesOf(type, value);
  if (step.kind === 'index') {
    const byte = bytes.at(step.at);
    return byte === undefined ? misfit(t.noByte) : { kind: 'leaf', type: 'bytes', value: toHex(Uint8Array.of(byte)) };
  }
  return { kind: 'leaf', type: 'bytes', value: toHex(bytes.slice(step.from ?? 0, step.to ?? bytes.length)) };
}

function bytesOf(type: string, value: string | boolean | bigint): Uint8Array {
  if (typeof value === 'bigint') return fromHex(BigInt.asUintN(256, value).toString(16).padStart(64, '0'));
  if (typeof value === 'string' && type === 'string') return new TextEncoder().encode(value);
  return typeof value === 'string' ? fromHex(value) : misfit(t.bytesOfTruthValue);
}

const containerTree = ({ from, to, value, chainId }: Container): Node => ({
  kind: 'struct',
  fields: new Map<string, Node>([
    ['from', { kind: 'leaf', type: 'address', value: from }],
    ['to', { kind: 'leaf', type: 'address', value: to }],
    ['value', { kind: 'leaf', type: 'uint256', value }],
    ['chainId', { kind: 'leaf', type: 'uint256', value: BigInt(chainId) }],
  ]),
});

/** An address from a field: also the last 20 bytes of a word, and 20 bytes cut out of longer ones. @throws WalletError bad-input */
export function addressOf(node: Node): Hex {
  if (node.kind === 'leaf') {
    const { value } = node;
    if (typeof value === 'bigint' && value >> 160n === 0n) return `0x${value.toString(16).padStart(40, '0')}`;
    if (typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value)) return value.toLowerCase() as Hex;
    if (typeof value === 'string' && /^0x0{24}[0-9a-fA-F]{40}$/.test(value))
      return `0x${bareHex(fromHex(value)).slice(24)}`;
  }
  return misfit(t.addressIsNone);
}
