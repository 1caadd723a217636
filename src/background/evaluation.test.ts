/** A start evaluates all modules of the whole worker's script: none of them hashes anything before it is asked to, nor do commands. */
import { expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const hashed = vi.hoisted((): string[] => []);
vi.mock('@noble/hashes/sha3.js', async (original) => {
  const real = await original<typeof import('@noble/hashes/sha3.js')>();
  const keccak = (bytes: Uint8Array) => {
    hashed.push(new TextDecoder().decode(bytes));
    return real.keccak_256(bytes);
  };
  return { ...real, keccak_256: Object.assign(keccak, real.keccak_256) };
});

it('hashes no signature while the modules are evaluated', async () => {
  await import('./wallets.ts');
  await import('./run-command.ts');
  expect(hashed).toEqual([]);

  const { selectorOf } = await import('../ethereum/selector.ts');
  expect(selectorOf('transfer(address,uint256)')).toBe('0xa9059cbb');
  selectorOf('transfer(address,uint256)');
  expect(hashed).toEqual(['transfer(address,uint256)']);
});
