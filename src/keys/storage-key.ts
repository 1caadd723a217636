/** First, second and third storage key and the login account, derived from a login's secrets. They are derived when used, wiped afterwards, and never stored. */
import { wipe } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { argon2id } from './argon2.ts';
import { deriveKey } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { type Label, labels } from './labels.ts';
import { sign, signingKeyPair, verify } from './sign.ts';

/** Argon2id (RFC 9106) of version 1: 64 MiB, three passes, one lane. Never taken from a server or the disk. */
export const ARGON2_COST = { m: 64 * 1024, t: 3, p: 1, dkLen: 32 } as const;

/** Fewest bytes of a salt. */
export const SALT_LENGTH = 32;

/** Personal information in canonical spelling: NFKC, trimmed, case-folded. Through upper case first, so that ß equals SS and both small sigmas are equal. */
export const foldPersonalInformation = (text: string): string =>
  text.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');

/**
 * The secret (32 bytes) of personal information for a storage key: folded, then Argon2id.
 * It goes into storage keys only, never into the locator or the login account.
 * @param salt the salt of the storage key it is for, 32 bytes
 */
export async function personalSecret(personalInformation: string, salt: Uint8Array): Promise<Uint8Array> {
  const folded = foldPersonalInformation(personalInformation);
  const input = createWriter().text(labels.personalInformation).text(folded).finish();
  try {
    return await argon2id(input, salt, ARGON2_COST);
  } finally {
    wipe(input);
  }
}

/** Joins a secret with the personal secret, each with its length; without one it returns the secret unchanged. */
function withPersonal(secret: Uint8Array, personal: Uint8Array | null, derive: (secret: Uint8Array) => Uint8Array) {
  if (personal === null) return derive(secret);
  const both = createWriter().bytes(secret).raw(personal, 32).finish();
  try {
    return derive(both);
  } finally {
    wipe(both);
  }
}

/**
 * Third storage key (32 bytes): opens the method blob [55-62].
 * @param salt of the ID database's row
 * @param personal from `personalSecret`, if the method asks for it
 */
export const thirdStorageKey = (
  modeSecret: Uint8Array,
  salt: Uint8Array,
  personal: Uint8Array | null = null,
): Uint8Array =>
  withPersonal(modeSecret, personal, (secret) =>
    deriveKey(secret, salt, labels.thirdStorageKey, (info) => info.u8(personal === null ? 0 : 1)),
  );

/** The account in the key database: its number, and the Ed25519 seed that proves it and is never sent [67-70]. */
export interface LoginAccount {
  number: Uint8Array;
  seed: Uint8Array;
  publicKey: Uint8Array;
}

export function loginAccount(modeSecret: Uint8Array, salt: Uint8Array): LoginAccount {
  const derive = (label: Label) => deriveKey(modeSecret, salt, label);
  const seed = derive(labels.loginPassword);
  return { number: derive(labels.loginNumber), seed, publicKey: signingKeyPair(seed).publicKey };
}

const proofMessage = (number: Uint8Array, origin: string, challenge: Uint8Array): Uint8Array =>
  createWriter().raw(number, 32).text(origin).bytes(challenge).finish();

/** Signature (64 bytes) on a server's challenge; it contains the server's origin, so that no server can use it at another one. */
export const loginProof = (account: LoginAccount, origin: string, challenge: Uint8Array): Uint8Array =>
  sign(account.seed, labels.loginProof, proofMessage(account.number, origin, challenge));

/** Verifies a `loginProof` under this login public key, on the server. Never throws. */
export const isLoginProof = (
  publicKey: Uint8Array,
  origin: string,
  accountNumber: Uint8Array,
  challenge: Uint8Array,
  signature: Uint8Array,
): boolean => verify(publicKey, labels.loginProof, proofMessage(accountNumber, origin, challenge), signature);

/** Second storage key (32 bytes): opens the wrapped first storage key on this device [86-87]. */
export const secondStorageKey = (
  localSecret: Uint8Array,
  localSalt: Uint8Array,
  deviceId: Uint8Array,
  personal: Uint8Array | null = null,
): Uint8Array =>
  withPersonal(localSecret, personal, (secret) =>
    deriveKey(secret, localSalt, labels.secondStorageKey, (info) =>
      info.u8(personal === null ? 0 : 1).raw(deviceId, ID_LENGTH),
    ),
  );

/** First storage key (32 bytes) of one method on one device: opens the local copy [72-81]. */
export const firstStorageKey = (
  localSecret: Uint8Array,
  firstSalt: Uint8Array,
  methodId: Uint8Array,
  deviceId: Uint8Array,
  personal: Uint8Array | null = null,
): Uint8Array =>
  withPersonal(localSecret, personal, (secret) =>
    deriveKey(secret, firstSalt, labels.firstStorageKey, (info) =>
      info
        .u8(personal === null ? 0 : 1)
        .raw(methodId, ID_LENGTH)
        .raw(deviceId, ID_LENGTH),
    ),
  );
