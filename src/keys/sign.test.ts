/** Signatures: RFC 8032, and that label and message are both under them. */
import { createPrivateKey, sign as nodeSign } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareHex, concatBytes, fromHex, utf8 } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { ed25519 as ofNode } from '../testing/node-ed25519.ts';
import { labels } from './labels.ts';
import { sign, signingKeyPair, verify, verifyPlain } from './sign.ts';
import { bytesOf } from './testing/identity.ts';

test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
])('RFC 8032 7.1: %s', (seed, publicKey, message, signature) => {
  expect(bareHex(signingKeyPair(fromHex(seed)).publicKey)).toBe(publicKey);
  expect(bareHex(ed25519.sign(fromHex(message), fromHex(seed)))).toBe(signature);
});

test('a signature equals that of another Ed25519 implementation over label and message', () => {
  const seed = bytesOf('seed');
  const pkcs8 = concatBytes(fromHex('302e020100300506032b657004220420'), seed);
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const message = createWriter().text(labels.logEntry).bytes(utf8('message')).finish();
  expect(sign(seed, labels.logEntry, utf8('message'))).toEqual(new Uint8Array(nodeSign(null, message, key)));
});

test('a signature verifies only for its key, label and message', () => {
  const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(seed, seed, fc.uint8Array(), fc.uint8Array(), (one, two, message, other) => {
      const { publicKey } = signingKeyPair(one);
      const signature = sign(one, labels.signedBox, message);
      expect(verify(publicKey, labels.signedBox, message, signature)).toBe(true);
      expect(verify(publicKey, labels.logEntry, message, signature)).toBe(false);
      expect(verify(publicKey, labels.signedBox, other, signature)).toBe(bareHex(other) === bareHex(message));
      expect(verify(signingKeyPair(two).publicKey, labels.signedBox, message, signature)).toBe(
        bareHex(one) === bareHex(two),
      );
    }),
    { numRuns: 15 },
  );
});

test('a key of small order verifies no signature, and nothing throws', () => {
  const identityPoint = new Uint8Array(32);
  identityPoint[0] = 1;
  const forged = concatBytes(identityPoint, new Uint8Array(32));
  expect(verify(identityPoint, labels.signedBox, utf8('anything'), forged)).toBe(false);
  expect(verify(new Uint8Array(3), labels.signedBox, utf8('x'), new Uint8Array(1))).toBe(false);
});

test('what tests outside this folder take from Node signs and verifies like the package', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(511),
      (seed, message, bit) => {
        const [publicKey, signature] = [ed25519.getPublicKey(seed), ed25519.sign(message, seed)];
        expect(ofNode.getPublicKey(seed)).toEqual(publicKey);
        expect(ofNode.sign(message, seed)).toEqual(signature);
        expect(ofNode.verify(signature, message, publicKey)).toBe(true);
        const flipped = signature.with(bit >> 3, (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        expect(ofNode.verify(flipped, message, publicKey)).toBe(false);
      },
    ),
    { numRuns: 20 },
  );
});

test('a signature that was found valid is so again, and nothing beside it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(), fc.constantFrom(0, 1, 2), (message, place, which) => {
      const seed = bytesOf('seed');
      const parts = [signingKeyPair(seed).publicKey, message, ed25519.sign(message, seed)] as const;
      for (let time = 0; time < 3; time++) expect(verifyPlain(...parts)).toBe(true);
      const changed = parts.map((part, at) =>
        at === which ? part.map((byte, index) => (index === place % part.length ? byte ^ 1 : byte)) : part,
      ) as unknown as typeof parts;
      if (parts[which].length > 0) expect(verifyPlain(...changed)).toBe(false);
      // Bytes that move from one part to the next make the same row of bytes.
      const [key, bytes, signature] = parts;
      if (bytes.length > 0)
        expect(verifyPlain(key, bytes.slice(1), concatBytes(signature, bytes.slice(0, 1)))).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('more signatures than are remembered are all verified', () => {
  const seed = bytesOf('seed');
  const { publicKey } = signingKeyPair(seed);
  const first = ed25519.sign(utf8('0'), seed);
  for (let at = 0; at < 2100; at++) {
    const message = utf8(String(at));
    expect(verifyPlain(publicKey, message, ofNode.sign(message, seed))).toBe(true);
  }
  expect(verifyPlain(publicKey, utf8('0'), first)).toBe(true);
  expect(verifyPlain(publicKey, utf8('1'), first)).toBe(false);
});
