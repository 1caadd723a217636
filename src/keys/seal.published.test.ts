/** Published vectors of ML-KEM-768 and X25519 where sealing uses them: what opens, and which ciphertexts and keys are refused. */
import { createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { shake256 } from '@noble/hashes/sha3.js';
import { KEM_ML_KEM_768, KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex, utf8 } from '../lib/bytes.ts';
import { packageHalves } from './kem-halves.ts';
import { seal, sealKeyPair, unseal } from './seal.ts';
import { isSealKey } from './seal-key.ts';
import { bytesOf, contextOf } from './testing/identity.ts';
import { expectRefused } from './testing/refused.ts';
import mlKem from './vectors/ml-kem-768.json' with { type: 'json' };
import x25519 from './vectors/x25519.json' with { type: 'json' };
import { decapsulate } from './x-wing.ts';

/** Bytes of an ML-KEM-768 public key and ciphertext: X25519's 32 follow. */
const ML_KEM_KEY = 1184;
const ML_KEM_CIPHERTEXT = 1088;

const seed = bytesOf('seal');
const context = contextOf('context');

describe('ML-KEM-768', () => {
  const kem = KEM_ML_KEM_768();

  it.each(mlKem.decapsulation)('Wycheproof $tcId: $comment $flags', async (test) => {
    const opened = async () => {
      const key = await kem.DeserializePrivateKey(fromHex(test.seed), true);
      return bareHex(await kem.Decap(fromHex(test.c), key, undefined));
    };
    if (test.result === 'valid') expect(await opened()).toBe(test.K);
    else await expect(opened()).rejects.toThrow();
  });

  it.each(mlKem.encapsulationKeys)(
    'FIPS 203 7.2, the modulus check: Wycheproof $tcId $comment $flags',
    async (test) => {
      const x25519Key = (await sealKeyPair(seed)).publicKey.slice(ML_KEM_KEY);
      const key = concatBytes(fromHex(test.ek), x25519Key);
      const valid = test.result === 'valid';
      expect(isSealKey(key)).toBe(valid);
      const sealed = () => seal(key, 'grant', context, utf8('plaintext'));
      if (valid) expect(await sealed()).toHaveLength(1 + 1120 + 4 + 9 + 16);
      else await expectRefused('bad-encoding', sealed);
    },
  );
});

/** Keys in the DER of RFC 8410, for the other implementation. */
const der = (prefix: string, key: Uint8Array) => ({
  key: Buffer.from(concatBytes(fromHex(prefix), key)),
  format: 'der' as const,
});
const otherX25519 = (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  new Uint8Array(
    diffieHellman({
      privateKey: createPrivateKey({ ...der('302e020100300506032b656e04220420', privateKey), type: 'pkcs8' }),
      publicKey: createPublicKey({ ...der('302a300506032b656e032100', publicKey), type: 'spki' }),
    }),
  );

describe('X25519 inside X-Wing', () => {
  const kem = KEM_MLKEM768_X25519();
  const secret = bytesOf('x-wing');
  const expanded = shake256(secret, { dkLen: 96 });
  const [mlKemSeed, x25519Seed] = [expanded.slice(0, 64), expanded.slice(64)];
  const basePoint = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 9 : 0));
  /** Any bytes: ML-KEM answers to them too, with a secret that nobody else has. */
  const mlKemCiphertext = concatBytes(...Array.from({ length: 34 }, (_, at) => bytesOf(`ciphertext ${at}`)));

  /** Draft-connolly-cfrg-xwing-kem 5.3, put together by hand from ML-KEM and another X25519. */
  async function byHand(publicKey: Uint8Array): Promise<string> {
    const mlKemKey = await KEM_ML_KEM_768().DeserializePrivateKey(mlKemSeed, true);
    return createHash('sha3-256')
      .update(await KEM_ML_KEM_768().Decap(mlKemCiphertext, mlKemKey, undefined))
      .update(otherX25519(x25519Seed, publicKey))
      .update(publicKey)
      .update(otherX25519(x25519Seed, basePoint))
      .update('\\.//^\\')
      .digest('hex');
  }
  const byLibrary = async (publicKey: Uint8Array): Promise<string> => {
    const key = await kem.DeserializePrivateKey(secret, true);
    const encapsulated = concatBytes(mlKemCiphertext, publicKey);
    const shared = bareHex(await kem.Decap(encapsulated, key, undefined));
    const own = concatBytes(new Uint8Array(ML_KEM_KEY), otherX25519(x25519Seed, basePoint));
    for (const halves of [packageHalves, undefined])
      expect(bareHex(await decapsulate(secret, own, encapsulated, halves))).toBe(shared);
    return shared;
  };

  it.each(x25519.shared)('Wycheproof $tcId: $comment $flags', async (test) => {
    const publicKey = fromHex(test.public);
    expect(bareHex(otherX25519(fromHex(test.private), publicKey))).toBe(test.shared);
    expect(await byLibrary(publicKey)).toBe(await byHand(publicKey));
  });

  it.each(x25519.smallOrder)(
    'seals to no key of small order and opens no box with one: Wycheproof $tcId',
    async (test) => {
      const { publicKey } = await sealKeyPair(seed);
      const small = fromHex(test.public);
      const key = concatBytes(publicKey.slice(0, ML_KEM_KEY), small);
      expect(isSealKey(key)).toBe(false);
      await expectRefused('bad-encoding', () => seal(key, 'grant', context, utf8('x')));
      const box = await seal(publicKey, 'grant', context, utf8('x'));
      box.set(small, 1 + ML_KEM_CIPHERTEXT);
      await expectRefused('cannot-open', () => unseal({ seed, publicKey }, 'grant', context, box));
    },
  );
});
