/** What a character sent, signed and received as a CSV file, for whoever keeps the records of an organisation. One row for each, in the order of the page. */
import { sameAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { wordsFiles as t } from '../../locales/en/ui/words/files.ts';
import type { ActivityView } from '../../messaging/activity.ts';
import type { ContactView } from '../../messaging/place-views.ts';
import type { AccountView, NetworkView } from '../../messaging/snapshot.ts';
import { fromUnits, partsOf } from '../amount.ts';
import { droppedWords, otherSideOf } from './activity.ts';
import { type Act, isSentHere, kindOf, ownAccountOf } from './activity-filter.ts';
import { csvOf } from './csv.ts';
import { type Signers, whoSigned } from './signer.ts';

/** Times in UTC (ISO 8601); amounts without sign and grouping, with a point. A message has no network and no hash. */
export function toActivityCsv(
  acts: readonly Act[],
  known: {
    signers: Signers;
    accounts: readonly AccountView[];
    contacts: readonly ContactView[];
    networks: readonly NetworkView[];
  },
): string {
  const names = [...known.accounts, ...known.contacts];
  const nameOf = (one: Hex | null): string =>
    (one === null ? undefined : names.find(({ address }) => sameAddress(address, one))?.name) ?? '';
  const rows = acts.map((act) => {
    const isMessage = 'kind' in act && act.kind !== 'transaction';
    const own = ownAccountOf(act);
    const other = isSentHere(act) ? otherSideOf(act) : null;
    const feePaid = (isSentHere(act) ? act.feePaid : null) ?? null;
    const network = known.networks.find(({ chainId }) => chainId === act.chainId);
    const hash = 'kind' in act ? act.id : act.hash;
    return [
      new Date(act.at).toISOString(),
      t.kinds[kindOf(act)],
      act.title,
      ...amountCells(act.amount),
      'kind' in act ? (isMessage ? t.signed : t.signedOnAnotherComputer) : act.received ? t.received : statusOf(act),
      nameOf(own),
      own === null ? '' : toChecksumAddress(own),
      other === null ? '' : toChecksumAddress(other),
      nameOf(other),
      isMessage ? '' : (network?.name ?? String(act.chainId)),
      feePaid === null || network === undefined ? '' : fromUnits(feePaid, network.decimals),
      feePaid === null ? '' : (network?.symbol ?? ''),
      act.origin ?? '',
      whoSigned(known.signers, act.signedBy) ?? '',
      isMessage ? '' : (hash ?? ''),
    ];
  });
  return csvOf([t.activity, ...rows]);
}

/** *out*, *0.25*, *ETH* of `−0.25 ETH`. What is not written like that stands whole as the amount. */
function amountCells(amount: string): [string, string, string] {
  const parts = partsOf(amount);
  if (parts === null) return ['', amount, ''];
  return [parts.decimal.startsWith('+') ? t.in : t.out, parts.decimal.replace(/^[−+]/, ''), parts.symbol];
}

function statusOf(act: ActivityView): string {
  const { status } = act;
  switch (status) {
    case 'signed':
      return t.notSentYet;
    case 'pending':
      return t.waitingToBeIncluded;
    case 'included':
      return t.included;
    case 'failed':
      return t.failed;
    case 'replaced':
      return t.replaced;
    case 'dropped':
      return droppedWords(act);
    default:
      return unreachable(status);
  }
}
