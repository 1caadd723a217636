/** Sorts and merges warnings, and changes the verb in case of danger. Does not decide which warnings apply. */
import { unreachable } from '../../lib/errors.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Severity, Warning } from '../../messaging/approval.ts';

const rank = (severity: Severity): number => {
  switch (severity) {
    case 'refused':
      return 0;
    case 'danger':
      return 1;
    case 'caution':
      return 2;
    case 'note':
      return 3;
    default:
      return unreachable(severity);
  }
};

/** Sorts by severity, worst first, and merges the warnings of one rule into one. */
export function worstFirst(warnings: readonly Warning[]): Warning[] {
  const byRule = new Map<string, Warning[]>();
  for (const warning of [...warnings].sort((a, b) => rank(a.severity) - rank(b.severity)))
    byRule.set(warning.rule, [...(byRule.get(warning.rule) ?? []), warning]);
  return [...byRule.values()].flatMap(merged);
}

/** At most this many texts of one rule are written out. */
const WRITTEN_OUT = 8;

/** Merges the warnings of one rule. The tick applies to all of them, so all texts stand above it. */
function merged([worst, ...others]: readonly Warning[]): Warning[] {
  if (worst === undefined) return [];
  const told = others.map(({ title, text }) => (title === worst.title ? text : `${title}. ${text}`.trim()));
  const texts = [...new Set([worst.text, ...told])];
  const more = texts.length - WRITTEN_OUT;
  const text = [...texts.slice(0, WRITTEN_OUT), ...(more > 0 ? [t.moreLikeIt(more)] : [])].join(' ');
  const tick = worst.tick ?? others.find((warning) => warning.tick !== undefined)?.tick;
  return [{ ...worst, text, ...(tick === undefined ? {} : { tick }) }];
}

export const isRefused = (warnings: readonly Warning[]): boolean =>
  warnings.some(({ severity }) => severity === 'refused');

/** Changes the verb if there is a danger: `Send anyway`. A verb that already names the danger stays. */
export function verbUnder(warnings: readonly Warning[], verb: string): string {
  const danger = warnings.some(({ severity }) => severity === 'danger');
  const namesDanger = [labels.allowWithoutLimit, labels.allowEverything].includes(verb);
  return danger && !namesDanger ? t.anyway(verb) : verb;
}

/** Filters out `null` and `false`. */
export const due = (...warnings: readonly (Warning | null | false)[]): Warning[] =>
  warnings.filter((warning): warning is Warning => warning !== null && warning !== false);

/** @param where the names of the fields with such addresses; `null`: it is the recipient's */
export const oddChecksumWarning = (where: string | null): Warning => ({
  rule: 'odd-checksum',
  severity: 'caution',
  title: t.oddChecksum,
  text: where === null ? t.oddChecksumText.recipient : t.oddChecksumText.fields(where),
});
