/** Both ways of Ed25519 decide alike: Node's implementation with the package behind it, and the package alone, as in the browser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex, utf8 } from '../lib/bytes.ts';
import { createEd25519, type Ed25519, nodeCrypto } from './ed25519.ts';
import wycheproof from './vectors/ed25519.json' with { type: 'json' };
import edgeCases from './vectors/ed25519-edge-cases.json' with { type: 'json' };

const doors = { Node: createEd25519(nodeCrypto()), package: createEd25519(undefined) };

function holds(door: Ed25519, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return door.verify(signature, message, publicKey);
  } catch {
    return false;
  }
}

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe.each(['Node', 'package'] as const)('%s', (name) => {
  it.each(wycheproof.tests)('Wycheproof $tcId: $comment $flags', (test) => {
    const given = [fromHex(test.publicKey), fromHex(test.msg), fromHex(test.sig)] as const;
    expect(holds(doors[name], ...given)).toBe(test.result === 'valid');
  });

  it.each(edgeCases.tests)('edge case: $comment', (test) => {
    const given = [fromHex(test.publicKey), fromHex(test.msg), fromHex(test.sig)] as const;
    expect(holds(doors[name], ...given)).toBe(test.accepted);
  });
});

it('gives the same signature and the same answer for random keys and for any single bit that changes', () => {
  fc.assert(
    fc.property(bytes32, fc.uint8Array({ maxLength: 200 }), fc.nat(), (seed, message, bit) => {
      const publicKey = doors.package.getPublicKey(seed);
      const signature = doors.Node.sign(message, seed);
      expect(signature).toEqual(doors.package.sign(message, seed));
      const all = concatBytes(publicKey, signature, message);
      for (const changed of [null, bit % (all.length * 8)]) {
        const given = all.slice();
        if (changed !== null) given[changed >> 3] = (given[changed >> 3] ?? 0) ^ (1 << (changed & 7));
        const parts = [given.slice(0, 32), given.slice(96), given.slice(32, 96)] as const;
        expect(holds(doors.Node, ...parts)).toBe(changed === null);
        expect(holds(doors.package, ...parts)).toBe(changed === null);
      }
    }),
    { numRuns: 25 },
  );
});

it('refuses every encoding of a point of small order as a key, also where Node takes it', () => {
  const node = nodeCrypto();
  if (node === undefined) throw new Error('Node has no crypto.');
  // OpenSSL 3.0 takes keys of small order, 3.5 does not.
  const lenient = createEd25519({ ...node, verify: () => true });
  const PRIME = 2n ** 255n - 19n;
  const order8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
  const canonical = [0n, 1n, PRIME - 1n, order8, PRIME - order8];
  // Of these only 0 and 1 have a second encoding below 2^255. The highest bit is the sign of x.
  const encodings = [...canonical, PRIME, PRIME + 1n].flatMap((y) => [y, y + 2n ** 255n]);
  const neutral = concatBytes(Uint8Array.of(1), new Uint8Array(63));
  for (const value of encodings) {
    const key = fromHex(value.toString(16).padStart(64, '0')).reverse();
    for (let at = 0; at < 8; at++)
      for (const door of [lenient, doors.Node, doors.package])
        expect(holds(door, key, utf8(String(at)), neutral), bareHex(key)).toBe(false);
  }
});

it('leaves only what Node refuses to the package', () => {
  const node = nodeCrypto();
  if (node === undefined) throw new Error('Node has no crypto.');
  const asked: boolean[] = [];
  const door = createEd25519({
    ...node,
    verify: (...given) => {
      const accepted = node.verify(...given);
      asked.push(accepted);
      return accepted;
    },
  });
  const seed = new Uint8Array(32).fill(7);
  const [publicKey, signature] = [door.getPublicKey(seed), door.sign(utf8('message'), seed)];
  expect(door.verify(signature, utf8('message'), publicKey)).toBe(true);
  expect(door.verify(signature, utf8('another'), publicKey)).toBe(false);
  expect(asked).toEqual([true, false]);
});
