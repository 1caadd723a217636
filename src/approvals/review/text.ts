/** Makes untrusted text readable and warns about hidden characters. Never changes what is signed. */
import { type HiddenFinding, revealHidden } from '../../ethereum/hidden-text.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { Warning } from '../../messaging/approval.ts';
import { due } from './warning.ts';

export interface ReadableText {
  /** With hidden characters written as ⟨U+200B⟩. */
  text: string;
  findings: HiddenFinding[];
}

/** @param text as the site sent it */
export const toReadable = (text: string): ReadableText => revealHidden(text);

/** At most this many words of mixed alphabets are named. */
const NAMED = 3;

/** Words are cut to this length. */
const LONGEST_WORD = 40;
const cut = (word: string): string => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word);

export function textWarnings({ findings }: ReadableText): Warning[] {
  const turned = findings.some(({ kind }) => kind === 'bidi');
  const hidden = findings.some(({ kind }) => kind === 'hidden');
  const blank = findings.some(({ kind }) => kind === 'blank');
  const mixed = findings.filter(({ kind }) => kind === 'look-alike').map(({ what }) => what);
  return due(
    turned && {
      rule: 'turned-text',
      severity: 'danger',
      title: t.turnedText,
      text: t.turnedTextText,
    },
    hidden &&
      !turned && {
        rule: 'hidden-characters',
        severity: 'caution',
        title: t.hiddenCharacters,
        text: t.hiddenCharactersText,
      },
    mixed.length > 0 && {
      rule: 'mixed-alphabets',
      severity: 'caution',
      title: t.mixedAlphabets,
      text: t.mixedAlphabetsText(mixed.slice(0, NAMED).map(cut)),
    },
    blank && {
      rule: 'no-break-blanks',
      severity: 'note',
      title: t.noBreakBlanks,
      text: t.noBreakBlanksText,
    },
  );
}
