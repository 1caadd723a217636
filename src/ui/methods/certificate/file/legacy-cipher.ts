/**
 * What old files are encrypted with: key derivation of PKCS#12 (RFC 7292 appendix B), Triple DES and RC2, and the key derivation of old
 * PEM files (OpenSSL's EVP_BytesToKey). Web Crypto has none of it. The only import of node-forge, which takes bytes as binary strings.
 */
import forge from 'node-forge';

/** Two functions that the types of node-forge leave out. */
const { generatePkcs12Key, opensslDeriveBytes } = (
  forge as unknown as {
    pbe: {
      generatePkcs12Key(
        password: string,
        salt: forge.util.ByteStringBuffer,
        id: number,
        rounds: number,
        length: number,
        hash: forge.md.MessageDigest,
      ): forge.util.ByteStringBuffer;
      opensslDeriveBytes(password: string, salt: string, length: number): string;
    };
  }
).pbe;

const toBinary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const fromBinary = (binary: string): Uint8Array<ArrayBuffer> => Uint8Array.from(binary, (char) => char.charCodeAt(0));

/** What a derived key is for: the id byte of RFC 7292 B.3. */
const IDS = { key: 1, iv: 2, mac: 3 } as const;

/** Name of a hash -> forge's. */
const HASHES = {
  'SHA-1': () => forge.md.sha1.create(),
  'SHA-256': () => forge.md.sha256.create(),
  'SHA-384': () => forge.md.sha384.create(),
  'SHA-512': () => forge.md.sha512.create(),
} as const;

export type LegacyHash = keyof typeof HASHES;

/** @param password as typed; a Unicode string with a final zero is what enters @param length in bytes */
export function pkcs12Key(
  password: string,
  wanted: { salt: Uint8Array; use: keyof typeof IDS; rounds: number; length: number; hash: LegacyHash },
): Uint8Array<ArrayBuffer> {
  const { salt, use, rounds, length, hash } = wanted;
  const derived = generatePkcs12Key(
    password,
    forge.util.createBuffer(toBinary(salt)),
    IDS[use],
    rounds,
    length,
    HASHES[hash](),
  );
  return fromBinary(derived.getBytes());
}

/** Key of an encrypted PEM file of the old form: MD5 over password and salt. @param salt 8 bytes */
export const oldPemKey = (password: string, salt: Uint8Array, length: number): Uint8Array<ArrayBuffer> =>
  fromBinary(opensslDeriveBytes(forge.util.encodeUtf8(password), toBinary(salt), length));

/** CBC with PKCS#7 padding. `null`: the padding is wrong, as after a wrong key. */
export function decryptLegacy(
  cipher: 'triple-des' | 'rc2',
  key: Uint8Array,
  iv: Uint8Array,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  const decipher =
    cipher === 'triple-des'
      ? forge.cipher.createDecipher('3DES-CBC', toBinary(key))
      : forge.rc2.createDecryptionCipher(toBinary(key), key.length * 8);
  // RC2's cipher takes the vector alone, the others in an object.
  const begin = decipher.start as (iv: unknown) => void;
  begin.call(decipher, cipher === 'rc2' ? toBinary(iv) : { iv: toBinary(iv) });
  decipher.update(forge.util.createBuffer(toBinary(sealed)));
  return decipher.finish() ? fromBinary(decipher.output.getBytes()) : null;
}
