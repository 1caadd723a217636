/** Resolves ENS names and addresses through the Universal Resolver on Ethereum. The name of an address counts only if it resolves back to that address. */

import { encodeCall } from '../ethereum/abi.ts';
import { parseAddress, ZERO_ADDRESS } from '../ethereum/address.ts';
import { keccak } from '../ethereum/keccak.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { concatBytes, type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';
import { callOnce, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';

/** The proxy of the Universal Resolver, whose address does not change. */
const UNIVERSAL_RESOLVER: Hex = '0xeeeeeeee14d718c2b47d9923deab1335e144eeee';
const RESOLVE = 'resolve(bytes,bytes)';
const REVERSE = 'reverse(bytes,uint256)';
/** SLIP-44 coin type of Ether. */
const ETHER = 60n;

/** Tells whether the text looks like a name rather than an address. */
export const isName = (text: string): boolean => /^[^\s.]+(?:\.[^\s.]+)+$/.test(text.trim());

/**
 * Normalises a name (ENSIP-15, restricted to a to z, digits, hyphen and leading underscores). Other alphabets have too many look-alikes.
 * @throws WalletError bad-input
 */
export function normaliseName(text: string): string {
  const labels = text.trim().toLowerCase().split('.');
  const proper =
    labels.length > 1 && labels.every((label) => /^_*[a-z0-9-]{1,63}$/.test(label) && !/^..--/.test(label));
  if (!proper || labels.join('.').length > 250) throw new WalletError('bad-input', t.nameLetters);
  return labels.join('.');
}

/** The name hash of EIP-137. */
export const nameHash = (name: string): Uint8Array =>
  name
    .split('.')
    .reverse()
    .reduce<Uint8Array>((node, label) => keccak(concatBytes(node, keccak(utf8(label)))), new Uint8Array(32));

/** Wire format of RFC 1035 §3.1: each label with its length before it, a zero at the end. */
export const dnsEncode = (name: string): Uint8Array =>
  concatBytes(
    ...name.split('.').map((label) => concatBytes(Uint8Array.of(label.length), utf8(label))),
    Uint8Array.of(0),
  );

/**
 * The lower-case address of a name; `null` if it has none. For another network than Ethereum, the address that the name has for it
 * (ENSIP-11) comes before that for Ethereum. Off-chain names (CCIP-Read) are not resolved, because their servers
 * would learn who is being paid.
 * @param client of Ethereum
 * @param chainId the network that the address is for
 * @throws WalletError bad-input | no-network
 */
export async function resolveName(client: Client, text: string, chainId = 1): Promise<Hex | null> {
  const name = normaliseName(text);
  return (chainId === 1 ? null : await addressFor(client, name, chainId)) ?? (await addressOf(client, name));
}

/** The address that a name has for a network (ENSIP-11). */
async function addressFor(client: Client, name: string, chainId: number): Promise<Hex | null> {
  const coin = BigInt((chainId | 0x80000000) >>> 0);
  const question = encodeCall(selectorOf('addr(bytes32,uint256)'), 'bytes32,uint256', [toHex(nameHash(name)), coin]);
  const answer = await callOnce(client, toReadCall(UNIVERSAL_RESOLVER, RESOLVE, [toHex(dnsEncode(name)), question]));
  const result = answer === null ? undefined : tryDecode<[Hex, Hex]>('bytes,address', answer)?.[0];
  const address = result === undefined ? undefined : tryDecode<[Hex]>('bytes', result)?.[0];
  return address === undefined || address.length !== 42 || address === ZERO_ADDRESS ? null : address;
}

async function addressOf(client: Client, name: string): Promise<Hex | null> {
  const question = encodeCall(selectorOf('addr(bytes32)'), 'bytes32', [toHex(nameHash(name))]);
  const answer = await callOnce(client, toReadCall(UNIVERSAL_RESOLVER, RESOLVE, [toHex(dnsEncode(name)), question]));
  const result = answer === null ? undefined : tryDecode<[Hex, Hex]>('bytes,address', answer)?.[0];
  const address = result === undefined ? undefined : tryDecode<[Hex]>('address', result)?.[0];
  return address === undefined || address === ZERO_ADDRESS ? null : address;
}

/**
 * The primary name of an address, verified by resolving it; `null` if it has none.
 * @param client of Ethereum
 * @throws WalletError no-network
 */
export async function lookupName(client: Client, address: Hex): Promise<string | null> {
  const lower = parseAddress(address);
  const answer = await callOnce(client, toReadCall(UNIVERSAL_RESOLVER, REVERSE, [lower, ETHER]));
  const name = answer === null ? undefined : tryDecode<[string, Hex, Hex]>('string,address,address', answer)?.[0];
  if (name === undefined || !isProper(name)) return null;
  return (await resolveName(client, name)) === lower ? name : null;
}

/** Rejects names that are not in normalised form, because they may imitate another name. */
function isProper(name: string): boolean {
  try {
    return normaliseName(name) === name;
  } catch {
    return false;
  }
}
