/** Nostr keys (NIP-01, NIP-19): public keys from private ones, the path of the key for one site, and their two written forms. */
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { bareHex, fromHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { nostrKey as t } from '../locales/en/nostr/key.ts';

/** 32 bytes in lower-case hex: the x coordinate of the public key (BIP-340). @param privateKey 32 bytes */
export const publicKeyOf = (privateKey: Uint8Array): string => bareHex(schnorr.getPublicKey(privateKey));

/** Is this a public key: 64 digits of lower-case hex that name a point of the curve? */
export function isPublicKey(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) return false;
  try {
    schnorr.utils.lift_x(BigInt(`0x${text}`));
    return true;
  } catch {
    return false;
  }
}

/** Hardened steps of the path that name the site. */
const STEPS = 4;

/**
 * The BIP-32 path of the key for one site: purpose and coin of NIP-06 (`m/44'/1237'`), then the first 124 bits of SHA-256 of the origin as
 * four hardened steps, as SLIP-13 does for logins. One step of 31 bits is too few: whoever can choose names of hosts finds one
 * that meets another site's.
 * @param origin serialised, for example `https://app.example`
 */
export function sitePath(origin: string): string {
  const digest = sha256(utf8(origin));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const steps = Array.from({ length: STEPS }, (_, at) => `${view.getUint32(4 * at) >>> 1}'`);
  return `m/44'/1237'/${steps.join('/')}`;
}

/** `npub1…` @param publicKey hex */
export const npubOf = (publicKey: string): string => bech32.encodeFromBytes('npub', fromHex(publicKey));

/**
 * The private key in an `nsec1…`, or in 64 digits of hex. The caller wipes it.
 * @throws WalletError bad-input
 */
export function parsePrivateKey(typed: string): Uint8Array {
  const text = typed.trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? fromHex(text) : decode(text);
  if (!secp256k1.utils.isValidSecretKey(key)) throw new WalletError('bad-input', t.outOfRange);
  return key;
}

function decode(text: string): Uint8Array {
  if (/^npub1/i.test(text)) throw new WalletError('bad-input', t.isPublicKey);
  if (/^ncryptsec1/i.test(text)) throw new WalletError('bad-input', t.isEncrypted);
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    if (prefix === 'nsec' && bytes.length === 32) return bytes;
  } catch {
    // Said below.
  }
  throw new WalletError('bad-input', t.notAKey);
}
