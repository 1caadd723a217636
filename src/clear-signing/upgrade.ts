/** Writes a description of version 1 of ERC-7730 as one of version 2: names of parameters come from its ABI or schemas, and hidden fields are marked. */

import type { TypedTypes } from '../ethereum/typed-data-type.ts';
import { encodeType } from '../ethereum/typed-hash.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import { misfit } from './misfit.ts';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws WalletError bad-input where a function has parameters without names */
export function upgrade(file: Json): Json {
  const { context, display } = file;
  if (!isObject(display) || !isObject(display.formats)) return file;
  const contract = isObject(context) && isObject(context.contract) ? context.contract : null;
  const eip712 = isObject(context) && isObject(context.eip712) ? context.eip712 : null;
  if (contract?.addressMatcher !== undefined) misfit(t.webAddressOnly);
  const formats = Object.entries(display.formats).map(([key, format]): [string, unknown] => [
    contract ? nameParameters(key, contract.abi) : eip712 ? toTypeEncoding(key, eip712.schemas) : key,
    isObject(format) ? markHidden(format) : format,
  ]);
  return { ...file, display: { ...display, formats: Object.fromEntries(formats) } };
}

/** Fields that version 1 excludes are never visible; what it calls required is what version 2 shows anyway. */
function markHidden({ excluded, required: _required, screens: _screens, ...format }: Json): Json {
  if (!Array.isArray(excluded) || excluded.length === 0) return format;
  const hidden = excluded.map((path: unknown) => ({ path, visible: 'never' }));
  return { ...format, fields: [...(Array.isArray(format.fields) ? format.fields : []), ...hidden] };
}

/** `transfer(address,uint256)` and `0xa9059cbb` get the names of the ABI in the file. */
function nameParameters(key: string, abi: unknown): string {
  const hasNames = /\(\s*\)$/.test(key) || /[\w\])]\s+\w/.test(key);
  if (hasNames || !Array.isArray(abi)) return key;
  const found = abi.find((entry: unknown) => isObject(entry) && entry.type === 'function' && typesOf(entry) === key);
  return isObject(found) ? `${found.name}(${namedList(found.inputs)})` : key;
}

const typesOf = (entry: Json): string => `${entry.name}(${typeList(entry.inputs)})`;

const typeList = (inputs: unknown): string =>
  inputsOf(inputs)
    .map((input) => typeOf(input))
    .join(',');

const namedList = (inputs: unknown): string =>
  inputsOf(inputs)
    .map((input) => `${typeOf(input, namedList)} ${input.name}`.trim())
    .join(',');

const inputsOf = (inputs: unknown): Json[] => (Array.isArray(inputs) ? inputs.filter(isObject) : []);

function typeOf({ type, components }: Json, inner: (inputs: unknown) => string = typeList): string {
  const text = String(type);
  return text.startsWith('tuple') ? `(${inner(components)})${text.slice('tuple'.length)}` : text;
}

/** `Mail` gets the encoding of its type from the schemas in the file. */
function toTypeEncoding(key: string, schemas: unknown): string {
  if (key.includes('(')) return key.replaceAll(/\)\s+/g, ')');
  const schema = Array.isArray(schemas)
    ? schemas.find((one: unknown) => isObject(one) && one.primaryType === key && isObject(one.types))
    : undefined;
  if (!isObject(schema)) misfit(t.typeWithoutFields(key.slice(0, 60)));
  return encodeType(schema.types as TypedTypes, key);
}
