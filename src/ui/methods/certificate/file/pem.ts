/** Reads PEM (RFC 7468): certificates, and private keys in PKCS#8, PKCS#1 or SEC1, encrypted or not, also in the old form of OpenSSL. */
import { PKCS8ShroudedKeyBag } from 'pkijs';
import { fromHex } from '../../../../lib/bytes.ts';
import { isWalletError } from '../../../../lib/errors.ts';
import { octetsOf, reading, readWhole } from './asn1.ts';
import { type Attempt, decrypt, decryptAes } from './decrypt.ts';
import { decryptLegacy, oldPemKey } from './legacy-cipher.ts';
import { type PrivateKey, readPkcs1, readPkcs8, readSec1 } from './private-key.ts';
import { damaged, needsPassword, unsupportedKey, unsupportedProtection, wrongPassword } from './problems.ts';

export interface PemContents {
  certificates: Uint8Array[];
  keys: PrivateKey[];
}

interface Block {
  label: string;
  headers: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Most blocks of a file. Usual ones have a key and a chain of up to five certificates. */
const MOST_BLOCKS = 100;

export const isPem = (text: string): boolean => text.includes('-----BEGIN ');

/** @throws WalletError wrong-credential (the password) | bad-input (anything else) */
export async function readPem(text: string, attempt: Attempt): Promise<PemContents> {
  const found: PemContents = { certificates: [], keys: [] };
  for (const block of blocksOf(text)) {
    if (block.label === 'CERTIFICATE' || block.label === 'X509 CERTIFICATE') found.certificates.push(block.bytes);
    else if (block.label.endsWith('PRIVATE KEY')) found.keys.push(await readKey(block, attempt));
  }
  return found;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf('-----BEGIN ', at);
    if (begin === -1) return blocks;
    const labelEnd = text.indexOf('-----', begin + 11);
    const label = text.slice(begin + 11, labelEnd);
    const end = text.indexOf(`-----END ${label}-----`, labelEnd);
    if (labelEnd === -1 || end === -1 || label.length > 40 || blocks.length === MOST_BLOCKS) throw damaged();
    blocks.push(toBlock(label, text.slice(labelEnd + 5, end)));
    at = end + label.length;
  }
}

/** Headers of the old form end with an empty line. */
function toBlock(label: string, inside: string): Block {
  const lines = inside.trim().split(/\r\n|\r|\n/);
  const empty = lines.findIndex((line) => line.trim() === '');
  const hasHeaders = lines[0]?.includes(':') === true;
  if (hasHeaders && empty === -1) throw damaged();
  const headers = hasHeaders ? lines.slice(0, empty).join('\n') : '';
  const base64 = (hasHeaders ? lines.slice(empty) : lines).join('').replace(/\s/g, '');
  try {
    return { label, headers, bytes: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) };
  } catch {
    throw damaged();
  }
}

async function readKey({ label, headers, bytes }: Block, attempt: Attempt): Promise<PrivateKey> {
  const isOldForm = headers.includes('ENCRYPTED');
  const opened = isOldForm ? await decryptOldForm(headers, bytes, attempt) : bytes;
  switch (label) {
    case 'PRIVATE KEY':
      return readPkcs8(opened);
    case 'ENCRYPTED PRIVATE KEY':
      return decrypted(readPkcs8, await decryptPkcs8(bytes, attempt));
    case 'RSA PRIVATE KEY':
      return isOldForm ? decrypted(readPkcs1, opened) : readPkcs1(opened);
    case 'EC PRIVATE KEY':
      return isOldForm ? decrypted(readSec1, opened) : readSec1(opened);
    default:
      throw unsupportedKey(label.replace(/ ?PRIVATE KEY$/, '').slice(0, 20) || 'unknown');
  }
}

/** One wrong password in 256 gives a right padding: what comes out is then no key. */
function decrypted(read: (bytes: Uint8Array) => PrivateKey, opened: Uint8Array): PrivateKey {
  reading(() => {
    try {
      readWhole(opened);
    } catch {
      throw wrongPassword();
    }
  });
  return read(opened);
}

async function decryptPkcs8(bytes: Uint8Array, attempt: Attempt): Promise<Uint8Array> {
  const { encryptionAlgorithm, encryptedData } = reading(() => new PKCS8ShroudedKeyBag({ schema: readWhole(bytes) }));
  if (attempt.password === '') throw needsPassword();
  return decrypt(
    encryptionAlgorithm,
    reading(() => octetsOf(encryptedData)),
    attempt,
  );
}

/** Ciphers of the header DEK-Info: length of the key in bytes. */
const OLD_CIPHERS: Readonly<Record<string, number>> = {
  'AES-128-CBC': 16,
  'AES-192-CBC': 24,
  'AES-256-CBC': 32,
  'DES-EDE3-CBC': 24,
};

async function decryptOldForm(headers: string, bytes: Uint8Array<ArrayBuffer>, { password }: Attempt) {
  const [, cipher = '', hex = ''] = /DEK-Info: *([A-Z0-9-]{1,20}),([0-9A-Fa-f]{16,32})\s*$/m.exec(headers) ?? [];
  const length = OLD_CIPHERS[cipher];
  if (length === undefined) throw unsupportedProtection();
  if (password === '') throw needsPassword();
  const iv = vectorOf(hex);
  const key = oldPemKey(password, iv.subarray(0, 8), length);
  if (cipher !== 'DES-EDE3-CBC') return decryptAes(key, iv, bytes);
  if (iv.length !== 8 || bytes.length === 0 || bytes.length % 8 !== 0) throw damaged();
  const opened = decryptLegacy('triple-des', key, iv, bytes);
  if (opened === null) throw wrongPassword();
  return opened;
}

function vectorOf(hex: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(fromHex(hex.toLowerCase()));
  } catch (error) {
    throw isWalletError(error) ? damaged() : error;
  }
}
