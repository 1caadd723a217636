/** Words for a network fee that somebody else pays: who, and what that takes from the account besides the calls. */
import type { AssetChange, Row, Warning } from '../../messaging/approval.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';
import type { Sponsored } from '../record.ts';
import { addressRow } from './address.ts';
import { due } from './warning.ts';
import { listed } from './words.ts';

export const sponsorRows = ({ payer, operation }: Sponsored): Row[] => [
  { name: 'Network fee', value: `Paid by ${payer}`, detail: 'Named by the site' },
  addressRow('Paymaster', null, 'Contract of the service', operation.paymaster.address),
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
      title: `Paying the fee takes ${listed(taken)} from you`,
      text: `The service that pays the network fee, ${payer}, takes this from you. The calls themselves do not.`,
      tick: 'I want to pay this',
    },
    rights && {
      rule: 'sponsor-rights',
      severity: 'danger',
      title: 'Paying the fee changes who may take your tokens',
      text: `With ${payer} as the payer, other rights are given than by the calls alone.`,
      tick: 'I want to give these rights',
    },
  );
}

/** Also where the simulation failed: who pays can make it fail, and carry out the calls all the same. */
const notTried = (payer: string): Warning => ({
  rule: 'sponsor-not-tried',
  severity: 'danger',
  title: 'It is not known what paying the fee takes',
  text: `${payer} pays the network fee, and can take tokens that you have allowed it to take. No simulation shows what it takes.`,
  tick: `I trust ${payer} with this`,
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
