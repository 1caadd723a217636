/** What a request would sign, in the terms of the signing policy. */
import { costsOf } from '../../approvals/batch.ts';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { writeSignIn } from '../../ethereum/sign-in-text.ts';
import { toHex, utf8 } from '../../lib/bytes.ts';
import type { ToSign } from '../../session/session.ts';

/** As the prompt showed it. */
export const dataFeeOf = ({ review: { body } }: Pick<ApprovalRecord, 'review'>): string | null =>
  body.kind === 'transaction' ? body.fee.dataFee : null;

/** What a request would sign, as the signing policy sees it; `null`: it signs nothing and shows nothing to a site. */
export function toSignOf({ payload, review }: Pick<ApprovalRecord, 'payload' | 'review'>): ToSign | null {
  switch (payload.kind) {
    case 'transaction':
      return { kind: 'transaction', transaction: payload.transaction, dataFee: dataFeeOf({ review }) };
    case 'calls':
      return { kind: 'transactions', transactions: costsOf(payload), dataFee: dataFeeOf({ review }) };
    case 'personal-sign':
      return { kind: 'message', message: payload.message };
    case 'typed-data':
    case 'typed-list':
      return { kind: 'typed-data' };
    case 'nostr-event':
      return { kind: 'nostr-event', event: payload.event };
    case 'nostr-text':
      return { kind: 'nostr-text' };
    case 'connect':
      // Whose address the message has makes no difference to the policy.
      return payload.signIn
        ? { kind: 'message', message: toHex(utf8(writeSignIn(payload.signIn, ZERO_ADDRESS))) }
        : { kind: 'connect' };
    case 'nostr-connect':
      return { kind: 'connect' };
    case 'switch-network':
    case 'add-network':
    case 'watch-asset':
    case 'watch-item':
      return null;
  }
}
