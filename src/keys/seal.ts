/** HPKE base mode (RFC 9180) with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305. It does not authenticate the sender; a signed box does (rule 3). */
import { AEAD_ChaCha20Poly1305, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import { CipherSuite } from 'hpke';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen, WalletError } from '../lib/errors.ts';
import { type Label, labels } from './labels.ts';
import { isSealKey, SEAL_PUBLIC_KEY_LENGTH } from './seal-key.ts';

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

/** Suite of version 1, the only one: KEM 0x647a, KDF 1, AEAD 3. */
const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305);

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
  const pair = await suite.DeriveKeyPair(seed);
  return { publicKey: await suite.SerializePublicKey(pair.publicKey) };
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
  if (!isSealKey(publicKey)) throw new WalletError('bad-encoding', 'Nothing can be sealed to this public key.');
  const key = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, boundTo(purpose, publicKey, context));
  return createWriter().u8(VERSION).raw(encapsulatedSecret, ENCAPSULATED_LENGTH).bytes(ciphertext).finish();
}

/** Opens what was sealed to this seed's public key. @throws WalletError cannot-open for every failure */
export async function unseal(
  seed: Uint8Array,
  purpose: SealPurpose,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  try {
    const reader = createReader(sealed);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const encapsulated = reader.raw(ENCAPSULATED_LENGTH);
    const ciphertext = reader.bytes();
    reader.finish();
    const pair = await suite.DeriveKeyPair(seed);
    const publicKey = await suite.SerializePublicKey(pair.publicKey);
    return await suite.Open(pair, encapsulated, ciphertext, boundTo(purpose, publicKey, context));
  } catch {
    throw cannotOpen();
  }
}
