/** What is said of a phrase while it is typed. The words are shown only to the person who typed them. */
import { PHRASE_LENGTHS, type TypedPhrase } from '../../../../../ethereum/phrase.ts';
import { toCounted } from '../../../../../locales/en/grammar.ts';

/** `null`: it is a phrase, or nothing is typed yet. */
export function phraseProblem(read: TypedPhrase): string | null {
  switch (read.kind) {
    case 'empty':
    case 'phrase':
      return null;
    case 'other-language':
      return 'Only phrases of English words can be imported. Import the private keys of these accounts instead.';
    case 'unknown-words': {
      const [first, ...others] = read.unknown;
      const more =
        others.length === 0
          ? ''
          : ` ${toCounted(others.length, 'other word')} ${others.length === 1 ? 'isn’t' : 'aren’t'} either.`;
      return `Word ${first?.number}, “${first?.word}”, isn’t in the list of phrase words.${more}`;
    }
    case 'wrong-length':
      return `These are ${toCounted(read.count, 'word')}. A phrase has ${PHRASE_LENGTHS.slice(0, -1).join(', ')} or ${PHRASE_LENGTHS.at(-1)}.`;
    case 'wrong-checksum':
      return 'Every word is in the list, but together they aren’t a valid phrase. One word is wrong, or the order is.';
  }
}

/** The typed text with the word at this place (from 1) replaced; numbers, blanks and the other words stay as they are. */
export function withWord(text: string, number: number, word: string): string {
  let at = 0;
  return text.replaceAll(/\p{L}[\p{L}\p{M}]*/gu, (typed) => (++at === number ? word : typed));
}
