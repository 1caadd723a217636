/** Argon2id: the vector of RFC 9106, the JavaScript of @noble/hashes, and the modules of the package. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { argon2id as argon2idOfNoble } from '@noble/hashes/argon2.js';
import type setupWasm from 'argon2id/lib/setup.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareHex, fromBase64Url } from '../lib/bytes.ts';
import setupLight from '../testing/light-argon2.ts';
import modules from './argon2.json';
import { argon2id } from './argon2.ts';

const setupFile = createRequire(import.meta.url).resolve('argon2id/lib/setup.js');

const RFC = '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659';

/** RFC 9106 5.3. */
const ofRfc = () =>
  argon2id(
    new Uint8Array(32).fill(1),
    new Uint8Array(16).fill(2),
    { m: 32, t: 3, p: 4, dkLen: 32 },
    { secret: new Uint8Array(8).fill(3), ad: new Uint8Array(12).fill(4) },
  );

test('gives the answer of RFC 9106 5.3', async () => {
  expect(bareHex(await ofRfc())).toBe(RFC);
});

test('gives what @noble/hashes gives, several at once too', async () => {
  const bytes = (minLength: number) => fc.uint8Array({ minLength, maxLength: 80 });
  const cost = fc
    .record({
      p: fc.integer({ min: 1, max: 3 }),
      t: fc.integer({ min: 1, max: 3 }),
      dkLen: fc.integer({ min: 16, max: 80 }),
    })
    .chain((rest) => fc.integer({ min: 8 * rest.p, max: 96 }).map((m) => ({ ...rest, m })));
  await fc.assert(
    fc.asyncProperty(bytes(8), bytes(8), cost, cost, async (input, salt, one, other) => {
      const both = await Promise.all([argon2id(input, salt, one), argon2id(input, salt, other)]);
      expect(both).toEqual([argon2idOfNoble(input, salt, one), argon2idOfNoble(input, salt, other)]);
    }),
    { numRuns: 20 },
  );
});

test('has the two modules of the package', () => {
  const folder = join(dirname(setupFile), '..', 'dist');
  for (const [name, text] of [
    ['simd', modules.simd],
    ['no-simd', modules.scalar],
  ] as const)
    expect(Buffer.from(fromBase64Url(text)).equals(readFileSync(join(folder, `${name}.wasm`)))).toBe(true);
});

test('the memory is wiped', async () => {
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = ((bytes: BufferSource, imports: { env: { memory: WebAssembly.Memory } }) => {
    memories.push(imports.env.memory);
    return instantiate(bytes, imports);
  }) as typeof instantiate;
  try {
    await ofRfc();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  expect(memories).toHaveLength(1);
  for (const { buffer } of memories) expect(Buffer.from(buffer).equals(Buffer.alloc(buffer.byteLength))).toBe(true);
});

test('a processor without SIMD gets the other module', async () => {
  // The package remembers what the processor can: another copy of it has not asked yet.
  const { default: anew } = (await import(`${pathToFileURL(setupFile)}?anew`)) as { default: typeof setupWasm };
  const compute = await anew(
    () => Promise.reject(new WebAssembly.CompileError('no SIMD')),
    (imports) => WebAssembly.instantiate(fromBase64Url(modules.scalar) as Uint8Array<ArrayBuffer>, imports),
  );
  const [password, salt] = [new Uint8Array(32).fill(1), new Uint8Array(16).fill(2)];
  const made = compute({ password, salt, memorySize: 64, passes: 2, parallelism: 1, tagLength: 32 });
  expect(made).toEqual(argon2idOfNoble(password, salt, { m: 64, t: 2, p: 1, dkLen: 32 }));
});

test('the Argon2id that other tests use is that of the package, with a 64th of the memory', async () => {
  for (const [message, dkLen] of [
    [new TextEncoder().encode('a passphrase'), 32],
    [new TextEncoder().encode('another passphrase'), 64],
  ] as const) {
    const salt = new Uint8Array(16).fill(dkLen);
    const light = await setupLight();
    const made = light({ password: message, salt, memorySize: 1024, passes: 3, parallelism: 1, tagLength: dkLen });
    expect(made).toEqual(await argon2id(message, salt, { m: 16, t: 3, p: 1, dkLen }));
  }
});
