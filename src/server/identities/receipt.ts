/** Receipts: the server's signed statement of an identity's head. A wallet compares it with the server's other receipts. */

import type { LogHead } from '../../keys/signed-box.ts';
import { receiptStatement } from '../../keys/statement.ts';
import type { Parts } from '../parts.ts';

export interface Confirmed {
  epoch: number;
  head: LogHead;
  sequence: number;
}

export interface Receipt extends Confirmed {
  signature: Uint8Array;
}

/** The receipt of one point of the history; always the same bytes, as Ed25519 is deterministic. */
export function receiptOf({ secrets, origin }: Parts, identityId: Uint8Array, confirmed: Confirmed): Receipt {
  const { epoch, head, sequence } = confirmed;
  const signature = receiptStatement.sign(secrets.receiptSeed, { origin, epoch, identityId, head, sequence });
  return { epoch, head, sequence, signature };
}
