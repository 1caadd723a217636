/** What is said of a phrase while it is typed. The words are shown only to the person who typed them. */
import { PHRASE_LENGTHS, type TypedPhrase } from '../../../../../ethereum/phrase.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';

/** `null`: it is a phrase, or nothing is typed yet. */
export function phraseProblem(read: TypedPhrase): string | null {
  switch (read.kind) {
    case 'empty':
    case 'phrase':
      return null;
    case 'other-language':
      return t.onlyEnglish;
    case 'unknown-words': {
      const [first, ...others] = read.unknown;
      const problem = t.notInList(first?.number ?? 0, first?.word ?? '');
      return others.length === 0 ? problem : `${problem} ${t.othersNotInList(others.length)}`;
    }
    case 'wrong-length':
      return t.wrongLength(read.count, PHRASE_LENGTHS.map(String));
    case 'wrong-checksum':
      return t.wrongOrder;
  }
}

/** The typed text with the word at this place (from 1) replaced; numbers, blanks and the other words stay as they are. */
export function withWord(text: string, number: number, word: string): string {
  let at = 0;
  return text.replaceAll(/\p{L}[\p{L}\p{M}]*/gu, (typed) => (++at === number ? word : typed));
}
