/** Typed data of version 1, from before EIP-712: a list of named values, without a domain. Hashed as eth-sig-util does it; never takes unparsed values. */
import { concatBytes, fromHex, type Hex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { keccak } from './keccak.ts';
import { signDigest } from './micro.ts';
import { isBaseType } from './typed-types.ts';
import { parseAtom } from './typed-value.ts';

/** One value. Integers are bigint, bytes and addresses lower-case hex. */
export interface ListedValue {
  /** Any text, as the site wrote it. */
  name: string;
  /** An atomic or dynamic type of EIP-712, or `uint` and `int`, which are the ones of 256 bits. */
  type: string;
  value: string | boolean | bigint;
}

const MAXIMUM_LENGTH = 200_000;
const MAXIMUM_VALUES = 400;
const MAXIMUM_NAME = 128;

function bad(message: string): never {
  throw new WalletError('bad-input', message);
}

/**
 * @param value the list, or its JSON text
 * @throws WalletError bad-input, naming the entry: an empty list, a list in the list, a value that does not fit its type exactly
 */
export function parseTypedList(value: unknown): ListedValue[] {
  const list = readJson(value);
  if (!Array.isArray(list) || list.length === 0) bad('The typed data of version 1 is a list of values.');
  if (list.length > MAXIMUM_VALUES) bad(`The typed data has more than ${MAXIMUM_VALUES} values.`);
  return list.map((entry: unknown, at) => {
    if (typeof entry !== 'object' || entry === null) bad(`The entry ${at + 1} has no type, name and value.`);
    const { name, type, value: given } = entry as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || name.length > MAXIMUM_NAME || /\p{Surrogate}/u.test(name))
      bad(`The entry ${at + 1} has no proper name.`);
    if (typeof type !== 'string' || !isBaseType(wholeType(type)))
      bad(`The entry ${at + 1} has no type that version 1 knows.`);
    return { name, type, value: parseAtom(wholeType(type), given, `${at + 1}`) };
  });
}

/** JSON text that parses to the same list again; integers as decimal strings. */
export const serializeTypedList = (list: readonly ListedValue[]): string =>
  JSON.stringify(list, (_key, field: unknown) => (typeof field === 'bigint' ? field.toString() : field));

/** 65 bytes in hex; the same for the same key and data (RFC 6979). */
export const signTypedList = (privateKey: Uint8Array, list: readonly ListedValue[]): Hex =>
  signDigest(hashTypedList(list), privateKey);

/** 32 bytes: keccak of the hash of all types and names, and the hash of all values, each packed without gaps. */
export const hashTypedList = (list: readonly ListedValue[]): Uint8Array =>
  keccak(
    concatBytes(
      keccak(concatBytes(...list.map(({ name, type }) => utf8(`${type} ${name}`)))),
      keccak(concatBytes(...list.map(pack))),
    ),
  );

function pack({ type, value }: ListedValue): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value === 'string') return type === 'string' ? utf8(value) : fromHex(value);
  const bits = Number(wholeType(type).replace(/^u?int/, ''));
  return fromHex(
    BigInt.asUintN(bits, value)
      .toString(16)
      .padStart(bits / 4, '0'),
  );
}

const wholeType = (type: string): string => (type === 'uint' || type === 'int' ? `${type}256` : type);

function readJson(value: unknown): unknown {
  try {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text.length > MAXIMUM_LENGTH) bad('The typed data is larger than 200 kB.');
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof WalletError) throw error;
    return bad('The typed data is not JSON.');
  }
}
