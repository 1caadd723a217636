/** What a character sent and signed as a CSV file, for whoever keeps the records of an organisation. One row for each, in the order of the page. */
import { sameAddress, toChecksumAddress } from '../../ethereum/address.ts';
import { unreachable } from '../../lib/errors.ts';
import type { ActivityView, SignedView } from '../../messaging/activity.ts';
import type { AccountView, NetworkView } from '../../messaging/snapshot.ts';
import { csvOf } from './csv.ts';
import { type Signers, whoSigned } from './signer.ts';

const HEAD = [
  'Time',
  'What',
  'Amount',
  'Status',
  'Account',
  'Address',
  'Network',
  'Requested by',
  'Signed by',
  'Transaction hash',
];

/** Times in UTC (ISO 8601). A message has no network and no hash. */
export function toActivityCsv(
  acts: readonly (ActivityView | SignedView)[],
  known: { signers: Signers; accounts: readonly AccountView[]; networks: readonly NetworkView[] },
): string {
  const rows = acts.map((act) => {
    const isMessage = 'kind' in act && act.kind !== 'transaction';
    const account = known.accounts.find(({ address }) => sameAddress(address, act.from));
    const network = known.networks.find(({ chainId }) => chainId === act.chainId);
    const hash = 'kind' in act ? act.id : act.hash;
    return [
      new Date(act.at).toISOString(),
      act.title,
      act.amount,
      'kind' in act ? (isMessage ? 'Signed' : 'Signed on another computer') : statusOf(act),
      account?.name ?? '',
      toChecksumAddress(act.from),
      isMessage ? '' : (network?.name ?? String(act.chainId)),
      act.origin ?? '',
      whoSigned(known.signers, act.signedBy) ?? '',
      isMessage ? '' : (hash ?? ''),
    ];
  });
  return csvOf([HEAD, ...rows]);
}

function statusOf({ status }: ActivityView): string {
  switch (status) {
    case 'signed':
      return 'Not sent yet';
    case 'pending':
      return 'Waiting to be included';
    case 'included':
      return 'Included';
    case 'failed':
      return 'Failed';
    case 'replaced':
      return 'Replaced';
    case 'dropped':
      return 'Dropped';
    default:
      return unreachable(status);
  }
}
