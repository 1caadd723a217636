/** Encrypted payloads of nostr, NIP-44 version 2: ECDH, HKDF-SHA256, ChaCha20 and HMAC-SHA256, with padded lengths. */
import { chacha20 } from '@noble/ciphers/chacha.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { concatBytes, equalBytes, fromHex, fromUtf8, randomBytes, utf8, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';

const VERSION = 2;
/** Bytes of a text. */
export const LONGEST_TEXT = 65_535;
/** Characters of a payload in Base64. */
const PAYLOAD = { shortest: 132, longest: 87_472 };

/**
 * The key that two people share. The caller wipes it.
 * @param publicKey of the other one, hex
 * @throws WalletError bad-input: it is no public key
 */
export function conversationKey(privateKey: Uint8Array, publicKey: string): Uint8Array {
  let shared: Uint8Array | null = null;
  try {
    shared = secp256k1.getSharedSecret(privateKey, concatBytes(Uint8Array.of(2), fromHex(publicKey)));
    return extract(sha256, shared.subarray(1, 33), utf8('nip44-v2'));
  } catch {
    throw new WalletError('bad-input', 'The other side’s public key is none.');
  } finally {
    wipe(shared);
  }
}

/** How long a text of this many bytes is when it is padded. */
export function paddedLength(length: number): number {
  if (length <= 32) return 32;
  const power = 2 ** (Math.floor(Math.log2(length - 1)) + 1);
  const chunk = power <= 256 ? 32 : power / 8;
  return chunk * (Math.floor((length - 1) / chunk) + 1);
}

interface MessageKeys {
  key: Uint8Array;
  nonce: Uint8Array;
  mac: Uint8Array;
}

/** @param nonce of the message, 32 bytes */
export function messageKeys(conversation: Uint8Array, nonce: Uint8Array): MessageKeys {
  const keys = expand(sha256, conversation, nonce, 76);
  return { key: keys.subarray(0, 32), nonce: keys.subarray(32, 44), mac: keys.subarray(44, 76) };
}

/**
 * @param nonce random unless a test gives it
 * @throws WalletError bad-input: the text is empty or too long
 */
export function encryptText(text: string, conversation: Uint8Array, nonce: Uint8Array = randomBytes(32)): string {
  const bytes = utf8(text);
  if (bytes.length === 0 || bytes.length > LONGEST_TEXT)
    throw new WalletError('bad-input', `The text must have 1 to ${LONGEST_TEXT} bytes.`);
  const padded = new Uint8Array(2 + paddedLength(bytes.length));
  new DataView(padded.buffer).setUint16(0, bytes.length);
  padded.set(bytes, 2);
  const keys = messageKeys(conversation, nonce);
  const sealed = chacha20(keys.key, keys.nonce, padded);
  const mac = hmac(sha256, keys.mac, concatBytes(nonce, sealed));
  wipe(padded, bytes, keys.key, keys.mac);
  return base64.encode(concatBytes(Uint8Array.of(VERSION), nonce, sealed, mac));
}

interface Payload {
  nonce: Uint8Array;
  sealed: Uint8Array;
  mac: Uint8Array;
}

/** The parts of a payload, not yet opened. @throws WalletError bad-input: no payload of this version */
export function readPayload(payload: string): Payload {
  if (payload.startsWith('#')) throw unreadable('It has a form that this wallet does not know.');
  if (payload.length < PAYLOAD.shortest || payload.length > PAYLOAD.longest) throw unreadable('Its length is wrong.');
  const bytes = bytesOf(payload);
  if (bytes[0] !== VERSION) throw unreadable(`It has version ${bytes[0]}, not ${VERSION}.`);
  return { nonce: bytes.slice(1, 33), sealed: bytes.slice(33, -32), mac: bytes.slice(-32) };
}

function bytesOf(payload: string): Uint8Array {
  try {
    return base64.decode(payload);
  } catch {
    throw unreadable('It is not Base64.');
  }
}

const unreadable = (what: string): WalletError =>
  new WalletError('bad-input', `This is no encrypted text of NIP-44. ${what}`);

/** @throws WalletError bad-input: it is malformed, was changed, or is not between these two */
export function decryptText(payload: string, conversation: Uint8Array): string {
  const { nonce, sealed, mac } = readPayload(payload);
  const keys = messageKeys(conversation, nonce);
  try {
    const expected = hmac(sha256, keys.mac, concatBytes(nonce, sealed));
    if (!equalBytes(expected, mac))
      throw new WalletError('bad-input', 'This text was changed, or it is not between these two keys.');
    return unpadded(chacha20(keys.key, keys.nonce, sealed));
  } finally {
    wipe(keys.key, keys.mac);
  }
}

function unpadded(padded: Uint8Array): string {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint16(0);
  const text = padded.subarray(2, 2 + length);
  const isWhole = length > 0 && text.length === length && padded.length === 2 + paddedLength(length);
  if (!isWhole) throw unreadable('Its padding is wrong.');
  try {
    return fromUtf8(text);
  } catch {
    throw unreadable('What it holds is not a text.');
  }
}
