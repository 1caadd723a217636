/** Selectors of functions and errors, topics of events: hashes of their signatures (Solidity, *Contract ABI Specification*). */
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { keccak } from './keccak.ts';

/** Signatures come from descriptions too: no more than this many are remembered. */
const MOST = 1000;
const known = new Map<string, Hex>();

function hashOf(signature: string): Hex {
  const found = known.get(signature);
  if (found !== undefined) return found;
  if (known.size >= MOST) known.clear();
  const hash = toHex(keccak(utf8(signature)));
  known.set(signature, hash);
  return hash;
}

/** The first four bytes of the hash of a signature such as `transfer(address,uint256)`. */
export const selectorOf = (signature: string): Hex => hashOf(signature).slice(0, 10) as Hex;

/** The first topic of an event's logs: the hash of a signature such as `Transfer(address,address,uint256)`, 32 bytes. */
export const topicOf = (signature: string): Hex => hashOf(signature);
