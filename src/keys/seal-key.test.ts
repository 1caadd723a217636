/** Public keys that nothing can be sealed to are refused: the bounds of FIPS 203 7.2, X25519 keys of small order. */
import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { concatBytes, fromHex, randomBytes } from '../lib/bytes.ts';
import { seal, sealKeyPair } from './seal.ts';
import { isSealKey } from './seal-key.ts';
import { contextOf } from './testing/identity.ts';
import { expectRefused } from './testing/refused.ts';

const { publicKey } = await sealKeyPair(randomBytes(32));
const lattice = publicKey.slice(0, 1184);

/** The key with its coefficient of this number (0 to 767) replaced. */
function withCoefficient(number: number, value: number): Uint8Array {
  const key = publicKey.slice();
  const at = Math.floor(number / 2) * 3;
  const [a, b, c] = key.subarray(at, at + 3) as unknown as [number, number, number];
  if (number % 2 === 0) key.set([value & 0xff, (b & 0xf0) | (value >> 8)], at);
  else key.set([a, (b & 0x0f) | ((value & 0x0f) << 4), value >> 4].slice(1), at + 1);
  expect(c).toBeDefined();
  return key;
}

const P = 2n ** 255n - 19n;
const bytesOfNumber = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0')).reverse();

/** Every u of small order, and every other text of 32 bytes that stands for one. */
const zeroKeys = [
  0n,
  1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
  P - 1n,
  P,
  P + 1n,
].flatMap((u) => [bytesOfNumber(u), bytesOfNumber(u + 2n ** 255n)]);

test('a generated key is accepted for sealing, and so is a key with the highest coefficient', async () => {
  for (let round = 0; round < 8; round++) expect(isSealKey((await sealKeyPair(randomBytes(32))).publicKey)).toBe(true);
  for (const number of [0, 1, 766, 767]) expect(isSealKey(withCoefficient(number, 3328))).toBe(true);
});

test.each([0, 1, 255, 256, 511, 512, 766, 767])('coefficient %i must be below the modulus', async (number) => {
  for (const value of [3329, 4095]) {
    const key = withCoefficient(number, value);
    expect(isSealKey(key)).toBe(false);
    await expectRefused('bad-encoding', () => seal(key, 'target', contextOf('c'), randomBytes(4)));
  }
});

test('an X25519 key that gives every shared secret as zero is refused, in each of its encodings', async () => {
  for (const bytes of zeroKeys) {
    expect(() => x25519.getSharedSecret(randomBytes(32), bytes)).toThrow();
    const key = concatBytes(lattice, bytes);
    expect(isSealKey(key)).toBe(false);
    await expectRefused('bad-encoding', () => seal(key, 'target', contextOf('c'), randomBytes(4)));
  }
});

test('an X25519 key has one encoding', () => {
  const own = publicKey.slice(1184);
  const high = own.slice();
  high[31] = (high[31] as number) | 0x80;
  expect(isSealKey(concatBytes(lattice, high))).toBe(false);
  expect(isSealKey(concatBytes(lattice, bytesOfNumber(P + 9n)))).toBe(false);
  expect(isSealKey(concatBytes(lattice, bytesOfNumber(9n)))).toBe(true);
  expect(isSealKey(concatBytes(lattice, bytesOfNumber(P - 2n)))).toBe(true);
});

test('a key of another length is refused', () => {
  expect(isSealKey(publicKey.slice(1))).toBe(false);
  expect(isSealKey(new Uint8Array(0))).toBe(false);
});
