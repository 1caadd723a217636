/** Parses typed data (EIP-712 version 4). Rejects every message that two implementations could hash differently; drops fields that are not hashed. */
import { WalletError } from '../lib/errors.ts';
import type { TypedData, TypedDataExtras } from './typed-data-type.ts';
import { parseDomain } from './typed-domain.ts';
import { parseTypes } from './typed-types.ts';
import { parseStruct } from './typed-value.ts';

/** Longer texts are rejected: nobody reads them. */
const MAXIMUM_TYPED_DATA_LENGTH = 200_000;

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/**
 * @param value the second parameter of eth_signTypedData_v4: an object or its JSON text
 * @param chainId the chain of the asking site; a domain with another one is refused
 * @throws WalletError bad-input, naming the field
 */
export const parseTypedData = (value: unknown, chainId: number): TypedData => readTypedData(value, chainId).typedData;

/** Like parseTypedData, and also returns the dropped fields and unusual checksums. */
export function readTypedData(value: unknown, chainId: number): { typedData: TypedData; aside: TypedDataExtras } {
  const given = readJson(value);
  for (const key of Object.keys(given))
    if (!['types', 'primaryType', 'domain', 'message'].includes(key))
      bad(`The typed data has an unknown field, ${JSON.stringify(key.slice(0, 40))}.`);
  const types = parseTypes(given.types);
  const { primaryType } = given;
  if (typeof primaryType !== 'string' || !Object.hasOwn(types, primaryType))
    bad('The field primaryType does not name one of the types.');
  if (primaryType === 'EIP712Domain') bad('The field primaryType is the domain itself, which says nothing.');
  const reading = { types, aside: { dropped: [], unchecked: [] }, values: 0 };
  const domain = parseDomain(reading, given.domain, chainId);
  const message = parseStruct(reading, primaryType, given.message, 'message');
  return { typedData: { types, primaryType, domain, message }, aside: reading.aside };
}

/**
 * JSON text that parses to the same typed data again; integers as decimal strings.
 * @throws WalletError bad-input where that is longer than what is parsed: short numbers grow
 */
export function serializeTypedData(typedData: TypedData): string {
  const text = JSON.stringify(typedData, (_key, field: unknown) =>
    typeof field === 'bigint' ? field.toString() : field,
  );
  ensureLength(text);
  return text;
}

function ensureLength(text: string): void {
  if (text.length > MAXIMUM_TYPED_DATA_LENGTH) bad('The typed data is larger than 200 kB.');
}

function readJson(value: unknown): Record<string, unknown> {
  let given = value;
  try {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text === undefined) bad('The typed data is not JSON.');
    ensureLength(text);
    given = JSON.parse(text);
  } catch (error) {
    if (error instanceof WalletError) throw error;
    bad('The typed data is not JSON.');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) bad('The typed data is not an object.');
  return given as Record<string, unknown>;
}
