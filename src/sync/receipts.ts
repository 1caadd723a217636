/** Compares a server's signed receipts, old and new: a server may have been restored to an earlier state, but it must say so. */
import type { LogState } from '../keys/log/state.ts';
import { stateAt } from '../keys/log/state.ts';
import { equivocates } from '../keys/receipt.ts';
import { WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import type { Vault } from '../vault/vault.ts';
import type { Receipt } from './remote/identities.ts';
import { recordChange, type SyncRecord } from './sync-rows.ts';

/** What a server's receipt says, compared with the last one. */
export type Standing =
  | { kind: 'same-or-ahead' }
  /** It was restored from a backup: box versions begin again, and entries may be missing. */
  | { kind: 'restored' };

export const refusedServer = (reason: string): WalletError => new WalletError('bad-server', t.notTrusted(reason));

/** Two receipts that contradict each other are stored as evidence, and nothing is sent to that server any more. @throws WalletError bad-server */
export async function ensureOneStory(
  vault: Vault,
  identityId: Uint8Array,
  record: SyncRecord,
  receipt: Receipt,
): Promise<void> {
  const known = record.receipt;
  const of = { origin: record.origin, receiptKey: record.receiptKey, identityId };
  if (known === null || !equivocates({ ...known, ...of }, { ...receipt, ...of })) return;
  await vault.commit([recordChange(identityId, { ...record, evidence: [known, receipt] })]);
  throw refusedServer(t.twoStories);
}

/**
 * @param known the newest receipt that was accepted
 * @throws WalletError bad-server when the server went back without a new epoch
 */
export function standingOf(known: Receipt | null, now: Receipt): Standing {
  if (known === null) return { kind: 'same-or-ahead' };
  if (now.epoch > known.epoch) return { kind: 'restored' };
  if (now.epoch < known.epoch || now.sequence < known.sequence || now.head.number < known.head.number)
    throw refusedServer(t.olderState);
  return { kind: 'same-or-ahead' };
}

/** A head that is not ahead of this log must be part of it. @throws WalletError bad-server */
export function ensureInLog(log: LogState, receipt: Receipt): void {
  if (receipt.head.number <= log.head.number && stateAt(log, receipt.head) === null)
    throw refusedServer(t.otherHistory);
}
