/** The only import of micro-eth-signer: secp256k1 and transaction encoding. Signs without extra entropy (RFC 6979), so signatures are deterministic. */
import { type AuthorizationItem, addr, authorization, Transaction } from 'micro-eth-signer';
import { RLP } from 'micro-eth-signer/core/rlp.js';
import { initSig, recoverPublicKey, sign } from 'micro-eth-signer/utils.js';
import { type Hex, toHex } from '../lib/bytes.ts';

export { type AuthorizationItem, Transaction };

/** A list of bytes in RLP. */
export const encodeRlp = (items: readonly Uint8Array[]): Uint8Array => RLP.encode([...items]);

/** Lower-case address of a private key (32 bytes, checked). */
export const addressOfPrivateKey = (privateKey: Uint8Array): Hex =>
  addr.fromPrivateKey(privateKey).toLowerCase() as Hex;

export interface AuthorizationFields {
  chainId: bigint;
  address: Hex;
  nonce: bigint;
}

/** A signed authorization of EIP-7702. */
export const signAuthorization = (fields: AuthorizationFields, privateKey: Uint8Array): AuthorizationItem =>
  authorization.sign(fields, privateKey, false);

/** Lower-case address of the account that an authorization speaks for. */
export const authorityOf = (item: AuthorizationItem): Hex => authorization.getAuthority(item).toLowerCase() as Hex;

/** 65 bytes in hex: r, s (low), v of 27 or 28. */
export function signDigest(digest: Uint8Array, privateKey: Uint8Array): Hex {
  const signature = sign(digest, privateKey, false);
  const v = signature.recovery === 0 ? '1b' : '1c';
  return `${toHex(signature.toBytes('compact'))}${v}`;
}

/**
 * Lower-case address whose key made the signature.
 * @param compact r and s, 64 bytes
 * @throws Error when there is no such key
 */
export function recoverFromDigest(digest: Uint8Array, compact: Uint8Array, yParity: 0 | 1): Hex {
  const publicKey = recoverPublicKey(initSig(compact, yParity), digest);
  return addr.fromPublicKey(publicKey).toLowerCase() as Hex;
}
