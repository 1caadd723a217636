/** Turns the end of a request into what its page is told. Never passes on the text of an unexpected error: it may name what the page must not know. */
import { isWalletError, type WalletErrorCode } from '../lib/errors.ts';
import type { Outcome } from './record.ts';

/** EIP-1193 4001, for a person's *Refuse*, a closed window, a cancelled request. */
export const refusal = (message = 'The person refused this request.'): Outcome & { kind: 'error' } => ({
  kind: 'error',
  code: 4001,
  message,
});

/** A failure of review, signing or sending, as EIP-1193 and EIP-1474 number it. */
export function toErrorOutcome(error: unknown): Outcome {
  if (!isWalletError(error)) return { kind: 'error', code: -32603, message: 'The wallet could not carry this out.' };
  // A node's own words on why it refused, such as a revert reason, are for the page.
  const data = error.code === 'node-refused' && 'data' in error ? error.data : undefined;
  return { kind: 'error', code: codeOf(error.code), message: error.message, ...(data === undefined ? {} : { data }) };
}

function codeOf(code: WalletErrorCode): number {
  switch (code) {
    case 'refused':
    case 'stopped':
    case 'stale':
      return 4001;
    // Clients ask again after -32603: what asking again does not mend has another code.
    case 'locked':
    case 'closed':
    case 'not-allowed':
    case 'needs-login':
    case 'not-found':
    case 'cannot-open':
      return 4100;
    case 'bad-input':
    case 'bad-encoding':
    case 'exists':
      return -32602;
    case 'node-refused':
      return -32003;
    case 'no-network':
      return 4901;
    default:
      return -32603;
  }
}
