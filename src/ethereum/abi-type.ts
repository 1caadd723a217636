/** Parses ABI types from texts of the wallet itself or of a description that the person added, never from a page. */
import { WalletError } from '../lib/errors.ts';

export type AbiType =
  | { kind: 'integer'; bits: number; signed: boolean }
  | { kind: 'address' }
  | { kind: 'bool' }
  | { kind: 'fixed'; length: number }
  | { kind: 'bytes' }
  | { kind: 'string' }
  | { kind: 'list'; item: AbiType }
  /** A list of fixed length. */
  | { kind: 'array'; item: AbiType; length: number }
  | { kind: 'tuple'; members: AbiType[] };

/** Longer lists of fixed length are no types. */
const MAXIMUM_LENGTH = 1000;

/** `address,(bytes4,uint256)[3][]` and the like. @throws WalletError internal */
export function parseAbiTypes(text: string): AbiType[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  if (part !== '') parts.push(part);
  return parts.map(parseAbiType);
}

function parseAbiType(text: string): AbiType {
  const list = /^(.+)\[(\d*)\]$/.exec(text);
  if (list) {
    const item = parseAbiType(list[1] as string);
    if (list[2] === '') return { kind: 'list', item };
    const length = Number(list[2]);
    if (length >= 1 && length <= MAXIMUM_LENGTH) return { kind: 'array', item, length };
  }
  if (text.startsWith('(') && text.endsWith(')')) return { kind: 'tuple', members: parseAbiTypes(text.slice(1, -1)) };
  if (text === 'address' || text === 'bool' || text === 'bytes' || text === 'string') return { kind: text };
  const match = /^(uint|int|bytes)(\d+)$/.exec(text);
  const size = Number(match?.[2]);
  if (match?.[1] === 'bytes' && size >= 1 && size <= 32) return { kind: 'fixed', length: size };
  if (match && match[1] !== 'bytes' && size % 8 === 0 && size >= 8 && size <= 256)
    return { kind: 'integer', bits: size, signed: match[1] === 'int' };
  throw new WalletError('internal', `Not an ABI type: ${text}`);
}

/** True if the type is encoded behind an offset. */
export function isDynamic(type: AbiType): boolean {
  if (type.kind === 'tuple') return type.members.some(isDynamic);
  if (type.kind === 'array') return isDynamic(type.item);
  return type.kind === 'bytes' || type.kind === 'string' || type.kind === 'list';
}

/** Length in the head, in bytes. */
export function headLength(type: AbiType): number {
  if (isDynamic(type)) return 32;
  if (type.kind === 'array') return type.length * headLength(type.item);
  if (type.kind !== 'tuple') return 32;
  return type.members.reduce((length, member) => length + headLength(member), 0);
}
