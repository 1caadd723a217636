/** HPKE base mode (RFC 9180) with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305. It does not authenticate the sender; a signed box does. */
import { shake256 } from '@noble/hashes/sha3.js';
import { AEAD_ChaCha20Poly1305, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import { CipherSuite, type Key, LabeledDerive } from 'hpke';
import { concatBytes, utf8, wipe } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen, WalletError } from '../lib/errors.ts';
import { lazy } from '../lib/lazy.ts';
import { keys as t } from '../locales/en/keys.ts';
import { type Label, labels } from './labels.ts';
import { isSealKey, SEAL_PUBLIC_KEY_LENGTH } from './seal-key.ts';
import { decapsulate } from './x-wing.ts';

export type SealPurpose = 'grant' | 'target' | 'backup' | 'audit';

const purposeLabels: Record<SealPurpose, Label> = {
  grant: labels.sealGrant,
  target: labels.sealTarget,
  backup: labels.sealBackup,
  audit: labels.sealAudit,
};

const VERSION = 1;
/** Length in bytes of an encapsulated secret (Nenc) of KEM 0x647a. */
const ENCAPSULATED_LENGTH = 1120;

/** What opens a box: the seed, which the caller wipes, and the public key of it that the verified log names or that was derived with it. */
export interface SealKeys {
  /** 32 bytes, the `ikm` of DeriveKeyPair. */
  seed: Uint8Array;
  /** X-Wing, 1216 bytes. */
  publicKey: Uint8Array;
}

/** The private half of a pair as hpke is given it. */
interface ReceiverKey extends Key {
  seed: Uint8Array;
}

const packaged = lazy(() => KEM_MLKEM768_X25519());
const SUITE_ID = concatBytes(utf8('KEM'), Uint8Array.of(0x64, 0x7a));

/** The seed of X-Wing, as DeriveKeyPair of draft-ietf-hpke-pq §3 makes it. */
const derivedSeed = (ikm: Uint8Array): Promise<Uint8Array> =>
  LabeledDerive(
    { Derive: async (bytes, dkLen) => shake256(bytes, { dkLen }) },
    SUITE_ID,
    ikm,
    utf8('DeriveKeyPair'),
    new Uint8Array(),
    packaged().Nsk,
  );

/** Suite of version 1, the only one: KEM 0x647a, KDF 1, AEAD 3. What is received is opened by x-wing.ts. */
const suite = lazy(
  () =>
    new CipherSuite(
      () => ({
        ...packaged(),
        Decap: async (encapsulated, key, publicKey) =>
          decapsulate((key as ReceiverKey).seed, await packaged().SerializePublicKey(publicKey as Key), encapsulated),
      }),
      KDF_HKDF_SHA256,
      AEAD_ChaCha20Poly1305,
    ),
);

/** `info` (for the key schedule) and `aad`: both contain purpose and context; `aad` also the receiver's key. */
function boundTo(purpose: SealPurpose, publicKey: Uint8Array, context: Uint8Array) {
  const info = createWriter().text(labels.sealInfo).u8(VERSION).text(purposeLabels[purpose]).bytes(context).finish();
  const aad = createWriter().text(labels.sealAad).u8(VERSION).text(purposeLabels[purpose]);
  return { info, aad: aad.raw(publicKey, SEAL_PUBLIC_KEY_LENGTH).bytes(context).finish() };
}

/**
 * The public key (1216 bytes) of a seed of 32 bytes, which is the `ikm` of DeriveKeyPair (draft-ietf-hpke-pq §3).
 * The seed must be used for nothing else.
 */
export async function sealKeyPair(seed: Uint8Array): Promise<{ publicKey: Uint8Array }> {
  const pair = await suite().DeriveKeyPair(seed);
  return { publicKey: await suite().SerializePublicKey(pair.publicKey) };
}

/**
 * Seals to a public key that the verified log names.
 * @param context identifiers, in the encoding of lib/encoding
 * @throws WalletError bad-encoding: the public key is not valid
 */
export async function seal(
  publicKey: Uint8Array,
  purpose: SealPurpose,
  context: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  if (!isSealKey(publicKey)) throw new WalletError('bad-encoding', t.publicKeyBad);
  const key = await suite().DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite().Seal(key, plaintext, boundTo(purpose, publicKey, context));
  return createWriter().u8(VERSION).raw(encapsulatedSecret, ENCAPSULATED_LENGTH).bytes(ciphertext).finish();
}

/** Opens what was sealed to these keys. @throws WalletError cannot-open for every failure */
export async function unseal(
  keys: SealKeys,
  purpose: SealPurpose,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  // Outside: where the script of the suite cannot be loaded, nothing is said about the box.
  const opening = suite();
  let seed: Uint8Array | null = null;
  try {
    const reader = createReader(sealed);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const encapsulated = reader.raw(ENCAPSULATED_LENGTH);
    const ciphertext = reader.bytes();
    reader.finish();
    if (keys.seed.length !== packaged().Nsk) throw cannotOpen();
    seed = await derivedSeed(keys.seed);
    const publicKey = await opening.DeserializePublicKey(keys.publicKey);
    const { algorithm } = publicKey;
    const privateKey: ReceiverKey = { algorithm, type: 'private', extractable: false, seed };
    const bound = boundTo(purpose, keys.publicKey, context);
    return await opening.Open({ privateKey, publicKey }, encapsulated, ciphertext, bound);
  } catch {
    throw cannotOpen();
  } finally {
    wipe(seed);
  }
}
