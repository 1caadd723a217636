/** A box is hashed once, and again when it is another one, whoever changes the bytes afterwards. */
import { expect, it, vi } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { createBoxHashes } from './box-hashes.ts';
import { hashOfBox } from './login-cache.ts';

vi.mock('./login-cache.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('./login-cache.ts')>();
  return { ...real, hashOfBox: vi.fn(real.hashOfBox) };
});

it('hashes a box once, and another one anew', () => {
  const hashes = createBoxHashes();
  const [one, other] = [randomBytes(64), randomBytes(64)];
  const hash = hashes.of('a', one);
  expect(hash).toBe(hashOfBox(one));
  vi.mocked(hashOfBox).mockClear();
  expect(hashes.of('a', one.slice())).toBe(hash);
  expect(hashOfBox).not.toHaveBeenCalled();
  expect(hashes.of('a', other)).toBe(hashOfBox(other));
  expect(hashes.of('b', one)).toBe(hash);
  // The bytes are the caller's: what is remembered does not change with them.
  other.fill(0);
  expect(hashes.of('a', other)).toBe(hashOfBox(other));
  hashes.forget();
  expect(hashes.of('a', one)).toBe(hash);
});
