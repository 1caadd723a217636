/** Tests of the format check of typed addresses. */
import { describe, expect, it } from 'vitest';
import { addressProblem } from './address-problem.ts';

describe('addressLooksWrong', () => {
  it('accepts a complete address', () => {
    expect(addressProblem(' 0x5A0b36CdF4e1927bB8c70D4e6F21a98c3d5E7a14 ')).toBeNull();
  });

  it('says what is wrong', () => {
    expect(addressProblem('')).toBe('Type or paste an address.');
    expect(addressProblem('5A0b36CdF4e1927bB8c70D4e6F21a98c3d5E7a14')).toBe('An address begins with 0x.');
    expect(addressProblem('0x5A0b36Cd')).toBe('An address has 40 characters after 0x; this has 8.');
    expect(addressProblem('0xida.eth')).toBe('After 0x, an address has only 0–9 and a–f.');
  });
});
