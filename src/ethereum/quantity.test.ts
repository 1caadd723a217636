/** Tests quantities and data with the valid and invalid examples of EIP-1474. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import {
  parseChainId,
  parseData,
  parseFixedData,
  parsePaddedQuantity,
  parseQuantity,
  parseSmallQuantity,
  toQuantity,
} from './quantity.ts';

describe('quantities', () => {
  it('reads what EIP-1474 calls right', () => {
    expect(parseQuantity('0x0', 'x')).toBe(0n);
    expect(parseQuantity('0x41', 'x')).toBe(65n);
    expect(parseQuantity('0x400', 'x')).toBe(1024n);
    expect(parseData('0x', 'x')).toBe('0x');
    expect(parseData('0x004200', 'x')).toBe('0x004200');
    expect(parseData('0xAB', 'x')).toBe('0xab');
  });

  it('refuses what EIP-1474 calls wrong, naming the field', () => {
    for (const wrong of ['0x', '0x0400', 'ff', '', '0xg', '-0x1', '0x 1', 26, null, 1n, '0X1'])
      expect(() => parseQuantity(wrong, 'value')).toThrow('The field value ');
    for (const wrong of ['0xf0f0f', '004200', '0xzz', 5, null])
      expect(() => parseData(wrong, 'data')).toThrow('The field data ');
    expect(() => parseQuantity(`0x1${'0'.repeat(64)}`, 'value')).toThrow(WalletError);
    expect(() => parseFixedData('0x00', 2, 'salt')).toThrow('2 bytes');
  });

  it('reads padded numbers only where they are allowed', () => {
    expect(parsePaddedQuantity('0x09184e72a000', 'gasPrice')).toBe(10_000_000_000_000n);
    expect(parseSmallQuantity('0x00', 'nonce')).toBe(0);
    expect(() => parseSmallQuantity('0x20000000000000', 'nonce')).toThrow('too large');
    expect(() => parseChainId('0x01')).toThrow('leading zeros');
    expect(() => parseChainId('0x0')).toThrow('not a chain id');
    expect(parseChainId('0x1')).toBe(1);
  });

  it('prints and reads back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }), (value) => {
        expect(parseQuantity(toQuantity(value), 'x')).toBe(value);
      }),
    );
  });
});
