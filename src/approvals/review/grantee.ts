/** Reviews the grantee of a right over tokens or items (spender, operator, delegate): display name and warnings. The requesting site is somebody else. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';

export interface Grantee {
  /** `Universal Router`, `0x7777…7777 (an unknown contract)`. */
  displayName: string;
  /** For rows, if it has no name. */
  label: string;
  /** Set if the grantee is a person's account, not a contract. */
  warning: Warning | false;
}

export async function reviewGrantee(context: ReviewContext, address: Hex): Promise<Grantee> {
  const { characterId, chainId } = context.request;
  const naming = nameOf(context, address);
  const ownName = async () =>
    (await naming) === null ? knownOrNull(context.data.ensName(characterId, chainId, address)) : null;
  const [name, code, ensName] = await Promise.all([
    naming,
    knownOrNull(context.data.code(characterId, chainId, address)),
    ownName(),
  ]);
  // An own account has a name.
  const own = context.accounts.some((account) => !account.viewOnly && sameAddress(account.address, address));
  const person = !own && (code === 'none' || code === 'delegated');
  const describe = person ? t.somebodysAccountAt : code === 'contract' ? t.unknownContractAt : t.nobodyYouKnowAt;
  const label = person ? t.somebodysAccount : code === 'contract' ? labels.unknownContract : labels.unknown;
  return {
    displayName: name ?? describe(shortAddress(address)),
    // The name stands beside the address, which says who it is.
    label: ensName === null ? label : t.labelWithEns(label, ensName),
    warning: person && {
      rule: 'spender-is-account',
      severity: 'danger',
      title: t.spenderIsAccount,
      text: t.spenderIsAccountText,
    },
  };
}

/** A row for the requesting site, which a batch shows once; none if the wallet itself asks. */
export const askedBy = ({ site }: ReviewContext): Row[] =>
  site === null ? [] : [{ name: labels.askedBy, value: site.whole, kind: 'asked-by' }];
