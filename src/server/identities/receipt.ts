/** Receipts: what the server confirms of an identity's head, so that it can be held against another answer of its own. */

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

/** The same for the same point of the history: Ed25519 is deterministic. */
export function receiptOf({ secrets, origin }: Parts, identityId: Uint8Array, confirmed: Confirmed): Receipt {
  const { epoch, head, sequence } = confirmed;
  const signature = receiptStatement.sign(secrets.receiptSeed, { origin, epoch, identityId, head, sequence });
  return { epoch, head, sequence, signature };
}
