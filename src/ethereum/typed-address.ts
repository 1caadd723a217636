/** Parses an address that a person typed. What sites send is parsed by `parseAddress`, whose errors name a field. */
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { typedAddress as t } from '../locales/en/ethereum/address.ts';
import { isAddress, isAnyCaseAddress } from './address.ts';

/** @returns the address in lower case @throws WalletError bad-input, in words for the person */
export function parseTypedAddress(typed: string): Hex {
  const text = typed.trim();
  if (isAddress(text)) return text.toLowerCase() as Hex;
  throw new WalletError('bad-input', isAnyCaseAddress(text) ? t.mistyped : t.notAddress);
}
