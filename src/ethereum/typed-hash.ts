/** Hashing and signing typed data that was parsed strictly (EIP-712). Never takes unparsed values. */
import { concatBytes, fromHex, type Hex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { keccak } from './keccak.ts';
import { signDigest } from './micro.ts';
import type { TypedData, TypedDomain, TypedStruct, TypedTypes, TypedValue } from './typed-data-type.ts';
import { parseTypeShape } from './typed-types.ts';

/** 32 bytes: keccak of 0x19 0x01, domain separator, struct hash. */
export function hashTypedData(typedData: TypedData): Uint8Array {
  const hashStruct = createStructHasher(typedData.types);
  return keccak(
    concatBytes(
      Uint8Array.of(0x19, 0x01),
      hashStruct('EIP712Domain', typedData.domain as TypedStruct),
      hashStruct(typedData.primaryType, typedData.message),
    ),
  );
}

/** The domain separator of EIP-712, 32 bytes. */
export const hashDomain = (types: TypedTypes, domain: TypedDomain): Uint8Array =>
  createStructHasher(types)('EIP712Domain', domain as TypedStruct);

/** 65 bytes in hex; the same for the same key and data (RFC 6979). */
export const signTypedData = (privateKey: Uint8Array, typedData: TypedData): Hex =>
  signDigest(hashTypedData(typedData), privateKey);

/** The primary type followed by the types it uses in the order of their names (*Definition of encodeType*). */
export function encodeType(types: TypedTypes, type: string): string {
  const used = new Set<string>();
  const collect = (name: string): void => {
    if (used.has(name) || !Object.hasOwn(types, name)) return;
    used.add(name);
    for (const field of types[name] ?? []) collect(parseTypeShape(field.type).base);
  };
  collect(type);
  used.delete(type);
  return [type, ...[...used].sort()]
    .map((name) => `${name}(${(types[name] ?? []).map((field) => `${field.type} ${field.name}`).join(',')})`)
    .join('');
}

/** Hashes structs over one set of types; each type is hashed once. */
function createStructHasher(types: TypedTypes) {
  const typeHashes = new Map<string, Uint8Array>();

  function typeHash(type: string): Uint8Array {
    const hash = typeHashes.get(type) ?? keccak(utf8(encodeType(types, type)));
    typeHashes.set(type, hash);
    return hash;
  }

  function hashStruct(type: string, struct: TypedStruct): Uint8Array {
    const words = [typeHash(type)];
    for (const field of types[type] ?? []) {
      const value = struct[field.name];
      if (value === undefined) throw new WalletError('internal', 'Typed data was hashed before it was parsed.');
      words.push(encodeValue(field.type, value));
    }
    return keccak(concatBytes(...words));
  }

  /** 32 bytes (*Definition of encodeData*): atoms padded, dynamic values, lists and structs hashed. */
  function encodeValue(type: string, value: TypedValue): Uint8Array {
    if (Array.isArray(value)) {
      const inner = type.slice(0, type.lastIndexOf('['));
      return keccak(concatBytes(...value.map((item) => encodeValue(inner, item))));
    }
    if (typeof value === 'object') return hashStruct(type, value);
    if (typeof value === 'boolean') return integerWord(value ? 1n : 0n);
    if (typeof value === 'bigint') return integerWord(BigInt.asUintN(256, value));
    if (type === 'string') return keccak(utf8(value));
    const bytes = fromHex(value);
    if (type === 'bytes') return keccak(bytes);
    const word = new Uint8Array(32);
    word.set(bytes, type === 'address' ? 12 : 0);
    return word;
  }

  return hashStruct;
}

const integerWord = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0'));
