/** Tests of the first look at a typed private key. */
import { describe, expect, it } from 'vitest';
import { keyLooksWrong } from './key-text.ts';

describe('keyLooksWrong', () => {
  it('lets 64 hex digits through, with or without 0x', () => {
    expect(keyLooksWrong('ab'.repeat(32))).toBeNull();
    expect(keyLooksWrong(` 0x${'AB'.repeat(32)} `)).toBeNull();
  });

  it('says what to mend, and never repeats what was typed', () => {
    expect(keyLooksWrong('')).toBe('Type or paste the key.');
    expect(keyLooksWrong('ab'.repeat(31))).toBe('It needs 64 characters; this has 62.');
    expect(keyLooksWrong(`g${'a'.repeat(63)}`)).toBe('Only 0 to 9 and a to f can stand in it.');
    expect(keyLooksWrong('legal winner thank year')).not.toContain('winner');
  });
});
