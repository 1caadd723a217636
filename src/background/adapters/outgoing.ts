/** The transactions of an approved request, which may be several: their nonces, their records in the tracker, and how they are sent. */
import { carriersOf, noncesFor, type Transactions } from '../../approvals/batch.ts';
import { isNonceChosen } from '../../approvals/edits.ts';
import type { ApprovalRecord, Signed } from '../../approvals/record.ts';
import { withFreeNonce } from '../../chain/free-nonce.ts';
import { findInstead } from '../../chain/instead-of.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import type { SentOf, Tracker } from '../../chain/tracker-type.ts';
import { throughLayerOne } from '../../ethereum/deposit.ts';
import { decodeTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { isWalletError, mistaken, WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';

/** Id of a transaction in the tracker. @param at counts the transactions of the request from 0 */
export const activityIdOf = ({ id }: Pick<ApprovalRecord, 'id'>, at: number): string => (at === 0 ? id : `${id}.${at}`);

function payloadOf({ payload }: ApprovalRecord): Transactions {
  if (payload.kind === 'transaction') return [payload.transaction];
  if (payload.kind === 'calls') return carriersOf(payload);
  throw mistaken();
}

/** As they are signed: with nonces in a row, free ones unless the person or the site chose them. */
export function transactionsOf(record: ApprovalRecord, tracker: Pick<Tracker, 'freeNonce'>): Transactions {
  const { payload, edits, review } = record;
  const [first, ...others] = payloadOf(record);
  // A user operation takes no nonce of its account, but its authorization does: never that of something else that waits.
  if (payload.kind === 'calls' && payload.sponsored)
    return [first.type === 'eip7702' ? withFreeNonce(first, tracker, false) : first];
  const chosen = payload.kind === 'transaction' ? isNonceChosen(payload, edits) : edits.nonce !== undefined;
  const { body } = review;
  // As it was read: between preparation and review others may have been sent.
  const nonce = chosen || body.kind !== 'transaction' ? first.nonce : body.fee.nonce;
  const free = withFreeNonce({ ...first, nonce }, tracker, chosen, noncesFor([first, ...others]));
  return [free, ...others.map((other, at) => ({ ...other, nonce: free.nonce + 1 + at }))];
}

/** The signed bytes of the request, if the tracker has them. They are stored together: all or none. @param sent by its character */
export function storedOf(record: ApprovalRecord, sent: Pick<SentOf, 'byId'>): Signed[] | null {
  const stored = payloadOf(record).map((_, at) => sent.byId(activityIdOf(record, at)));
  return stored.every((one) => one !== null) ? stored.map(({ raw, hash }) => ({ raw, hash })) : null;
}

/** The batch that a transaction belongs to. A faster transaction takes the place of the one that it replaces. */
export function bundleOf(
  { payload, origin }: ApprovalRecord,
  transactions: number,
  index: number,
  sent: Pick<SentOf, 'byId'>,
): Pick<SentTransaction, 'bundle'> {
  if (payload.kind === 'calls') return { bundle: { id: payload.bundleId, origin, index, atomic: transactions === 1 } };
  const { replaces } = payload.kind === 'transaction' ? payload : { replaces: null };
  const bundle = replaces?.act === 'speed-up' ? sent.byId(replaces.activityId)?.bundle : undefined;
  return bundle ? { bundle } : {};
}

/** What a transaction brings to a layer-2 network, to be looked after there. */
function throughOf(transaction: PreparedTransaction): Pick<SentTransaction, 'through'> {
  const found = throughLayerOne(transaction);
  if (found === null) return {};
  const { chainId, raw, deposit } = found;
  const waiting = { chainId, block: null, status: 'waiting' } as const;
  if (raw === null) return { through: { ...waiting, ...(deposit?.to && { to: deposit.to }), hash: null } };
  try {
    const { hash, transaction: inner } = decodeTransaction(raw);
    return { through: { ...waiting, ...(inner.to && { to: inner.to }), hash } };
  } catch {
    return {};
  }
}

/** The payment that a deposit does in its place. A faster deposit takes the place of the one that it replaces. */
function insteadOf({ payload }: ApprovalRecord, sent: Pick<SentOf, 'byId'>): Pick<SentTransaction, 'insteadOf'> {
  if (payload.kind !== 'transaction' || !throughLayerOne(payload.transaction)?.deposit) return {};
  const { replaces } = payload;
  const id = replaces ? sent.byId(replaces.activityId)?.insteadOf : payload.insteadOf;
  return id === undefined ? {} : { insteadOf: id };
}

/** Who pays for it, where it is sent as a user operation. */
const operationOf = ({ payload }: ApprovalRecord): Pick<SentTransaction, 'operation'> =>
  payload.kind === 'calls' && payload.sponsored
    ? { operation: { payer: payload.sponsored.payer, transactionHash: null, since: null } }
    : {};

/** The way that a transaction goes: who pays for it, where it arrives on a layer-2 network, and what it does in place of which payment. */
export const wayOf = (record: ApprovalRecord, transaction: PreparedTransaction, sent: Pick<SentOf, 'byId'>) => ({
  ...throughOf(transaction),
  ...insteadOf(record, sent),
  ...operationOf(record),
});

/** Several prompts for one payment can be open at once. @throws WalletError refused: a deposit does it already */
export function ensureOnce({ payload }: ApprovalRecord, sent: Pick<SentOf, 'byId' | 'list'>): void {
  if (payload.kind !== 'transaction') return;
  const { replaces, insteadOf: waiting } = payload;
  const id = replaces?.act === 'speed-up' ? replaces.activityId : waiting;
  const earlier = id === undefined ? null : sent.byId(id);
  if (earlier) ensureNoDeposit(earlier, sent.list());
}

/** @throws WalletError refused: a deposit does already what this transaction would do */
export function ensureNoDeposit(sent: SentTransaction, all: readonly SentTransaction[]): void {
  if (findInstead(sent, all) !== null) throw new WalletError('refused', t.goesAnotherWay);
}

/**
 * Sends the transactions of a batch in order. When a node refuses one, the later ones are not sent.
 * @returns the result of wallet_sendCalls
 * @throws WalletError node-refused when the first was refused: then nothing was sent. Any other error: to be called again
 */
export async function broadcastBundle(
  record: ApprovalRecord,
  bundleId: string,
  tracker: Pick<Tracker, 'broadcast' | 'abandon'>,
): Promise<{ id: string }> {
  const ids = payloadOf(record).map((_, at) => activityIdOf(record, at));
  for (const [at, id] of ids.entries()) {
    try {
      await tracker.broadcast(id);
    } catch (error) {
      if (!isWalletError(error, 'node-refused')) throw error;
      for (const later of ids.slice(at + 1)) await tracker.abandon(later, t.earlierCallRefused);
      if (at === 0) throw error;
      break;
    }
  }
  return { id: bundleId };
}
