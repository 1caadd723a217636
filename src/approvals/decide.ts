/** Checks a decision before *approve* takes effect. Pure; a refusal is a WalletError with a sentence for the person. */
import { mistaken, unreachable, WalletError } from '../lib/errors.ts';
import { requests as t } from '../locales/en/approvals/requests.ts';
import type { ApprovalEdits, Decision } from '../messaging/approval.ts';
import { applyEdits, decidedEdits, mergeEdits } from './edits.ts';
import type { ApprovalRecord } from './record.ts';
import { mayBegin } from './repeat/repeats.ts';

/** After the content of a prompt changed, approving is blocked for this long (ms), so that a click meant for the earlier content has no effect. */
export const APPROVE_DELAY = 500;

export type ApproveDecision = Decision & { kind: 'approve' };

/**
 * Checks that this decision may approve this record now.
 * @param now ms since 1970
 * @throws WalletError stale when another revision was read, refused when the review forbids approving, bad-input when a tick or an account is missing
 */
export function ensureApprovable(record: ApprovalRecord, decision: ApproveDecision, now: number): void {
  const { review } = record;
  if (record.state !== 'waiting') throw new WalletError('stale', t.alreadyAnswered);
  if (review.refused || review.warnings.some((warning) => warning.severity === 'refused'))
    throw new WalletError('refused', t.cannotBeApproved);
  if (decision.revision !== record.revision || now - record.revisedAt < APPROVE_DELAY)
    throw new WalletError('stale', t.justChanged);
  const missing = review.warnings.find(
    (warning) => warning.tick !== undefined && !decision.ticked.includes(warning.rule),
  );
  if (missing) throw new WalletError('bad-input', t.tickFirst(missing.tick ?? missing.title));
  if (record.payload.kind === 'connect') ensureConnection(record, decision.edits);
  ensureNostrEdits(record, decision.edits);
  ensureRepeat(record, decision.edits);
}

/**
 * The record as it is carried out; `null`: it was approved before.
 * @param now ms since 1970
 * @throws WalletError as `ensureApprovable`
 */
export function approvedBy(record: ApprovalRecord, decision: ApproveDecision, now: number): ApprovalRecord | null {
  if (record.state === 'approved' || record.state === 'signed') return null;
  ensureApprovable(record, decision, now);
  const edits = decidedEdits(record.edits, withOfferedFee(record, decision.edits));
  const payload = applyEdits({ payload: record.payload, edits });
  return { ...record, edits, payload, state: 'approved', approvedAt: now };
}

/** True if the edits of the decision change the payload from what this revision shows: then the person must read the new revision first. */
export function changesContent(record: ApprovalRecord, edits: ApprovalEdits): boolean {
  const { body } = record.review;
  if (record.payload.kind === 'connect') return false;
  // What a key links is said in the review.
  if (body.kind === 'nostr-connect' && edits.publicKey !== undefined && edits.publicKey !== body.chosen) return true;
  const merged = { ...record, edits: mergeEdits(record.edits, edits) };
  return JSON.stringify(applyEdits(merged)) !== JSON.stringify(applyEdits(record));
}

/**
 * Checks that these edits apply to this record.
 * @throws WalletError bad-input when the request has no such field or a value is out of range
 */
export function ensureEdits(record: ApprovalRecord, edits: ApprovalEdits): void {
  const { body } = record.review;
  ensureNostrEdits(record, edits);
  ensureRepeat(record, edits);
  if (edits.chainId !== undefined && body.kind !== 'connect') throw new WalletError('bad-input', t.noNetworkToChoose);
  switch (body.kind) {
    case 'connect':
      if (edits.fee || edits.nonce !== undefined || edits.limit !== undefined)
        throw new WalletError('bad-input', t.noFeeNorLimit);
      return;
    case 'typed-data':
    case 'transaction':
      if (edits.limit !== undefined && !body.limit?.editable) throw new WalletError('bad-input', t.noLimit);
      break;
    case 'message':
    case 'nostr-connect':
    case 'nostr':
    case 'network':
    case 'asset':
      if (edits.limit !== undefined) throw new WalletError('bad-input', t.noLimit);
      break;
    default:
      unreachable(body);
  }
  applyEdits({ payload: record.payload, edits: mergeEdits(record.edits, edits) });
}

/** @throws WalletError bad-input when the request has no key to choose, not this one, or may not be repeated */
function ensureNostrEdits(record: ApprovalRecord, { publicKey, repeat }: ApprovalEdits): void {
  const { body } = record.review;
  const isOffered = body.kind === 'nostr-connect' && body.keys.some((key) => key.publicKey === publicKey);
  if (publicKey !== undefined && !isOffered) throw new WalletError('bad-input', t.keyNotShown);
  const mayRepeat = body.kind === 'nostr' && body.repeat !== null;
  if (repeat !== undefined && !mayRepeat) throw new WalletError('bad-input', t.asksEachTime);
}

/** @throws WalletError bad-input when the site may not be let repeat this, or not on these terms */
function ensureRepeat(record: ApprovalRecord, { again }: ApprovalEdits): void {
  if (again !== undefined && !mayBegin(record, again)) throw new WalletError('bad-input', t.cannotRepeat);
}

/** Edits that only name a fee speed get the values that the review offered for it. @throws WalletError bad-input when the review offers no such speed */
export function withOfferedFee(record: ApprovalRecord, edits: ApprovalEdits): ApprovalEdits {
  const { body } = record.review;
  const { fee } = edits;
  if (!fee || body.kind !== 'transaction') return edits;
  if (fee.maxFeePerGas !== undefined || fee.gasPrice !== undefined || fee.speed === 'own') return edits;
  const option = body.fee.options.find(({ speed }) => speed === fee.speed);
  if (!option) throw new WalletError('bad-input', t.speedNotOffered);
  const { speed: _speed, most: _most, ...values } = option;
  return { ...edits, fee: { ...values, ...fee } };
}

/** @throws WalletError bad-input unless at least one account is chosen and every chosen account was offered; stale when the review showed another network */
function ensureConnection(record: ApprovalRecord, edits: ApprovalEdits): void {
  const { body } = record.review;
  if (edits.chainId !== undefined && edits.chainId !== record.chainId) throw new WalletError('stale', t.justChanged);
  if (body.kind !== 'connect') throw mistaken();
  const accounts = edits.accounts ?? [];
  if (edits.loginKey === true) {
    if (accounts.length > 0 || edits.newAccount === true) throw new WalletError('bad-input', t.loginKeyOrAccounts);
    return;
  }
  const offered = new Set(body.accounts.map((account) => account.address));
  if (accounts.some((account) => !offered.has(account))) throw new WalletError('bad-input', t.accountNotShown);
  if (accounts.length === 0 && edits.newAccount !== true) throw new WalletError('bad-input', t.chooseAccount);
  const canSign = body.accounts.some(({ address, viewOnly }) => !viewOnly && accounts.includes(address));
  if (body.signIn !== null && !canSign && edits.newAccount !== true)
    throw new WalletError('bad-input', t.chooseSigningAccount);
}
