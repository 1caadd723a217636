/** Sentences of which some pieces are marked, for places without Preact: `` sentence`Send ${marked(amount)} to ${name}?` `` */
import type { Text } from './room.ts';

export interface Piece {
  text: string;
  /** It stands out: the prompt draws it in the ink of the character. */
  mark?: boolean;
  /** What stands here once it has happened: the address, where the text is *an address you’ve never used*. */
  afterwards?: string;
}

export type Sentence = Piece[];

export const marked = (text: Text): Piece => ({ text: String(text), mark: true });

/** Writes a sentence in pieces. A value is text, a marked piece, or another sentence. */
export function sentence(
  texts: TemplateStringsArray,
  ...values: readonly (Text | Piece | readonly Piece[])[]
): Sentence {
  const pieces = texts.flatMap((text, at): Piece[] => {
    const value = values[at] ?? '';
    return [
      { text },
      ...(Array.isArray(value) ? value : typeof value === 'object' ? [value as Piece] : [{ text: String(value) }]),
    ];
  });
  return pieces.reduce<Sentence>(joined, []);
}

const isPlain = ({ mark, afterwards }: Piece): boolean => !mark && afterwards === undefined;

/** Plain pieces side by side are one. */
function joined(before: Sentence, piece: Piece): Sentence {
  const last = before.at(-1);
  if (isPlain(piece) && piece.text === '') return before;
  return last && isPlain(last) && isPlain(piece)
    ? [...before.slice(0, -1), { text: last.text + piece.text }]
    : [...before, piece];
}
