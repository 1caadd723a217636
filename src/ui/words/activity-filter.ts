/** Which entries the history of a character shows. */
import { sameAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { ActivityView, SignedView } from '../../messaging/activity.ts';
import { accountOf } from './activity.ts';

export type Act = ActivityView | SignedView;
export type ActKind = 'all' | 'sent' | 'received' | 'signed' | 'hidden';

export const isSentHere = (act: Act): act is ActivityView => 'status' in act;

/** *signed*: a message, or a transaction of which this computer has no more than the signature. */
export const kindOf = (act: Act): 'sent' | 'received' | 'signed' =>
  isSentHere(act) ? (act.received ? 'received' : 'sent') : act.kind === 'transaction' ? 'sent' : 'signed';

export const isHidden = (act: Act): boolean => isSentHere(act) && act.hidden !== undefined;

export const ownAccountOf = (act: Act): Hex | null => (isSentHere(act) ? accountOf(act) : act.from);

export interface ActFilter {
  kind: ActKind;
  /** `''`: every account. */
  account: Hex | '';
  /** Login methods of the person who signed; `null`: whoever signed. */
  signedWith: readonly string[] | null;
}

/** Hidden entries are shown when they are asked for. */
export function isShown(act: Act, { kind, account, signedWith }: ActFilter): boolean {
  if (isHidden(act) !== (kind === 'hidden')) return false;
  if (kind !== 'all' && kind !== 'hidden' && kindOf(act) !== kind) return false;
  const own = ownAccountOf(act);
  if (account !== '' && (own === null || !sameAddress(own, account))) return false;
  return signedWith === null || (act.signedBy !== undefined && signedWith.includes(act.signedBy));
}
