/** Sorts warnings and decides which ones are expanded. Never collapses a danger. */
import type { Severity, Warning } from '../../messaging/approval.ts';

const RANK: Record<Severity, number> = { refused: 0, danger: 1, caution: 2, note: 3 };
const OPEN_AT_MOST = 2;

export interface FoldedWarnings {
  open: Warning[];
  /** Collapsed behind *n more*. */
  more: Warning[];
}

/** Worst first; expands two warnings, and every danger. */
export function foldWarnings(warnings: readonly Warning[]): FoldedWarnings {
  const sorted = [...warnings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const grave = sorted.filter((warning) => RANK[warning.severity] <= RANK.danger).length;
  const shown = Math.max(grave, OPEN_AT_MOST);
  return { open: sorted.slice(0, shown), more: sorted.slice(shown) };
}
