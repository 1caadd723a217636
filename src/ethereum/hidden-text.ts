/** Texts of strangers, shown as what they are: hidden characters, direction overrides and mixed alphabets are named. Never drops a character silently. */

export interface HiddenFinding {
  /** `bidi` turns the order of letters, `hidden` shows nothing, `look-alike` mixes alphabets within a word. */
  kind: 'bidi' | 'hidden' | 'look-alike';
  /** What was found: *U+202E right-to-left override*, or the word. */
  what: string;
}

export interface RevealedText {
  /** The text with every hidden character written as ⟨U+202E⟩. */
  text: string;
  findings: HiddenFinding[];
}

/** Unicode Bidirectional Algorithm, *Explicit Directional Formatting* and *Implicit Directional Marks*. */
const BIDI: Record<number, string> = {
  1564: 'Arabic letter mark',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
};

/** Controls, lone surrogates, format characters, unassigned, private and ignorable ones, line separators, and the empty braille pattern. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const isHidden = (letter: string): boolean => letter !== '\n' && letter !== '\t' && HIDDEN.test(letter);
const EMOJI = /\p{Extended_Pictographic}/u;

const ALPHABETS: [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

/** Names what hides in a text, each finding once, and writes it out. */
export function revealHidden(given: string): RevealedText {
  const findings = new Map<string, HiddenFinding>();
  const letters = [...given];
  let text = '';
  letters.forEach((letter, index) => {
    const code = letter.codePointAt(0) ?? 0;
    const direction = BIDI[code];
    if (direction === undefined && (!isHidden(letter) || isPartOfEmoji(letters, index))) {
      text += letter;
      return;
    }
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const what = direction === undefined ? name : `${name} ${direction}`;
    findings.set(what, { kind: direction === undefined ? 'hidden' : 'bidi', what });
    text += `⟨${name}⟩`;
  });
  for (const word of mixedWords(given)) findings.set(word, { kind: 'look-alike', what: word });
  return { text, findings: [...findings.values()] };
}

/** Words that mix alphabets whose letters look alike: *uniswаp* with a Cyrillic letter. */
export function mixedWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => ALPHABETS.filter(([, letters]) => letters.test(word)).length > 1);
}

/** A joiner or variation selector right behind a picture only shapes it. */
function isPartOfEmoji(letters: readonly string[], index: number): boolean {
  const letter = letters[index];
  const before = letters[index - 1] ?? '';
  if (letter === '\ufe0f') return EMOJI.test(before) || /[#*0-9]/.test(before);
  if (letter !== '\u200d') return false;
  const picture = before === '\ufe0f' || /\p{Emoji_Modifier}/u.test(before) ? (letters[index - 2] ?? '') : before;
  return EMOJI.test(picture) && EMOJI.test(letters[index + 1] ?? '');
}
