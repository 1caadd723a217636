/** Personal messages: version 0x45 of EIP-191. The prefix keeps a signed message from ever being a transaction. */
import { concatBytes, type Hex, utf8 } from '../lib/bytes.ts';
import { keccak } from './keccak.ts';
import { signDigest } from './micro.ts';
import { recoverAddress } from './signature.ts';

/** 32 bytes: keccak of 0x19, *Ethereum Signed Message:*, a line feed, the length in decimal, the bytes. */
export const hashPersonalMessage = (message: Uint8Array): Uint8Array =>
  keccak(concatBytes(utf8(`\x19Ethereum Signed Message:\n${message.length}`), message));

/** 65 bytes in hex; the same for the same key and message (RFC 6979). */
export const signPersonalMessage = (privateKey: Uint8Array, message: Uint8Array): Hex =>
  signDigest(hashPersonalMessage(message), privateKey);

/** Lower-case address of the signer. @throws WalletError bad-input */
export const recoverPersonalMessage = (message: Uint8Array, signature: unknown): Hex =>
  recoverAddress(hashPersonalMessage(message), signature);
