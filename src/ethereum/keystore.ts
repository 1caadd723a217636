/**
 * JSON keystores (Web3 Secret Storage, version 3), as geth, MyEtherWallet, ethers and other wallets write them: one private key under a
 * password. A file may come from anywhere, so what opening it costs is limited before anything is computed.
 */
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { bareHex, concatBytes, equalBytes, fromHex, type Hex, randomBytes, utf8, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { ethereumKeys as t } from '../locales/en/ethereum/keys.ts';
import { privateKeyToAddress } from './account.ts';
import { keccak } from './keccak.ts';

type Derivation = { kind: 'scrypt'; n: number; r: number; p: number } | { kind: 'pbkdf2'; rounds: number };

/** A keystore that was read and not opened. */
export interface Keystore {
  /** As the file says; `null`: it does not say. Compared with the key when it is opened. */
  address: Hex | null;
  derivation: Derivation;
  salt: Uint8Array;
  iv: Uint8Array;
  ciphertext: Uint8Array;
  mac: Uint8Array;
}

/** A keystore has a few hundred bytes; one with a phrase beside its key about two thousand. */
export const LONGEST_KEYSTORE = 64 * 1024;

/** Four times what geth and MyEtherWallet write (n = 262144, r = 8, p = 1). */
const MOST_WORK = 4 * 262_144 * 8;
/** Bytes that scrypt takes. */
const MOST_MEMORY = 512 * 1024 * 1024;
const MOST_ROUNDS = 10_000_000;

const unreadable = (why: string) => new WalletError('bad-input', why);
const notOne = () => unreadable(t.notAKeystore);

/** @param text of the file @throws WalletError bad-input: a sentence that says what is wrong with it */
export function readKeystore(text: string): Keystore {
  const file = fieldsOf(parse(text));
  if (file.encseed !== undefined || file.ethaddr !== undefined) throw unreadable(t.presaleFile);
  const crypto = fieldsOf(file.crypto ?? file.Crypto);
  if (Object.keys(crypto).length === 0) throw notOne();
  if (Number(file.version) !== 3) throw unreadable(t.otherVersion);
  if (crypto.cipher !== 'aes-128-ctr') throw unreadable(t.otherCipher);
  const iv = hexOf(fieldsOf(crypto.cipherparams).iv, 'iv');
  const mac = hexOf(crypto.mac, 'mac');
  const ciphertext = hexOf(crypto.ciphertext, 'ciphertext');
  const kdfparams = fieldsOf(crypto.kdfparams);
  const salt = hexOf(kdfparams.salt, 'salt');
  if (iv.length !== 16 || mac.length !== 32 || salt.length > 1024) throw unreadable(t.wrongLength);
  if (ciphertext.length === 0 || ciphertext.length > 32) throw unreadable(t.notAKeyInside);
  if (kdfparams.dklen !== 32) throw unreadable(t.otherKeyLength);
  return {
    address: addressOf(file.address),
    derivation: derivationOf(crypto.kdf, kdfparams),
    salt,
    iv,
    ciphertext,
    mac,
  };
}

function parse(text: string): unknown {
  if (text.length > LONGEST_KEYSTORE) throw unreadable(t.tooLarge);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw notOne();
  }
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function hexOf(value: unknown, name: string): Uint8Array {
  const digits = typeof value === 'string' ? value.replace(/^0x/i, '') : '';
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]+$/.test(digits)) throw unreadable(t.notHexadecimal(name));
  return fromHex(digits);
}

function addressOf(value: unknown): Hex | null {
  if (typeof value !== 'string' || value === '') return null;
  const digits = value.replace(/^0x/i, '').toLowerCase();
  if (!/^[0-9a-f]{40}$/.test(digits)) throw unreadable(t.noAddress);
  return `0x${digits}`;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

function derivationOf(kdf: unknown, { n, r, p, c, prf }: Record<string, unknown>): Derivation {
  const tooMuch = () => unreadable(t.tooMuchWork);
  if (kdf === 'scrypt') {
    if (!isCount(n) || !isCount(r) || !isCount(p) || n < 2 || !Number.isInteger(Math.log2(n)))
      throw unreadable(t.wrongScryptNumbers);
    if (n * r * p > MOST_WORK || 128 * r * (n + p) > MOST_MEMORY) throw tooMuch();
    return { kind: 'scrypt', n, r, p };
  }
  if (kdf === 'pbkdf2') {
    if (prf !== 'hmac-sha256') throw unreadable(t.otherPbkdf2);
    if (!isCount(c)) throw unreadable(t.wrongRounds);
    if (c > MOST_ROUNDS) throw tooMuch();
    return { kind: 'pbkdf2', rounds: c };
  }
  throw unreadable(t.otherDerivation);
}

/** Called with the part that is done, 0 to 1. */
export type Progress = (done: number) => void;

/**
 * Opens a keystore. With scrypt it takes seconds, in steps between which other work of the thread runs.
 * @param password as typed; it is tried in its Unicode form NFKC too, which ethers uses
 * @returns the private key, 32 bytes; the caller wipes it
 * @throws WalletError wrong-credential: another password | bad-input: the password is right, and the content is not a private key
 */
export async function openKeystore(keystore: Keystore, password: string, onProgress?: Progress): Promise<Uint8Array> {
  const forms = [...new Set([password, password.normalize('NFKC')])];
  for (const form of forms) {
    const derived = await derive(keystore, form, onProgress);
    try {
      if (!equalBytes(macOf(derived, keystore.ciphertext), keystore.mac)) continue;
      return keyIn(keystore, await cipher(derived, keystore.iv, keystore.ciphertext));
    } finally {
      wipe(derived);
    }
  }
  throw new WalletError('wrong-credential', t.wrongPassword);
}

/** Early programs left out zeros at the start of a key; where the file names the address, that tells. */
function keyIn({ address }: Keystore, plaintext: Uint8Array): Uint8Array {
  const key = new Uint8Array(32);
  key.set(plaintext, 32 - plaintext.length);
  wipe(plaintext);
  let found: Hex;
  try {
    found = privateKeyToAddress(key);
  } catch {
    throw unreadable(t.noPrivateKey);
  }
  if (address === found || (address === null && plaintext.length === 32)) return key;
  wipe(key);
  if (address === null) throw unreadable(t.shortPrivateKey);
  throw unreadable(t.otherPrivateKey);
}

const macOf = (derived: Uint8Array, ciphertext: Uint8Array): Uint8Array =>
  keccak(concatBytes(derived.subarray(16, 32), ciphertext));

async function derive(
  { derivation, salt }: Pick<Keystore, 'derivation' | 'salt'>,
  password: string,
  onProgress?: Progress,
) {
  const bytes = utf8(password);
  try {
    if (derivation.kind === 'scrypt') {
      const { n, r, p } = derivation;
      return await scryptAsync(bytes, salt, {
        N: n,
        r,
        p,
        dkLen: 32,
        ...(onProgress ? { onProgress } : {}),
        maxmem: 2 * MOST_MEMORY,
      });
    }
    const key = await crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, 'PBKDF2', false, ['deriveBits']);
    const how = {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: salt as Uint8Array<ArrayBuffer>,
      iterations: derivation.rounds,
    };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  } finally {
    wipe(bytes);
  }
}

/** AES-128-CTR, which encrypts and decrypts alike. */
async function cipher(derived: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', derived.slice(0, 16), 'AES-CTR', false, ['encrypt']);
  const how = { name: 'AES-CTR', counter: iv as Uint8Array<ArrayBuffer>, length: 128 };
  return new Uint8Array(await crypto.subtle.encrypt(how, key, bytes as Uint8Array<ArrayBuffer>));
}

/** What geth and MyEtherWallet write. */
const USUAL = { kind: 'scrypt', n: 262_144, r: 8, p: 1 } as const;

/**
 * Writes a keystore that other wallets read.
 * @param privateKey 32 bytes
 * @param derivation weaker only in tests
 * @returns the text of the file
 */
export async function writeKeystore(
  privateKey: Uint8Array,
  password: string,
  onProgress?: Progress,
  derivation: Extract<Derivation, { kind: 'scrypt' }> = USUAL,
): Promise<string> {
  const [salt, iv] = [randomBytes(32), randomBytes(16)];
  const derived = await derive({ derivation, salt }, password, onProgress);
  try {
    const ciphertext = await cipher(derived, iv, privateKey);
    const { n, r, p } = derivation;
    return JSON.stringify({
      version: 3,
      id: crypto.randomUUID(),
      address: privateKeyToAddress(privateKey).slice(2),
      crypto: {
        cipher: 'aes-128-ctr',
        cipherparams: { iv: bareHex(iv) },
        ciphertext: bareHex(ciphertext),
        kdf: 'scrypt',
        kdfparams: { dklen: 32, n, r, p, salt: bareHex(salt) },
        mac: bareHex(macOf(derived, ciphertext)),
      },
    });
  } finally {
    wipe(derived);
  }
}
