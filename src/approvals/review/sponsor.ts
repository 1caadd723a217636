/** Words for a network fee that somebody else pays: who, and what that takes from the account besides the calls. */
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import type { AssetChange, Row, Warning } from '../../messaging/approval.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';
import type { Sponsored } from '../record.ts';
import { addressRow } from './address.ts';
import { due } from './warning.ts';

export const sponsorRows = ({ payer, operation }: Sponsored): Row[] => [
  { name: t.networkFee, value: t.paidBy(payer), detail: t.namedBySite },
  addressRow(t.paymaster, null, t.paymasterContract, operation.paymaster.address),
];

/**
 * @param alone the calls as the account would make them itself
 * @param whole the same with everything that the paymaster does
 */
export function sponsorWarnings(
  payer: string,
  alone: SimulationResult | null,
  whole: SimulationResult | null,
): Warning[] {
  if (whole?.kind !== 'worked' || alone?.kind !== 'worked') return [notTried(payer)];
  const taken = takenBesides(alone.changes, whole.changes);
  const rights = JSON.stringify(alone.given ?? null) !== JSON.stringify(whole.given ?? null);
  return due(
    taken.length > 0 && {
      rule: 'sponsor-takes',
      severity: 'danger',
      title: t.sponsorTakes(taken),
      text: t.sponsorTakesText(payer),
      tick: t.sponsorTakesTick,
    },
    rights && {
      rule: 'sponsor-rights',
      severity: 'danger',
      title: t.sponsorRights,
      text: t.sponsorRightsText(payer),
      tick: t.sponsorRightsTick,
    },
  );
}

/** Also where the simulation failed: who pays can make it fail, and carry out the calls all the same. */
const notTried = (payer: string): Warning => ({
  rule: 'sponsor-not-tried',
  severity: 'danger',
  title: t.sponsorNotTried,
  text: t.sponsorNotTriedText(payer),
  tick: t.sponsorNotTriedTick(payer),
});

/** Amounts that leave, or come in no more, only because somebody else pays. */
function takenBesides(alone: readonly AssetChange[], whole: readonly AssetChange[]): string[] {
  const wordsOf = ({ asset, amount, direction }: AssetChange) => `${direction} ${asset} ${amount}`;
  const before = new Set(alone.map(wordsOf));
  const after = new Set(whole.map(wordsOf));
  const leaving = whole.filter((change) => change.direction === 'out' && !before.has(wordsOf(change)));
  const missing = alone.filter((change) => change.direction === 'in' && !after.has(wordsOf(change)));
  return [...new Set([...leaving, ...missing].map(({ amount }) => amount))];
}
