/** Warnings: order, and what they do to the verb. Says nothing of when one is due. */
import { unreachable } from '../../lib/errors.ts';
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

/** Worst first; of one severity in the order in which they were found. One per rule. */
export function worstFirst(warnings: readonly Warning[]): Warning[] {
  const seen = new Set<string>();
  return [...warnings]
    .sort((a, b) => rank(a.severity) - rank(b.severity))
    .filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}

export const isRefused = (warnings: readonly Warning[]): boolean =>
  warnings.some(({ severity }) => severity === 'refused');

/** A verb in the face of danger: `Send anyway`. One that already says what is dangerous stays. */
export function verbUnder(warnings: readonly Warning[], verb: string): string {
  const danger = warnings.some(({ severity }) => severity === 'danger');
  return danger && !verb.endsWith('without limit') && !verb.endsWith('everything') ? `${verb} anyway` : verb;
}

/** The warnings that are due; `null` and `false` are not. */
export const due = (...warnings: readonly (Warning | null | false)[]): Warning[] =>
  warnings.filter((warning): warning is Warning => warning !== null && warning !== false);
