/** Parses and validates the types of typed data (EIP-712, *Definition of encodeType*). */
import { WalletError } from '../lib/errors.ts';
import type { TypedField, TypedTypes } from './typed-data-type.ts';

/** A parsed type: its base type and its array suffixes from the innermost to the outermost; `null` is an array of any length. */
export interface TypeShape {
  base: string;
  lengths: (number | null)[];
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]{0,127}$/;
/** Struct names may contain a colon, because large exchanges use it; the hash is still unambiguous. */
const STRUCT_NAME = /^[A-Za-z_$][A-Za-z0-9_$:]{0,127}$/;
/** Names reserved for built-in types, including invalid sizes such as `uint7`. No struct may have such a name. */
const RESERVED = /^(?:u?int\d*|bytes\d*|bool|address|string|function|u?fixed(?:\d+x\d+)?)$/;
const MAXIMUM_TYPES = 100;
const MAXIMUM_FIELDS = 400;

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/** Tells whether this is an atomic or dynamic type of EIP-712, which has no aliases `uint` and `int`. */
export function isBaseType(base: string): boolean {
  const integer = /^u?int([1-9]\d{0,2})$/.exec(base);
  if (integer) return Number(integer[1]) % 8 === 0 && Number(integer[1]) <= 256;
  const fixed = /^bytes([1-9]\d?)$/.exec(base);
  if (fixed) return Number(fixed[1]) <= 32;
  return base === 'bool' || base === 'address' || base === 'string' || base === 'bytes';
}

/** @throws WalletError bad-input */
export function parseTypeShape(type: string): TypeShape {
  const match = /^([A-Za-z_$][A-Za-z0-9_$:]*)((?:\[(?:[1-9]\d{0,3})?\]){0,4})$/.exec(type);
  if (!match) bad(`The type ${JSON.stringify(type.slice(0, 60))} is not a type of EIP-712.`);
  const lengths = [...(match[2] ?? '').matchAll(/\[(\d*)\]/g)].map(([, length]) =>
    length === '' ? null : Number(length),
  );
  return { base: match[1] ?? '', lengths };
}

/** @throws WalletError bad-input */
export function parseTypes(value: unknown): TypedTypes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad('The field types is not an object.');
  const entries = Object.entries(value);
  if (entries.length > MAXIMUM_TYPES) bad('The field types has too many types.');
  const types: TypedTypes = {};
  for (const [name, fields] of entries) {
    if (!STRUCT_NAME.test(name) || name === '__proto__' || RESERVED.test(name))
      bad(`The field types has a name that no struct can have, ${JSON.stringify(name.slice(0, 40))}.`);
    types[name] = parseFields(name, fields);
  }
  if (Object.values(types).reduce((count, fields) => count + fields.length, 0) > MAXIMUM_FIELDS)
    bad('The field types has too many fields.');
  for (const [name, fields] of Object.entries(types))
    for (const { type } of fields) {
      const { base } = parseTypeShape(type);
      if (!isBaseType(base) && !Object.hasOwn(types, base))
        bad(`The type ${name} uses ${JSON.stringify(base.slice(0, 40))}, which is no known type.`);
      if (base === 'EIP712Domain') bad(`The type ${name} contains the domain type.`);
    }
  return types;
}

function parseFields(typeName: string, value: unknown): TypedField[] {
  if (!Array.isArray(value)) bad(`The type ${typeName} is not a list of fields.`);
  const seen = new Set<string>();
  return value.map((field: unknown) => {
    if (typeof field !== 'object' || field === null)
      bad(`A field of the type ${typeName} does not consist of name and type.`);
    // Other keys of compilers (`internalType`, `indexed`) are not hashed and are dropped.
    const { name, type } = field as Record<string, unknown>;
    if (typeof name !== 'string' || !IDENTIFIER.test(name) || name === '__proto__')
      bad(`A field of the type ${typeName} has no proper name.`);
    if (typeof type !== 'string') bad(`The field ${name} of the type ${typeName} has no type.`);
    if (seen.has(name)) bad(`The type ${typeName} has the field ${name} twice.`);
    seen.add(name);
    return { name, type };
  });
}
