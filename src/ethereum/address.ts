/** Parses and formats addresses. Inside the wallet an address is lower-case; only screens show the checksum. */
import type { Hex } from '../lib/bytes.ts';
import { utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { keccak } from './keccak.ts';

/** The zero address. */
export const ZERO_ADDRESS: Hex = '0x0000000000000000000000000000000000000000';

/**
 * The address with its EIP-55 checksum.
 * @param address 0x and 40 hex digits in any case
 */
export function toChecksumAddress(address: string): Hex {
  const digits = address.slice(2).toLowerCase();
  const hash = keccak(utf8(digits));
  let text = '';
  for (let index = 0; index < digits.length; index++) {
    const byte = hash[index >> 1] ?? 0;
    const nibble = index % 2 === 0 ? byte >> 4 : byte & 15;
    const digit = digits.charAt(index);
    text += nibble > 7 ? digit.toUpperCase() : digit;
  }
  return `0x${text}`;
}

/** True for 0x and 40 hex digits in lower case, in upper case, or with a valid EIP-55 checksum. */
export function isAddress(value: unknown): value is Hex {
  if (!isAnyCaseAddress(value)) return false;
  const digits = value.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return true;
  return toChecksumAddress(value) === value;
}

/** True for 0x and 40 hex digits in any case, also with an invalid checksum or one of EIP-1191. */
export const isAnyCaseAddress = (value: unknown): value is Hex =>
  typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);

/**
 * Parses the signing account. It is later compared with the site's accounts, so any case is accepted.
 * @throws WalletError bad-input
 */
export function parseSigner(value: unknown, field: string): Hex {
  return isAnyCaseAddress(value) ? (value.toLowerCase() as Hex) : parseAddress(value, field);
}

/**
 * @param field name of the field in the error: *The field to …*
 * @returns the address in lower case
 * @throws WalletError bad-input
 */
export function parseAddress(value: unknown, field = 'address'): Hex {
  if (isAddress(value)) return value.toLowerCase() as Hex;
  throw new WalletError(
    'bad-input',
    isAnyCaseAddress(value)
      ? `The field ${field} has a wrong checksum: one of its characters is mistyped.`
      : `The field ${field} is not an address: it needs 0x and 40 hex digits.`,
  );
}

/** Short form, for screens that do not send to the address: 0x, six digits, ellipsis, six digits, with checksum. */
export function shortAddress(address: string): string {
  const whole = toChecksumAddress(address);
  return `${whole.slice(0, 8)}…${whole.slice(-6)}`;
}

/** Compares two addresses without regard to case. */
export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
