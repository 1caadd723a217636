/** Parts of the vault's stored formats: numbers, length-prefixed byte strings, checksums. Never reads past the end. */
import { concatBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';

/** Big-endian, four bytes. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = concatBytes(...parts) as Uint8Array<ArrayBuffer>;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

export interface BlockReader {
  number(): number;
  /** The next length-prefixed byte string, as a copy. */
  piece(): Uint8Array;
  atEnd(): boolean;
}

/** Reads numbers and byte strings in order. @throws WalletError bad-encoding, from its methods, past the end */
export function createBlockReader(bytes: Uint8Array): BlockReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  /** Offset of the next `length` bytes. */
  function advance(length: number): number {
    if (length > bytes.length - at) throw new WalletError('bad-encoding', 'These bytes end too early.');
    at += length;
    return at - length;
  }
  const number = (): number => view.getUint32(advance(4));
  return {
    number,
    piece() {
      const from = advance(number());
      return bytes.slice(from, at);
    },
    atEnd: () => at === bytes.length,
  };
}
