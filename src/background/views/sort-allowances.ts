/** The order of a list of rights: what can be taken now comes first, then what is worth something, then who is trusted least. */
import type { AllowanceView } from '../../messaging/allowance-view.ts';

const SPENDERS: Record<AllowanceView['spenderKind'], number> = { account: 0, unknown: 1, contract: 2 };

/** The numbers that decide, the most important first; a lower one comes earlier. */
const ranksOf = (row: AllowanceView): number[] => [
  row.atRisk === '0' ? 1 : 0,
  row.tokenKnown ? 0 : row.tokenName === null ? 2 : 1,
  row.spenderName !== null ? 3 : SPENDERS[row.spenderKind],
  row.unlimited || row.kind === 'operator' ? 0 : 1,
];

export function compareAllowances(a: AllowanceView, b: AllowanceView): number {
  const [first, second] = [ranksOf(a), ranksOf(b)];
  for (const [at, rank] of first.entries()) {
    const difference = rank - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.token !== b.token) return a.token < b.token ? -1 : 1;
  const more = BigInt(b.atRisk ?? 0) - BigInt(a.atRisk ?? 0);
  return more > 0n ? 1 : more < 0n ? -1 : 0;
}
