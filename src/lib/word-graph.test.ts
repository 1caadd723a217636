/** A written graph holds exactly the words that it was made of. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordGraph } from '../../scripts/lib/word-graph.mjs';
import { follow, type Place, START } from './word-graph.ts';

const END = '\x01';

function has(graph: Uint8Array, word: string): boolean {
  let place: Place = START;
  for (const sign of word + END) place = follow(graph, place, sign.charCodeAt(0));
  return place !== null;
}

it('has each word, and no other', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc.'), maxLength: 7 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), fc.array(word), (words, others) => {
      const graph = wordGraph(words.map((each) => each + END));
      for (const each of [...words, ...others]) expect(has(graph, each)).toBe(words.includes(each));
    }),
  );
});

it('writes common endings once, and reaches over every distance', () => {
  const numbers = Array.from({ length: 4000 }, (_, n) => String((n * 2_654_435_761) % 4_294_967_296));
  const graph = wordGraph(numbers.map((each) => each + END));
  expect(graph.length).toBeGreaterThan(1 << 13);
  for (const each of numbers)
    expect([has(graph, each), has(graph, `${each}0`), has(graph, each.slice(1))]).toEqual([
      true,
      numbers.includes(`${each}0`),
      numbers.includes(each.slice(1)),
    ]);
  const twice = wordGraph(numbers.flatMap((each) => [`a${each}${END}`, `b${each}${END}`]));
  expect(twice.length).toBeLessThan(graph.length + 100);
});
