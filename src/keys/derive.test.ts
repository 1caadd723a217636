/** Derivation against RFC 5869, and what keeps two derivations apart. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { bareHex, fromHex, utf8 } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { deriveKey, labelledHash } from './derive.ts';
import { labels } from './labels.ts';
import { ARGON2_COST } from './storage-key.ts';
import { bytesOf } from './testing/identity.ts';

test('HKDF gives the answers of RFC 5869 A.1 and A.3', () => {
  const one = hkdf(
    sha256,
    new Uint8Array(22).fill(11),
    fromHex('000102030405060708090a0b0c'),
    fromHex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  expect(bareHex(one)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
  const three = hkdf(sha256, new Uint8Array(22).fill(11), new Uint8Array(0), new Uint8Array(0), 42);
  expect(bareHex(three)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8');
});

test('Argon2id has the cost of this version', () => {
  expect(ARGON2_COST).toEqual({ m: 65536, t: 3, p: 1, dkLen: 32 });
});

test('a derived key is HKDF-SHA256 with label and context, each with its length', () => {
  const info = createWriter().text(labels.locator).u8(5).finish();
  const expected = hkdf(sha256, bytesOf('secret'), bytesOf('salt'), info, 32);
  expect(deriveKey(bytesOf('secret'), bytesOf('salt'), labels.locator, (writer) => writer.u8(5))).toEqual(expected);
  const hash = sha256(createWriter().text(labels.logHash).bytes(utf8('x')).finish());
  expect(labelledHash(labels.logHash, (writer) => writer.bytes(utf8('x')))).toEqual(hash);
});
