/** ML-KEM-768 and X25519 of the platform and of the package: the same secrets for published vectors and for any input, and the same refusals. */
import { shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex, randomBytes } from '../lib/bytes.ts';
import {
  chosenHalves,
  type KemHalves,
  kemHalves,
  type PlatformSubtle,
  packageHalves,
  platformHalves,
} from './kem-halves.ts';
import mlKem from './vectors/ml-kem-768.json' with { type: 'json' };
import x25519 from './vectors/x25519.json' with { type: 'json' };

const { supports } = SubtleCrypto as { supports?: (operation: string, algorithm: string) => boolean };
/** Node has it from 24.7 on. */
const hasMlKem = supports?.call(SubtleCrypto, 'decapsulateBits', 'ML-KEM-768') ?? false;
const platform = platformHalves(crypto.subtle);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe.each([
  ['the package', packageHalves, true],
  ['the platform', platform, hasMlKem],
] as const)('%s', (_name, halves: KemHalves, withMlKem) => {
  it.runIf(withMlKem).each(mlKem.decapsulation)('decapsulates: Wycheproof $tcId: $comment $flags', async (test) => {
    const secret = halves.mlKem(fromHex(test.seed), fromHex(test.c)).then(bareHex);
    if (test.result === 'valid') expect(await secret).toBe(test.K);
    else await expect(secret).rejects.toThrow();
  });

  it.each(x25519.shared)('agrees: Wycheproof $tcId: $comment $flags', async (test) => {
    expect(bareHex(await halves.x25519(fromHex(test.private), fromHex(test.public)))).toBe(test.shared);
  });

  it.each(x25519.smallOrder)('refuses a key of small order: Wycheproof $tcId', async (test) => {
    await expect(halves.x25519(randomBytes(32), fromHex(test.public))).rejects.toThrow();
  });

  it.each([0, 31, 33])('refuses a key of %i bytes', async (length) => {
    await expect(halves.x25519(randomBytes(32), randomBytes(length))).rejects.toThrow();
    await expect(halves.x25519(randomBytes(length), fromHex(`09${'00'.repeat(31)}`))).rejects.toThrow();
  });
});

describe('platform and package', () => {
  it('agree with any key of the other side, in any encoding', async () => {
    const edge = fc.constantFrom(...[...x25519.shared, ...x25519.smallOrder].map((test) => fromHex(test.public)));
    const flipped = fc.tuple(edge, fc.nat(255)).map(([key, bit]) => {
      const other = key.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return other;
    });
    await fc.assert(
      fc.asyncProperty(bytes(32), fc.oneof(bytes(32), edge, flipped), async (secret, theirs) => {
        const [one, other] = await Promise.allSettled([
          platform.x25519(secret, theirs),
          packageHalves.x25519(secret, theirs),
        ]);
        expect(one.status).toBe(other.status);
        if (one.status === 'fulfilled' && other.status === 'fulfilled') expect(one.value).toEqual(other.value);
      }),
      { numRuns: 300 },
    );
  });

  it.runIf(hasMlKem)('decapsulate to the same secret, also what nobody encapsulated', async () => {
    const share = fc.tuple(bytes(64), bytes(32), fc.option(fc.tuple(fc.nat(1087), fc.integer({ min: 1, max: 255 }))));
    await fc.assert(
      fc.asyncProperty(share, bytes(1088), async ([seed, message, change], foreign) => {
        const { cipherText, sharedSecret } = ml_kem768.encapsulate(ml_kem768.keygen(seed).publicKey, message);
        if (change) cipherText[change[0]] = (cipherText[change[0]] ?? 0) ^ change[1];
        for (const ciphertext of [cipherText, foreign]) {
          const secret = await platform.mlKem(seed, ciphertext);
          expect(secret).toEqual(await packageHalves.mlKem(seed, ciphertext));
          if (ciphertext === cipherText && !change) expect(secret).toEqual(sharedSecret);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the choice', () => {
  const lacking = (...names: string[]): PlatformSubtle => {
    const importKey = async (format: never, key: never, algorithm: never, ...rest: [never, never]) => {
      if (names.includes(algorithm)) throw new DOMException('Unrecognized name.', 'NotSupportedError');
      return crypto.subtle.importKey(format, key, algorithm, ...rest);
    };
    return Object.assign(Object.create(crypto.subtle), {
      importKey,
      deriveBits: crypto.subtle.deriveBits.bind(crypto.subtle),
      decapsulateBits: (crypto.subtle as { decapsulateBits?: () => unknown }).decapsulateBits?.bind(crypto.subtle),
    });
  };

  it('is the platform where it has both', async () => {
    const { mlKem, x25519 } = await chosenHalves(crypto.subtle);
    expect(x25519).not.toBe(packageHalves.x25519);
    expect(mlKem !== packageHalves.mlKem).toBe(hasMlKem);
    expect(await kemHalves()).toBe(await kemHalves());
  });

  it('is the package for what the platform lacks', async () => {
    expect(await chosenHalves(lacking('X25519', 'ML-KEM-768'))).toEqual(packageHalves);
    expect((await chosenHalves(lacking('X25519'))).x25519).toBe(packageHalves.x25519);
    const older = await chosenHalves(lacking('ML-KEM-768'));
    expect([older.mlKem === packageHalves.mlKem, older.x25519 === packageHalves.x25519]).toEqual([true, false]);
    expect((await chosenHalves({ ...lacking('ML-KEM-768'), decapsulateBits: undefined } as never)).mlKem).toBe(
      packageHalves.mlKem,
    );
  });

  it('is the package where the platform answers wrongly', async () => {
    const wrong = {
      ...lacking(),
      deriveBits: async () => new ArrayBuffer(32),
      decapsulateBits: async () => new ArrayBuffer(32),
    };
    expect(await chosenHalves(wrong as never)).toEqual(packageHalves);
    await expect(platformHalves(wrong as never).x25519(randomBytes(32), randomBytes(32))).rejects.toThrow();
  });

  it('is the package where the platform takes every ciphertext for that of nobody', async () => {
    const refusing = {
      ...lacking(),
      importKey: async (_format: string, seed: Uint8Array) => seed,
      decapsulateBits: async (_name: string, seed: Uint8Array, ciphertext: Uint8Array) =>
        shake256(concatBytes(seed.subarray(32), ciphertext), { dkLen: 32 }),
    };
    expect((await chosenHalves(refusing as never)).mlKem).toBe(packageHalves.mlKem);
  });

  it('asks the package where the platform rejects later, and rejects what both reject', async () => {
    let isBroken = false;
    const failing = Object.assign(lacking(), {
      deriveBits: async (...given: Parameters<SubtleCrypto['deriveBits']>) => {
        if (isBroken) throw new DOMException('Something passing.', 'OperationError');
        return crypto.subtle.deriveBits(...given);
      },
    });
    const halves = await chosenHalves(failing);
    expect(halves.x25519).not.toBe(packageHalves.x25519);
    isBroken = true;
    const [{ private: secret, public: theirs, shared }] = x25519.shared as [(typeof x25519.shared)[number]];
    expect(bareHex(await halves.x25519(fromHex(secret), fromHex(theirs)))).toBe(shared);
    await expect(halves.x25519(fromHex(secret), new Uint8Array(32))).rejects.toThrow();
  });
});
