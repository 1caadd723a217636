/** Reviews the grantee of a right over tokens or items (spender, operator, delegate): display name and warnings. The requesting site is somebody else. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
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
  const [name, code] = await Promise.all([
    nameOf(context, address),
    knownOrNull(context.data.code(characterId, chainId, address)),
  ]);
  // An own account has a name.
  const own = context.accounts.some((account) => !account.viewOnly && sameAddress(account.address, address));
  const person = !own && (code === 'none' || code === 'delegated');
  const kind = person ? 'somebody’s account' : code === 'contract' ? 'an unknown contract' : 'nobody you know';
  return {
    displayName: name ?? `${shortAddress(address)} (${kind})`,
    label: person ? 'Somebody’s account' : code === 'contract' ? 'Unknown contract' : 'Unknown',
    warning: person && {
      rule: 'spender-is-account',
      severity: 'danger',
      title: 'Granted to an account, not a contract',
      text: 'Its owner can take what this allows at any time. Legitimate sites name a contract here.',
    },
  };
}

/** Name of the row for the requesting site; a batch shows it once. */
export const ASKED_BY = 'Asked by';

/** A row for the requesting site; none if the wallet itself asks. */
export const askedBy = ({ site }: ReviewContext): Row[] =>
  site === null ? [] : [{ name: ASKED_BY, value: site.whole }];
