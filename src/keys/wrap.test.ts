/** Wrapping opens with its own key, purpose and context, and with nothing else. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextOf } from './testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from './testing/refused.ts';
import { unwrap, type WrapPurpose, wrap } from './wrap.ts';

const purposes: WrapPurpose[] = [
  'method-blob',
  'first-storage-key',
  'local-copy',
  'login-cache',
  'document',
  'session',
  'backup',
];
const key = new Uint8Array(32).fill(7);
const secret = Uint8Array.of(1, 2, 3);

test('a wrapped box opens', () => {
  const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(
      bytes32,
      fc.constantFrom(...purposes),
      fc.uint8Array(),
      fc.uint8Array(),
      (k, purpose, context, plain) => {
        expect(unwrap(k, purpose, context, wrap(k, purpose, context, plain))).toEqual(plain);
      },
    ),
  );
});

test('every flipped bit is refused', async () => {
  const box = wrap(key, 'login-cache', contextOf('a'), secret);
  for (let bit = 0; bit < box.length * 8; bit++) {
    const flipped = box.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
    expect(() => unwrap(key, 'login-cache', contextOf('a'), flipped)).toThrow(
      expect.objectContaining({ code: 'cannot-open' }),
    );
  }
  await expectNoFlipAccepted('cannot-open', box, (bytes) => unwrap(key, 'login-cache', contextOf('a'), bytes));
});

test('another purpose, context or key is refused', async () => {
  for (const purpose of purposes)
    for (const other of purposes)
      if (purpose !== other)
        await expectRefused('cannot-open', () =>
          unwrap(key, other, contextOf('a'), wrap(key, purpose, contextOf('a'), secret)),
        );
  const box = wrap(key, 'document', contextOf('a'), secret);
  await expectRefused('cannot-open', () => unwrap(key, 'document', contextOf('b'), box));
  await expectRefused('cannot-open', () => unwrap(key, 'document', new Uint8Array(0), box));
  await expectRefused('cannot-open', () => unwrap(new Uint8Array(32).fill(8), 'document', contextOf('a'), box));
  await expectRefused('cannot-open', () => unwrap(new Uint8Array(31), 'document', contextOf('a'), box));
});

test('two boxes of the same content differ, and neither key is the wrapping key itself', () => {
  const [one, two] = [wrap(key, 'backup', contextOf('a'), secret), wrap(key, 'backup', contextOf('a'), secret)];
  expect(one).not.toEqual(two);
  const nonce = one.slice(1, 25);
  const raw = xchacha20poly1305(key, nonce).encrypt(secret);
  expect(one.slice(-raw.length)).not.toEqual(raw);
});

test('a box with a foreign commitment is refused before anything is decrypted', async () => {
  const mine = wrap(key, 'session', contextOf('a'), secret);
  const foreign = wrap(key, 'session', contextOf('a'), secret);
  const mixed = mine.slice();
  mixed.set(foreign.slice(25, 57), 25);
  await expectRefused('cannot-open', () => unwrap(key, 'session', contextOf('a'), mixed));
});

test('a key of another length is refused when wrapping', () => {
  expect(() => wrap(new Uint8Array(16), 'session', contextOf('a'), secret)).toThrow(
    expect.objectContaining({ code: 'internal' }),
  );
});
