/** Tests for sentences with marked pieces. */
import { expect, test } from 'vitest';
import { marked, sentence } from './sentence.ts';

test('a sentence keeps its marked pieces apart and joins the others', () => {
  expect(sentence`Send ${marked('5 USDC')} to ${'Ida Holm'}, item ${7}.`).toEqual([
    { text: 'Send ' },
    { text: '5 USDC', mark: true },
    { text: ' to Ida Holm, item 7.' },
  ]);
});

test('a sentence in a sentence keeps its marks', () => {
  const inner = sentence`Send ${marked('1 ETH')}.`;
  expect(sentence`As ${'Main'}: ${inner} ${marked('2 ETH')} goes along.`).toEqual([
    { text: 'As Main: Send ' },
    { text: '1 ETH', mark: true },
    { text: '. ' },
    { text: '2 ETH', mark: true },
    { text: ' goes along.' },
  ]);
});
