/** Converts the end of a request to the error that its page receives. Never passes on the text of an unexpected error, which may contain private data. */
import { isWalletError, type WalletErrorCode } from '../lib/errors.ts';
import type { Outcome } from './record.ts';

/** The outcome EIP-1193 4001 (user rejected request): for *Refuse*, a closed window or a cancelled request. */
export const refusal = (message = 'The person refused this request.'): Outcome & { kind: 'error' } => ({
  kind: 'error',
  code: 4001,
  message,
});

/** EIP-5792 5750: the person refused to have the account set up for what the site demands. */
export const setUpRefusal = (): Outcome => ({
  kind: 'error',
  code: 5750,
  message: 'The person does not want this account to be set up for that.',
});

/** Converts a failure of reviewing, signing or sending to an outcome with a code of EIP-1193 or EIP-1474. */
export function toErrorOutcome(error: unknown): Outcome {
  if (!isWalletError(error)) return { kind: 'error', code: -32603, message: 'The wallet could not carry this out.' };
  // A node's error data, such as a revert reason, is meant for the page.
  const data = error.code === 'node-refused' && 'data' in error ? error.data : undefined;
  return { kind: 'error', code: codeOf(error.code), message: error.message, ...(data === undefined ? {} : { data }) };
}

function codeOf(code: WalletErrorCode): number {
  switch (code) {
    case 'refused':
    case 'stopped':
    case 'stale':
      return 4001;
    // Client libraries retry after -32603, so an error that a retry cannot fix has another code.
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
