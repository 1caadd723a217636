/** The code that one computer shows and the other types: eight letters, and the keys derived from them. The code protects no secret; the compared words protect the pairing. */

import { randomBytes, utf8, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
import { argon2id } from './argon2.ts';
import { deriveKey, labelledHash } from './derive.ts';
import { labels } from './labels.ts';
import { ARGON2_COST } from './storage-key.ts';

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 8;

/** A fresh code of 40 bits, without its hyphen. */
export const createPairingCode = (): string =>
  [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** The code as it is shown: two groups of four. */
export const showPairingCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Parses a typed code: any case, hyphens and spaces anywhere, O for 0, I and L for 1. @throws WalletError bad-input */
export function parsePairingCode(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—−_.,]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const known = [...letters].every((letter) => ALPHABET.includes(letter));
  if (letters.length !== LETTERS || !known) throw new WalletError('bad-input', t.notAPairingCode);
  return letters;
}

/** The mailbox of the two computers, and the key of their messages. */
export interface PairingKeys {
  /** Name of the mailbox, 32 bytes. */
  box: Uint8Array;
  /** Wrapping key of the purpose `pairing`, 32 bytes. */
  key: Uint8Array;
}

/**
 * The server with the mailbox could try out forty bits, so each try must cost much (Argon2id), again for each
 * server. @param origin of the key server, serialised
 */
export async function pairingKeys(code: string, origin: string): Promise<PairingKeys> {
  const salt = labelledHash(labels.pairingCode, (hash) => hash.text(origin));
  const stretched = await argon2id(utf8(code), salt, ARGON2_COST);
  try {
    return {
      box: deriveKey(stretched, null, labels.pairingMailbox),
      key: deriveKey(stretched, null, labels.pairingKey),
    };
  } finally {
    wipe(stretched);
  }
}
