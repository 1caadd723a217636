/** Decrypts what an algorithm identifier of PKCS#5 or PKCS#12 describes: PBES2 with AES or Triple DES, and the older schemes of PKCS#12. */
import { type Integer, type OctetString, Sequence } from 'asn1js';
import { type AlgorithmIdentifier, PBES2Params, PBKDF2Params } from 'pkijs';
import { reading } from './asn1.ts';
import { decryptLegacy, pkcs12Key } from './legacy-cipher.ts';
import { damaged, unsupportedProtection, wrongPassword } from './problems.ts';
import type { WorkLimit } from './work-limit.ts';

/** A typed password and the work that one file may cost. */
export interface Attempt {
  password: string;
  limit: WorkLimit;
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

/** Pseudorandom functions of PBKDF2, with the bytes that each gives; Web Crypto has no SHA-224. */
const PRFS: Readonly<Record<string, { hash: string; bytes: number }>> = {
  '1.2.840.113549.2.7': { hash: 'SHA-1', bytes: 20 },
  '1.2.840.113549.2.9': { hash: 'SHA-256', bytes: 32 },
  '1.2.840.113549.2.10': { hash: 'SHA-384', bytes: 48 },
  '1.2.840.113549.2.11': { hash: 'SHA-512', bytes: 64 },
};

/** Ciphers of PBES2: length of the key in bytes. */
const AES: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 16,
  '2.16.840.1.101.3.4.1.22': 24,
  '2.16.840.1.101.3.4.1.42': 32,
};
const TRIPLE_DES = '1.2.840.113549.3.7';

/** Schemes of RFC 7292 appendix C. */
const PKCS12: Readonly<Record<string, { cipher: 'triple-des' | 'rc2'; length: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'triple-des', length: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'triple-des', length: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', length: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', length: 5 },
};

/** @throws WalletError wrong-credential | bad-input */
export function decrypt(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  sealed: Uint8Array<ArrayBuffer>,
  attempt: Attempt,
): Promise<Uint8Array<ArrayBuffer>> {
  if (algorithmId === PBES2)
    return decryptPbes2(
      reading(() => new PBES2Params({ schema: algorithmParams })),
      sealed,
      attempt,
    );
  const scheme = PKCS12[algorithmId];
  if (scheme === undefined) throw unsupportedProtection();
  return decryptPkcs12(scheme, algorithmParams, sealed, attempt);
}

async function decryptPkcs12(
  { cipher, length }: { cipher: 'triple-des' | 'rc2'; length: number },
  parameters: unknown,
  sealed: Uint8Array,
  { password, limit }: Attempt,
): Promise<Uint8Array<ArrayBuffer>> {
  const { salt, rounds } = reading(() => {
    if (!(parameters instanceof Sequence)) throw damaged();
    const [octets, integer] = parameters.valueBlock.value as [OctetString, Integer];
    return { salt: new Uint8Array(octets.getValue()), rounds: integer.valueBlock.valueDec };
  });
  limit.spend('legacy', rounds);
  limit.spend('legacy', rounds);
  const from = { salt, rounds, hash: 'SHA-1' } as const;
  const short = pkcs12Key(password, { ...from, use: 'key', length });
  // Triple DES with two keys uses the first one again.
  const key = cipher === 'triple-des' && length === 16 ? Uint8Array.of(...short, ...short.subarray(0, 8)) : short;
  const iv = pkcs12Key(password, { ...from, use: 'iv', length: 8 });
  return decryptBlocks(cipher, key, iv, sealed);
}

function decryptBlocks(cipher: 'triple-des' | 'rc2', key: Uint8Array, iv: Uint8Array, sealed: Uint8Array) {
  if (sealed.length === 0 || sealed.length % 8 !== 0) throw damaged();
  const opened = decryptLegacy(cipher, key, iv, sealed);
  if (opened === null) throw wrongPassword();
  return opened;
}

async function decryptPbes2(
  { keyDerivationFunc, encryptionScheme }: PBES2Params,
  sealed: Uint8Array<ArrayBuffer>,
  { password, limit }: Attempt,
): Promise<Uint8Array<ArrayBuffer>> {
  const cipher = encryptionScheme.algorithmId;
  const length = AES[cipher] ?? (cipher === TRIPLE_DES ? 24 : undefined);
  if (length === undefined) throw unsupportedProtection();
  if (keyDerivationFunc.algorithmId !== PBKDF2) throw unsupportedProtection();
  const derived = await pbkdf2(keyDerivationFunc.algorithmParams, length, { password, limit });
  const iv = reading(() => new Uint8Array((encryptionScheme.algorithmParams as OctetString).getValue()));
  if (cipher === TRIPLE_DES) return decryptBlocks('triple-des', derived, iv, sealed);
  return decryptAes(derived, iv, sealed);
}

/** A key of PBKDF2 (RFC 8018) from its parameters; the length in bytes. @throws WalletError bad-input */
export async function pbkdf2(
  parameters: unknown,
  length: number,
  { password, limit }: Attempt,
): Promise<Uint8Array<ArrayBuffer>> {
  const { salt, rounds, prf } = reading(() => {
    const read = new PBKDF2Params({ schema: parameters });
    const salt = new Uint8Array((read.salt as OctetString).getValue());
    return { salt, rounds: read.iterationCount, prf: read.prf?.algorithmId ?? '1.2.840.113549.2.7' };
  });
  const known = PRFS[prf];
  if (known === undefined) throw unsupportedProtection();
  const { hash, bytes } = known;
  // A key that is longer than what the function gives costs all rounds for each part of it.
  for (let given = 0; given < length; given += bytes) limit.spend('native', rounds);
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations: rounds, hash }, typed, length * 8),
  );
}

/** CBC. @throws WalletError wrong-credential when the padding is wrong, as after a wrong key | bad-input */
export async function decryptAes(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (iv.length !== 16 || sealed.length === 0 || sealed.length % 16 !== 0) throw damaged();
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, sealed));
  } catch {
    throw wrongPassword();
  }
}
