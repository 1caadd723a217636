/** Sealing: the published vectors, the other library over random inputs, and refusal of everything changed. */
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { HkdfSha256, CipherSuite as OtherSuite } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { x25519 } from '@noble/curves/ed25519.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { AEAD_ChaCha20Poly1305, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import * as native from 'hpke';

import { expect, test } from 'vitest';
import { bareHex, fromHex, randomBytes } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { x25519 as nodeX25519 } from '../testing/node-ed25519.ts';
import { ml_kem768 as nodeMlKem } from '../testing/node-ml-kem.ts';
import { type KemHalves, kemHalves, packageHalves } from './kem-halves.ts';
import { seal, sealKeyPair, unseal } from './seal.ts';
import { bytesOf, contextOf } from './testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from './testing/refused.ts';
import hpke from './vectors/hpke-x-wing.json' with { type: 'json' };
import xwing from './vectors/x-wing.json' with { type: 'json' };
import { decapsulate } from './x-wing.ts';

const { vector } = hpke;
const suite = new native.CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305);

test('draft-ietf-hpke-pq: a seed gives the key pair of the vectors', async () => {
  const { publicKey } = await sealKeyPair(fromHex(vector.ikmR));
  expect(bareHex(publicKey)).toBe(vector.pkRm);
});

test('draft-ietf-hpke-pq: the shared secret of the vectors', async () => {
  const secret = await decapsulate(fromHex(vector.skRm), fromHex(vector.pkRm), fromHex(vector.enc));
  expect(bareHex(secret)).toBe(vector.shared_secret);
});

test('draft-ietf-hpke-pq: every encryption opens, every export agrees', async () => {
  const pair = await suite.DeriveKeyPair(fromHex(vector.ikmR));
  const context = await suite.SetupRecipient(pair, fromHex(vector.enc), { info: fromHex(vector.info) });
  for (const item of vector.encryptions)
    expect(bareHex(await context.Open(fromHex(item.ct), fromHex(item.aad)))).toBe(item.pt);
  for (const item of vector.exports)
    expect(bareHex(await context.Export(fromHex(item.exporter_context), item.L))).toBe(item.exported_value);
});

test.each(xwing.vectors)('draft-connolly-cfrg-xwing-kem: $seed', async (item) => {
  const kem = KEM_MLKEM768_X25519();
  const privateKey = await kem.DeserializePrivateKey(fromHex(item.sk), true);
  const publicKey = await kem.DeserializePublicKey(fromHex(item.pk));
  const secret = await kem.Decap(fromHex(item.ct), privateKey, publicKey);
  expect(bareHex(secret)).toBe(item.ss);
  for (const halves of [packageHalves, undefined])
    expect(bareHex(await decapsulate(fromHex(item.sk), fromHex(item.pk), fromHex(item.ct), halves))).toBe(item.ss);
});

/** info and aad, written down here a second time from the description: [label, version, purpose, (key,) context]. */
function boundTo(publicKey: Uint8Array, context: Uint8Array) {
  const begin = (label: string) => createWriter().text(label).u8(1).text('dramatis/v1/seal/target');
  return {
    info: begin('dramatis/v1/seal-info').bytes(context).finish(),
    aad: begin('dramatis/v1/seal-aad').raw(publicKey, 1216).bytes(context).finish(),
  };
}
const plain = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;
const other = new OtherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

test('another library opens what is sealed here, and the reverse', async () => {
  for (let round = 0; round < 12; round++) {
    const seed = randomBytes(32);
    const { publicKey } = await sealKeyPair(seed);
    const context = randomBytes(round * 5);
    const message = randomBytes(round * 11);
    const { info, aad } = boundTo(publicKey, context);
    const pair = await suite.DeriveKeyPair(seed, true);
    const privateKey = await suite.SerializePrivateKey(pair.privateKey);
    const theirPrivate = await other.kem.deserializePrivateKey(plain(privateKey));

    const sealed = await seal(publicKey, 'target', context, message);
    const opened = await other.open(
      { recipientKey: theirPrivate, enc: plain(sealed.slice(1, 1121)), info: plain(info) },
      plain(sealed.slice(1125)),
      plain(aad),
    );
    expect(new Uint8Array(opened)).toEqual(message);

    const theirPublic = await other.kem.deserializePublicKey(plain(publicKey));
    const theirs = await other.seal({ recipientPublicKey: theirPublic, info: plain(info) }, plain(message), plain(aad));
    const box = createWriter().u8(1).raw(new Uint8Array(theirs.enc), 1120).bytes(new Uint8Array(theirs.ct)).finish();
    expect(await unseal({ seed, publicKey }, 'target', context, box)).toEqual(message);
  }
});

test('a box is refused with another seed, purpose or context', async () => {
  const seed = bytesOf('seed');
  const { publicKey } = await sealKeyPair(seed);
  const keys = { seed, publicKey };
  const sealed = await seal(publicKey, 'grant', contextOf('a'), Uint8Array.of(1));
  expect(await unseal(keys, 'grant', contextOf('a'), sealed)).toEqual(Uint8Array.of(1));
  const other = bytesOf('other');
  const { publicKey: otherKey } = await sealKeyPair(other);
  for (const wrong of [
    { seed: other, publicKey: otherKey },
    { seed: other, publicKey },
    { seed, publicKey: otherKey },
    { seed, publicKey: publicKey.subarray(1) },
    { seed: new Uint8Array(3), publicKey },
  ])
    await expectRefused('cannot-open', () => unseal(wrong, 'grant', contextOf('a'), sealed));
  await expectRefused('cannot-open', () => unseal(keys, 'target', contextOf('a'), sealed));
  await expectRefused('cannot-open', () => unseal(keys, 'grant', contextOf('b'), sealed));
});

test('opening a box expands its key pair once', async () => {
  const seed = bytesOf('seed');
  const { publicKey } = await sealKeyPair(seed);
  const sealed = await seal(publicKey, 'grant', contextOf('a'), Uint8Array.of(1));
  const { keygen } = ml_kem768;
  let expanded = 0;
  ml_kem768.keygen = (...seeds) => {
    expanded += 1;
    return keygen(...seeds);
  };
  try {
    await decapsulate(seed, publicKey, sealed.subarray(1, 1121), packageHalves);
  } finally {
    ml_kem768.keygen = keygen;
  }
  expect(expanded).toBe(1);
});

test('a share of small order, which the sender chooses, is refused like anything else, and no secret stays behind', async () => {
  const seed = bytesOf('seed');
  const { publicKey } = await sealKeyPair(seed);
  const sealed = await seal(publicKey, 'grant', contextOf('a'), Uint8Array.of(1));
  const share = 1 + 1088;
  sealed.fill(0, share, share + 32);
  await expectRefused('cannot-open', () => unseal({ seed, publicKey }, 'grant', contextOf('a'), sealed));
  for (const halves of [packageHalves, await kemHalves()]) {
    const secrets: Uint8Array[] = [];
    const mlKem: KemHalves['mlKem'] = async (...given) => {
      // The other half has failed by then.
      await new Promise((resolve) => setTimeout(resolve));
      const secret = await halves.mlKem(...given);
      secrets.push(given[0], secret);
      return secret;
    };
    const opened = decapsulate(seed, publicKey, sealed.subarray(1, 1121), { ...halves, mlKem });
    await expect(opened).rejects.toThrow();
    expect(secrets).toEqual([new Uint8Array(64), new Uint8Array(32)]);
  }
});

test('every changed byte is refused', async () => {
  const seed = bytesOf('seed');
  const { publicKey } = await sealKeyPair(seed);
  const keys = { seed, publicKey };
  const sealed = await seal(publicKey, 'grant', contextOf('a'), Uint8Array.of(1, 2, 3));
  await expectNoFlipAccepted('cannot-open', sealed, (box) => unseal(keys, 'grant', contextOf('a'), box), 7);
});

test('Web Cryptography of Node, which tests outside this folder use, opens what the package sealed, and the other way round', async () => {
  const other = new native.CipherSuite(
    native.KEM_MLKEM768_X25519,
    native.KDF_HKDF_SHA256,
    native.AEAD_ChaCha20Poly1305,
  );
  const seed = randomBytes(32);
  const bound = { info: randomBytes(9), aad: randomBytes(20) };
  const keys: Uint8Array[] = [];
  for (const [from, to] of [
    [suite, other],
    [other, suite],
  ] as const) {
    const { publicKey } = await from.DeriveKeyPair(seed);
    keys.push(await from.SerializePublicKey(publicKey));
    const { encapsulatedSecret, ciphertext } = await from.Seal(publicKey, fromHex('c0ffee'), bound);
    const opened = await to.Open(await to.DeriveKeyPair(seed), encapsulatedSecret, ciphertext, bound);
    expect(bareHex(opened)).toBe('c0ffee');
  }
  expect(keys[0]).toEqual(keys[1]);
});

test('ML-KEM-768 and X25519 of Node, with which tests outside this folder open, give the same secrets', async () => {
  const [seed, secret] = [randomBytes(64), randomBytes(32)];
  const { publicKey, secretKey } = ml_kem768.keygen(seed);
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey);
  expect(nodeMlKem.decapsulate(cipherText, nodeMlKem.keygen(seed).secretKey)).toEqual(sharedSecret);
  for (const foreign of [cipherText.map((byte) => byte ^ 1), randomBytes(cipherText.length)])
    expect(nodeMlKem.decapsulate(foreign, seed)).toEqual(ml_kem768.decapsulate(foreign, secretKey));
  const { publicKey: theirs } = x25519.keygen();
  expect(nodeX25519.getSharedSecret(secret, theirs)).toEqual(x25519.getSharedSecret(secret, theirs));
});
