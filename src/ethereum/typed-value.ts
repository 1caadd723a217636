/** Values of typed data: each must fit its type exactly, with nothing missing and nothing more. */
import { WalletError } from '../lib/errors.ts';
import { parseAddress } from './address.ts';
import { parseData, parseFixedData } from './quantity.ts';
import type { TypedStruct, TypedTypes, TypedValue } from './typed-data-type.ts';
import { parseTypeShape } from './typed-types.ts';

const MAXIMUM_DEPTH = 40;

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/**
 * @param path where the value stands, for errors: `message.to`
 * @throws WalletError bad-input
 */
export function parseStruct(types: TypedTypes, type: string, value: unknown, path: string, depth = 0): TypedStruct {
  if (depth > MAXIMUM_DEPTH) bad(`The field ${path} is nested too deep.`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad(`The field ${path} is not an object.`);
  const fields = types[type] ?? [];
  const names = new Set(fields.map(({ name }) => name));
  for (const key of Object.keys(value))
    if (!names.has(key)) bad(`The field ${path} has ${JSON.stringify(key.slice(0, 40))}, which ${type} does not have.`);
  const struct: TypedStruct = {};
  for (const field of fields) {
    if (!Object.hasOwn(value, field.name)) bad(`The field ${path}.${field.name} is missing.`);
    const given = (value as Record<string, unknown>)[field.name];
    struct[field.name] = parseValue(types, field.type, given, `${path}.${field.name}`, depth + 1);
  }
  return struct;
}

function parseValue(types: TypedTypes, type: string, value: unknown, path: string, depth: number): TypedValue {
  if (depth > MAXIMUM_DEPTH) bad(`The field ${path} is nested too deep.`);
  const { base, lengths } = parseTypeShape(type);
  const outer = lengths.at(-1);
  if (outer !== undefined) {
    if (!Array.isArray(value)) bad(`The field ${path} is not a list.`);
    if (outer !== null && value.length !== outer) bad(`The field ${path} does not have ${outer} entries.`);
    const inner = type.slice(0, type.lastIndexOf('['));
    return value.map((item: unknown, index) => parseValue(types, inner, item, `${path}[${index}]`, depth + 1));
  }
  return Object.hasOwn(types, base) ? parseStruct(types, base, value, path, depth + 1) : parseAtom(base, value, path);
}

/** A value of an atomic or dynamic type. @throws WalletError bad-input */
export function parseAtom(base: string, value: unknown, path: string): TypedValue {
  if (base === 'string') {
    if (typeof value !== 'string') bad(`The field ${path} is not a text.`);
    if (/\p{Surrogate}/u.test(value)) bad(`The field ${path} is not proper Unicode.`);
    return value;
  }
  if (base === 'bool') {
    if (typeof value !== 'boolean') bad(`The field ${path} is neither true nor false.`);
    return value;
  }
  if (base === 'address') return parseAddress(value, path);
  if (base === 'bytes') return parseData(value, path);
  if (base.startsWith('bytes')) return parseFixedData(value, Number(base.slice(5)), path);
  return parseInteger(base, value, path);
}

/** Decimal text, hex text, or a JSON number that is exact. */
function parseInteger(base: string, value: unknown, path: string): bigint {
  const exact =
    typeof value === 'number'
      ? Number.isSafeInteger(value)
      : typeof value === 'string' && value.length < 100 && /^(?:-?(?:0|[1-9]\d*)|0x[0-9a-fA-F]+)$/.test(value);
  if (!exact || value === '-0') bad(`The field ${path} is not an exact whole number.`);
  const number = BigInt(value as string | number);
  const signed = base.startsWith('int');
  const bits = BigInt(base.slice(signed ? 3 : 4));
  const [low, high] = signed ? [-(1n << (bits - 1n)), 1n << (bits - 1n)] : [0n, 1n << bits];
  if (number < low || number >= high) bad(`The field ${path} does not fit ${base}.`);
  return number;
}
