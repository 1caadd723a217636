/** What of a kept draft the send page begins with. */
import type { Hex } from '../../../lib/bytes.ts';
import type { PaymentDraft } from '../../payment-draft.ts';

export interface Opening {
  /** The payment that was reviewed is among the activities. */
  isDone: boolean;
  chainId: number;
  /** The account that was clicked; `null`: none. */
  from: Hex | null;
  /** What was clicked: a token, or the network's coin; absent: nothing. */
  token?: Hex | null | undefined;
}

/** Amount and token belong to the network that they were typed on, and a click chooses anew. */
export function openedDraft(kept: PaymentDraft, { isDone, chainId, from, token }: Opening): PaymentDraft {
  const isElsewhere = kept.chainId !== null && kept.chainId !== chainId;
  const chosen = token === undefined ? (isElsewhere ? null : kept.token) : token;
  return {
    ...kept,
    ...(isElsewhere || chosen !== kept.token ? { amount: '', everything: false } : {}),
    ...(isDone ? { to: '', amount: '', everything: false, reviewedAt: null } : {}),
    ...(from === null ? {} : { from }),
    token: chosen,
    chainId,
  };
}
