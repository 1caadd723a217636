/** Tests that words that look alike have the same skeleton, and other words have different ones. */
import { describe, expect, it } from 'vitest';
import { skeleton } from './skeleton.ts';

describe('skeleton', () => {
  it('is shared by what looks alike', () => {
    for (const [a, b] of [
      ['USDC', 'usdc'],
      ['USDC', 'USDС'],
      ['USDC', 'U\u200bSDC'],
      ['USDC', 'USD\u202eC'],
      ['USDC', 'ＵＳＤＣ'],
      ['USDC', 'U S D C'],
      ['ETH', 'ЕТН'],
      ['ETH', 'ΕΤΗ'],
      ['DAI', 'DА1'],
      ['POL', 'P0l'],
      ['ETH', 'Éth'],
    ] as const)
      expect([a, b, skeleton(a)]).toEqual([a, b, skeleton(b)]);
  });

  it('tells apart what does not', () => {
    const words = ['USDC', 'USDT', 'USDC.e', 'DAI', 'WETH', 'ETH', 'stETH', '日本', 'UNI'];
    expect(new Set(words.map(skeleton)).size).toBe(words.length);
  });
});
