/** Parses the values of typed data. Every value must fit its type exactly, and no field may be missing. Keys that no type names are dropped. */
import { WalletError } from '../lib/errors.ts';
import { isAddress, parseSigner } from './address.ts';
import { parseData, parseFixedData } from './quantity.ts';
import type { TypedDataExtras, TypedField, TypedStruct, TypedTypes, TypedValue } from './typed-data-type.ts';
import { parseTypeShape } from './typed-types.ts';

const MAXIMUM_DEPTH = 40;
/** Data with more values is rejected: no user would read them. */
const MAXIMUM_VALUES = 5_000;

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/** The state of one parsing: the types, and what was dropped. */
export interface Reading {
  types: TypedTypes;
  aside: TypedDataExtras;
  /** Number of values parsed so far. */
  values: number;
}

/**
 * Drops keys that the type does not name: they are not hashed, and client libraries send them.
 * @param path path of the value for errors, such as `message.to`
 * @throws WalletError bad-input
 */
export function parseStruct(reading: Reading, type: string, value: unknown, path: string, depth = 0): TypedStruct {
  if (depth > MAXIMUM_DEPTH) bad(`The field ${path} is nested too deep.`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad(`The field ${path} is not an object.`);
  const fields = reading.types[type] ?? [];
  noteDropped(reading.aside, fields, value, path);
  const struct: TypedStruct = {};
  for (const field of fields) {
    if (!Object.hasOwn(value, field.name)) bad(`The field ${path}.${field.name} is missing.`);
    const given = (value as Record<string, unknown>)[field.name];
    struct[field.name] = parseValue(reading, field.type, given, `${path}.${field.name}`, depth + 1);
  }
  return struct;
}

function noteDropped({ dropped }: TypedDataExtras, fields: readonly TypedField[], value: object, path: string): void {
  const names = new Set(fields.map(({ name }) => name));
  for (const key of Object.keys(value)) {
    if (key === '__proto__') bad(`The field ${path} has "__proto__".`);
    if (!names.has(key)) dropped.push(`${path}.${key.slice(0, 40)}`);
  }
}

function parseValue(reading: Reading, type: string, value: unknown, path: string, depth: number): TypedValue {
  if (depth > MAXIMUM_DEPTH) bad(`The field ${path} is nested too deep.`);
  reading.values += 1;
  if (reading.values > MAXIMUM_VALUES) bad(`The typed data has more than ${MAXIMUM_VALUES} values.`);
  const { base, lengths } = parseTypeShape(type);
  const outer = lengths.at(-1);
  if (outer !== undefined) {
    if (!Array.isArray(value)) bad(`The field ${path} is not a list.`);
    if (outer !== null && value.length !== outer) bad(`The field ${path} does not have ${outer} entries.`);
    const inner = type.slice(0, type.lastIndexOf('['));
    return value.map((item: unknown, index) => parseValue(reading, inner, item, `${path}[${index}]`, depth + 1));
  }
  if (Object.hasOwn(reading.types, base)) return parseStruct(reading, base, value, path, depth + 1);
  const atom = parseAtom(base, value, path);
  // Mixed case that is not an EIP-55 checksum; EIP-1191 defines another one.
  if (base === 'address' && !isAddress(value)) reading.aside.unchecked.push(path);
  return atom;
}

/** A value of an atomic or dynamic type. @throws WalletError bad-input */
export function parseAtom(base: string, value: unknown, path: string): string | boolean | bigint {
  if (base === 'address') return parseSigner(value, path);
  if (base === 'string') {
    if (typeof value !== 'string') bad(`The field ${path} is not a text.`);
    if (/\p{Surrogate}/u.test(value)) bad(`The field ${path} is not proper Unicode.`);
    return value;
  }
  if (base === 'bool') {
    if (typeof value !== 'boolean') bad(`The field ${path} is neither true nor false.`);
    return value;
  }
  if (base === 'bytes') return parseData(value, path);
  if (base.startsWith('bytes')) return parseFixedData(value, Number(base.slice(5)), path);
  return parseInteger(base, value, path);
}

/** Decimal text, hex text, or a JSON number that is a safe integer. */
function parseInteger(base: string, value: unknown, path: string): bigint {
  const exact =
    typeof value === 'number'
      ? Number.isSafeInteger(value)
      : typeof value === 'string' && value.length < 100 && /^(?:-?\d+|0x[0-9a-fA-F]+)$/.test(value);
  if (!exact || /^-0+$/.test(`${value}`)) bad(`The field ${path} is not an exact whole number.`);
  const number = BigInt(value as string | number);
  const signed = base.startsWith('int');
  const bits = BigInt(base.slice(signed ? 3 : 4));
  const [low, high] = signed ? [-(1n << (bits - 1n)), 1n << (bits - 1n)] : [0n, 1n << bits];
  if (number < low || number >= high) bad(`The field ${path} does not fit ${base}.`);
  return number;
}
