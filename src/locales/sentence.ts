/** Sentences of which some pieces are marked, for places without Preact: `` sentence`Send ${marked(amount)} to ${name}.` `` */
import type { Text } from './room.ts';

export interface Piece {
  text: string;
  /** It stands out: the prompt draws it in the ink of the character. */
  mark?: boolean;
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

/** Plain pieces side by side are one. */
function joined(before: Sentence, piece: Piece): Sentence {
  const last = before.at(-1);
  if (!piece.mark && piece.text === '') return before;
  return last && !last.mark && !piece.mark
    ? [...before.slice(0, -1), { text: last.text + piece.text }]
    : [...before, piece];
}
