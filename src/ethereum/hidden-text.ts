/** Reveals hidden characters, direction overrides and mixed alphabets in untrusted text. Never drops a character silently. */

export interface HiddenFinding {
  /**
   * `bidi` turns the order of letters, `hidden` shows nothing, `blank` is a blank that does not break; `look-alike` is a word of several
   * alphabets, of one that passes for another, or of letters that only look like plain ones.
   */
  kind: 'bidi' | 'hidden' | 'blank' | 'look-alike';
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

/** Controls, lone surrogates, format characters, unassigned, private and ignorable ones, line separators, the empty braille pattern, the object placeholder. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u;
/** No-break blanks: honest texts have them, for instance before a colon in French. They stay as they are. */
const NO_BREAK = /[\u00a0\u2007\u202f]/u;
const isHidden = (letter: string): boolean => letter !== '\n' && letter !== '\t' && HIDDEN.test(letter);
const EMOJI = /\p{Extended_Pictographic}/u;

const ALPHABETS: [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

/** Plain ASCII, which contains nothing hidden. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

/** Names what hides in a text, each finding once, and writes it out. */
export function revealHidden(given: string): RevealedText {
  if (PLAIN.test(given)) return { text: given, findings: [] };
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
  if (NO_BREAK.test(given)) findings.set('blank', { kind: 'blank', what: 'no-break blanks' });
  for (const word of [...mixedWords(given), ...disguisedWords(given), ...foreignWords(given)])
    findings.set(word, { kind: 'look-alike', what: word });
  return { text, findings: [...findings.values()] };
}

/** Words that mix alphabets whose letters look alike: *uniswаp* with a Cyrillic letter. */
export function mixedWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => ALPHABETS.filter(([, letters]) => letters.test(word)).length > 1);
}

/** Full-width, mathematical, circled and other letters and digits that Unicode keeps for compatibility: *𝐔𝐧𝐢𝐬𝐰𝐚𝐩*. */
const COMPATIBLE =
  /[\u2102\u210a-\u2115\u2118-\u211d\u2124\u2128\u212c-\u2138\u2145-\u2149\u2460-\u24ff\uff10-\uff5a\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/u;

function disguisedWords(text: string): string[] {
  const words = text.match(/[^\s"]+/gu) ?? [];
  return words.filter((word) =>
    [...word].some((letter) => COMPATIBLE.test(letter) && /^[a-z0-9]+$/i.test(letter.normalize('NFKC'))),
  );
}

/** Small and capital letters of other alphabets that are drawn like Latin ones (Unicode, *confusables*). */
const LIKE_LATIN = /^[асеорхуіјѕһԁԛԝӏґкАВСЕНІЈКМОРЅТХУοναρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/u;
/** Shorter words are ignored, because they are often genuine words. */
const SHORTEST = 3;

/** Words of one foreign alphabet that pass for Latin ones, in a text that is Latin otherwise: *рау* in *Please рау*. */
function foreignWords(text: string): string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (!words.some((word) => /^\p{Script=Latin}+$/u.test(word))) return [];
  const foreign = words.filter((word) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
  // Other words in that alphabet mean that the text is really in that language.
  if (!foreign.every((word) => LIKE_LATIN.test(word) || /\p{Script=Latin}/u.test(word))) return [];
  return foreign.filter((word) => word.length >= SHORTEST && LIKE_LATIN.test(word));
}

/** A joiner or variation selector right after an emoji is part of it. */
function isPartOfEmoji(letters: readonly string[], index: number): boolean {
  const letter = letters[index];
  const before = letters[index - 1] ?? '';
  if (letter === '\ufe0f') return EMOJI.test(before) || /[#*0-9]/.test(before);
  if (letter !== '\u200d') return false;
  const picture = before === '\ufe0f' || /\p{Emoji_Modifier}/u.test(before) ? (letters[index - 2] ?? '') : before;
  return EMOJI.test(picture) && EMOJI.test(letters[index + 1] ?? '');
}
