/** Tests of the first look at a typed private key. */
import { describe, expect, it } from 'vitest';
import { privateKeyProblem } from './private-key-problem.ts';

describe('keyLooksWrong', () => {
  it('lets 64 hex digits through, with or without 0x', () => {
    expect(privateKeyProblem('ab'.repeat(32))).toBeNull();
    expect(privateKeyProblem(` 0x${'AB'.repeat(32)} `)).toBeNull();
  });

  it('says what to correct, and never repeats the typed text', () => {
    expect(privateKeyProblem('')).toBe('Type or paste the key.');
    expect(privateKeyProblem('ab'.repeat(31))).toBe('It needs 64 characters; this has 62.');
    expect(privateKeyProblem(`g${'a'.repeat(63)}`)).toBe('Only 0 to 9 and a to f can stand in it.');
    expect(privateKeyProblem('legal winner thank year')).not.toContain('winner');
  });
});
