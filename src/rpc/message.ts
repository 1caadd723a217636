/** Decodes the message of personal_sign: hex is bytes, anything else is UTF-8 text. Rejects what could be either. */
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { invalidInput } from './fault.ts';

/** Longer messages are rejected, like long typed data: nobody reads them, and each would be stored until it is answered. */
const LONGEST_MESSAGE = 200_000;

/** @throws ProviderRpcError -32000 */
export function messageBytes(message: string): Hex {
  if (message.length > LONGEST_MESSAGE) throw invalidInput('The message is larger than 200 kB.');
  // `0X12` is a text, as for every client library.
  if (/^0x[0-9a-fA-F]*$/.test(message)) {
    if (message.length % 2 !== 0) throw invalidInput('The message has an odd number of hex digits.');
    return message.toLowerCase() as Hex;
  }
  // A lone surrogate has no UTF-8 encoding; encoding it would sign another character.
  if (/\p{Surrogate}/u.test(message)) throw invalidInput('The message is not well-formed Unicode.');
  return toHex(utf8(message));
}
