/** Interoperable addresses (ERC-7930): an address together with its chain. */
import { toChecksumAddress } from '../ethereum/address.ts';
import { keccak } from '../ethereum/keccak.ts';
import { bareHex, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import { misfit } from './misfit.ts';

const EIP155 = 0;

/**
 * `0xd8dA…6045@eip155:1#4CA88C9C`: address, chain, and the first four bytes of keccak256 over everything after the version.
 * @throws WalletError bad-input for another version, another kind of chain, or bytes that do not fit
 */
export function interoperableName(data: Hex): string {
  const bytes = fromHex(data);
  const [versionHigh, versionLow, typeHigh, typeLow, chainLength = 0] = bytes;
  const chain = bytes.subarray(5, 5 + chainLength);
  const addressLength = bytes[5 + chainLength] ?? -1;
  const address = bytes.subarray(6 + chainLength);
  const isWhole = chain.length === chainLength && address.length === addressLength;
  if (versionHigh !== 0 || versionLow !== 1 || !isWhole || typeHigh !== 0 || typeLow !== EIP155)
    misfit(t.notInteroperable);
  if (addressLength !== 20 || chainLength < 1 || chainLength > 32) misfit(t.interoperableLength);
  const checksum = bareHex(keccak(bytes.subarray(2)).subarray(0, 4)).toUpperCase();
  return `${toChecksumAddress(toHex(address))}@eip155:${BigInt(toHex(chain))}#${checksum}`;
}
