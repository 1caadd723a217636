/**
 * PKCS#12 files that are sound as structures and ask for too much: rounds of hashing that no number holds, long keys, deep or endless values.
 * What is measured is the work that is asked of the browser, so that a file that would hash for hours fails here at once.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { concatBytes } from '../../../../lib/bytes.ts';
import { isWalletError } from '../../../../lib/errors.ts';
import { openCertificateFile } from './open-file.ts';
import { LARGEST_FILE } from './problems.ts';

const lengthOf = (length: number): number[] =>
  length < 0x80 ? [length] : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
const tlv = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
  const inside = concatBytes(...parts);
  return concatBytes(Uint8Array.of(tag, ...lengthOf(inside.length)), inside);
};
const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts);
const octets = (bytes: Uint8Array) => tlv(0x04, bytes);
const integer = (...bytes: number[]) => tlv(0x02, Uint8Array.from(bytes));
const none = tlv(0x05);
const tagged = (bytes: Uint8Array) => tlv(0xa0, bytes);

/** Base 128, the high bit on all but the last. */
function subidentifier(value: number): number[] {
  const low = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) low.unshift((rest & 0x7f) | 0x80);
  return low;
}
function id(text: string): Uint8Array {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number);
  return tlv(0x06, Uint8Array.from([first * 40 + second, ...others.flatMap(subidentifier)]));
}

const DATA = id('1.2.840.113549.1.7.1');
const ENCRYPTED = id('1.2.840.113549.1.7.6');
const SHROUDED = id('1.2.840.113549.1.12.10.1.2');
const AES_256 = '2.16.840.1.101.3.4.1.42';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const HMACS = ['1.2.840.113549.2.7', '1.2.840.113549.2.9', '1.2.840.113549.2.11'];

interface Asked {
  rounds: Uint8Array;
  salt: Uint8Array;
  prf: string;
  /** Bytes of the MAC that the file claims to have. */
  mac: number;
}

const pbkdf2 = ({ rounds, salt, prf }: Asked): Uint8Array =>
  sequence(id('1.2.840.113549.1.5.12'), sequence(octets(salt), rounds, sequence(id(prf), none)));

const scrypt = ({ rounds, salt }: Asked): Uint8Array =>
  sequence(id('1.3.6.1.4.1.11591.4.11'), sequence(octets(salt), rounds, integer(8), integer(1)));

const pbes2 = (derivation: Uint8Array): Uint8Array =>
  sequence(id('1.2.840.113549.1.5.13'), sequence(derivation, sequence(id(AES_256), octets(new Uint8Array(16)))));

const legacy =
  (scheme: string) =>
  ({ rounds, salt }: Asked): Uint8Array =>
    sequence(id(scheme), sequence(octets(salt), rounds));

const SEALED = new Uint8Array(32);
const encryptedPart = (algorithm: Uint8Array): Uint8Array =>
  sequence(ENCRYPTED, tagged(sequence(integer(0), sequence(DATA, algorithm, tlv(0x80, SEALED)))));
const keyBag = (algorithm: Uint8Array): Uint8Array =>
  sequence(DATA, tagged(octets(sequence(sequence(SHROUDED, tagged(sequence(algorithm, octets(SEALED))))))));

const file = (parts: readonly Uint8Array[], mac?: Uint8Array): Uint8Array =>
  sequence(integer(3), sequence(DATA, tagged(octets(sequence(...parts)))), ...(mac ? [mac] : []));

const macOf = (algorithm: Uint8Array, { mac, salt, rounds }: Asked): Uint8Array =>
  sequence(sequence(algorithm, octets(new Uint8Array(mac))), octets(salt), rounds);
const pbmac1 = (asked: Asked): Uint8Array =>
  sequence(id('1.2.840.113549.1.5.14'), sequence(pbkdf2(asked), sequence(id('1.2.840.113549.2.9'), none)));

/** Every place of a file that asks for rounds of hashing. */
const PLACES: Record<string, (asked: Asked) => Uint8Array> = {
  'the MAC': (asked) => file([], macOf(sequence(id(SHA_256), none), asked)),
  'the MAC of the newer kind': (asked) => file([], macOf(pbmac1(asked), asked)),
  'an encrypted part': (asked) => file([encryptedPart(pbes2(pbkdf2(asked)))]),
  'a key': (asked) => file([keyBag(pbes2(pbkdf2(asked)))]),
  'many keys': (asked) => file(Array.from({ length: 90 }, () => keyBag(pbes2(pbkdf2(asked))))),
  'a part with Triple DES': (asked) => file([encryptedPart(legacy('1.2.840.113549.1.12.1.3')(asked))]),
  'a part with RC2': (asked) => file([encryptedPart(legacy('1.2.840.113549.1.12.1.6')(asked))]),
  'a part with scrypt': (asked) => file([encryptedPart(pbes2(scrypt(asked)))]),
};

/** Rounds that the browser is asked for in sum, each block of a long key counted. */
let work = 0;
const HASH_BYTES: Record<string, number> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };
const MOST_WORK = 5_000_000;

beforeEach(() => {
  work = 0;
  vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (given, _key, bits) => {
    const { iterations, hash } = given as Pbkdf2Params;
    work += iterations * Math.ceil((bits ?? 0) / 8 / (HASH_BYTES[String(hash)] ?? 1));
    return new ArrayBuffer((bits ?? 0) / 8);
  });
});
afterEach(() => vi.restoreAllMocks());

async function outcome(bytes: Uint8Array): Promise<string> {
  const found = await openCertificateFile(bytes, 'secret').then(
    () => 'opened',
    (error: unknown) => (isWalletError(error) ? error.code : `not coded: ${error}`),
  );
  expect(work).toBeLessThanOrEqual(MOST_WORK);
  return found;
}

/** A positive number in its shortest form. */
const big = (value: bigint): Uint8Array => {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  const bytes = Buffer.from(even, 'hex');
  return tlv(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : concatBytes(Uint8Array.of(0), bytes));
};
const ASKED: Asked = { rounds: integer(1), salt: new Uint8Array(8), prf: HMACS[1] ?? '', mac: 32 };

describe.each(Object.entries(PLACES))('%s', (place, build) => {
  it('is refused when it asks for more rounds than any number holds, or for none', async () => {
    for (const power of [23n, 31n, 32n, 52n, 53n, 63n, 64n, 1000n])
      for (const less of [0n, 1n]) {
        const rounds = big((1n << power) - less);
        expect([power, less, await outcome(build({ ...ASKED, rounds }))]).toEqual([power, less, 'bad-input']);
      }
    for (const rounds of [
      integer(0),
      integer(0xff),
      integer(0x80, 0, 0, 0),
      tlv(0x02),
      tlv(0x02, new Uint8Array(9000)),
    ])
      expect(await outcome(build({ ...ASKED, rounds }))).toBe('bad-input');
    expect(work).toBe(0);
  });

  it('ends within the limit, with a code, whatever it asks for', async () => {
    const rounds = fc.oneof(
      fc.integer({ min: 1, max: 3000 }).map((value) => big(BigInt(value))),
      fc.bigInt({ min: 0n, max: 1n << 70n }).map(big),
      fc.uint8Array({ maxLength: 12 }).map((bytes) => tlv(0x02, bytes)),
    );
    const asked = fc.record({
      rounds,
      salt: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(new Uint8Array(60_000))),
      prf: fc.constantFrom(...HMACS, '1.2.840.113549.2.8', SHA_256),
      mac: fc.constantFrom(0, 1, 20, 32, 64, 1000, 60_000),
    });
    await fc.assert(
      fc.asyncProperty(asked, async (each) => {
        work = 0;
        // Not every place says what it is protected with by a password; those that do refuse this one.
        expect(['bad-input', 'wrong-credential']).toContain(await outcome(build(each)));
      }),
      { numRuns: place === 'many keys' ? 20 : 80 },
    );
  });
});

it('a MAC is as long as its hash: a long one would be a long key, each block of which costs all rounds', async () => {
  for (const mac of [0, 1, 31, 33, 64, 60_000]) {
    const asked = { ...ASKED, rounds: big(1_000_000n), mac };
    expect([mac, await outcome(PLACES['the MAC of the newer kind']?.(asked) ?? SEALED)]).toEqual([mac, 'bad-input']);
    expect(work).toBe(0);
  }
});

it('a key of two hashes costs its rounds twice', async () => {
  const asking = (rounds: bigint) =>
    PLACES['a key']?.({ ...ASKED, prf: HMACS[0] ?? '', rounds: big(rounds) }) ?? SEALED;
  expect(await outcome(asking(2_500_000n))).toBe('wrong-credential');
  expect(work).toBe(MOST_WORK);
  work = 0;
  expect(await outcome(asking(2_500_001n))).toBe('bad-input');
  expect(work).toBe(0);
});

describe('a structure that goes deep or on and on is refused', () => {
  const nested = (tag: number): Uint8Array => {
    const heads: number[][] = [];
    let length = 0;
    while (length < LARGEST_FILE - 10) {
      const head = [tag, ...lengthOf(length)];
      heads.unshift(head);
      length += head.length;
    }
    return Uint8Array.from(heads.flat());
  };
  const long = new Uint8Array(200_000).fill(0xff);
  const pieces = concatBytes(...Array.from({ length: 60_000 }, () => Uint8Array.of(0x04, 1, 7)));
  it.each<[string, Uint8Array]>([
    ['sequences in sequences', nested(0x30)],
    ['sets in sets', nested(0x31)],
    ['tags in tags', nested(0xa0)],
    ['strings in strings', nested(0x24)],
    ['sequences in the safe', file([nested(0x30).slice(0, 40_000)])],
    ['an object identifier of 200,000 bytes', sequence(integer(3), sequence(tlv(0x06, long)))],
    ['a number of 200,000 bytes', sequence(tlv(0x02, long), sequence(DATA))],
    ['a string in 60,000 pieces', sequence(integer(3), sequence(DATA, tagged(tlv(0x24, pieces))))],
    ['a length of four thousand million', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 2, 1, 3)],
    ['a length of more bytes than there are', Uint8Array.of(0x30, 0xff, ...new Uint8Array(200).fill(0xff))],
    ['10,000 parts', file(Array.from({ length: 10_000 }, () => sequence(DATA)))],
  ])('%s', async (_what, bytes) => {
    expect(bytes.length).toBeLessThanOrEqual(LARGEST_FILE);
    expect(await outcome(bytes)).toBe('bad-input');
  });

  it('a file of one byte more than the largest is not read', async () => {
    expect(await outcome(new Uint8Array(LARGEST_FILE + 1).fill(0x30))).toBe('bad-input');
  });
});
