/** Reads ASN.1 with asn1js and pkijs. Whatever they throw at broken input becomes one typed error. */
import { type AsnType, fromBER, type Integer, type OctetString } from 'asn1js';
import { bareHex } from '../../../../lib/bytes.ts';
import { isWalletError } from '../../../../lib/errors.ts';
import { damaged } from './problems.ts';

/** Runs a reader of a structure. @throws WalletError bad-input, and any WalletError of the reader itself */
export function reading<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw isWalletError(error) ? error : damaged();
  }
}

/** One value with nothing behind it. @throws WalletError bad-input */
export const readWhole = (bytes: Uint8Array): AsnType =>
  reading(() => {
    const { offset, result } = fromBER(bytes.slice().buffer);
    if (offset !== bytes.length || result.error !== '') throw damaged();
    return result;
  });

/** Also of a string that is stored in pieces (BER). */
export const octetsOf = (octets: OctetString): Uint8Array<ArrayBuffer> => new Uint8Array(octets.getValue());

/** An integer of a key, read without a sign: pkijs leaves out the zero in front of a high bit. */
export function numberOf(integer: Integer): bigint {
  const hex = bareHex(integer.valueBlock.valueHexView);
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** Big-endian, unsigned, without leading zeros. */
export function toMinimalBytes(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
