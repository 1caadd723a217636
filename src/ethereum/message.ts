/** Personal messages (EIP-191, version 0x45). Because of the prefix, a signed message is never a valid transaction. */
import { concatBytes, type Hex, utf8 } from '../lib/bytes.ts';
import { keccak } from './keccak.ts';
import { signDigest } from './micro.ts';
import { recoverAddress } from './signature.ts';

/** 32 bytes: Keccak-256 of 0x19, *Ethereum Signed Message:*, a line feed, the length in decimal, and the message. */
export const hashPersonalMessage = (message: Uint8Array): Uint8Array =>
  keccak(concatBytes(utf8(`\x19Ethereum Signed Message:\n${message.length}`), message));

/** 65 bytes in hex; deterministic (RFC 6979). */
export const signPersonalMessage = (privateKey: Uint8Array, message: Uint8Array): Hex =>
  signDigest(hashPersonalMessage(message), privateKey);

/** Lower-case address of the signer. @throws WalletError bad-input */
export const recoverPersonalMessage = (message: Uint8Array, signature: unknown): Hex =>
  recoverAddress(hashPersonalMessage(message), signature);
