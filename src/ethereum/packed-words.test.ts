/** The worker has the list of words packed (scripts/lib/packed-words.mjs): what it unpacks is the list of BIP-39, word for word. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packWords, unpackWords } from '../../scripts/lib/packed-words.mjs';

it('the list of BIP-39 comes back, and takes a third less', () => {
  const packed = packWords(wordlist);
  expect(unpackWords(packed)).toEqual([...wordlist]);
  expect(packed.length).toBeLessThan(wordlist.join().length * 0.65);
});

it('any sorted words come back', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-c]{1,9}$/)).map((some) => some.toSorted());
  fc.assert(
    fc.property(words, (some) => {
      expect(unpackWords(packWords(some))).toEqual(some);
    }),
  );
});
