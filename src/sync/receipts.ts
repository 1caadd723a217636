/** Compares a server's signed receipts, old and new: a server may have been restored to an earlier state, but it must say so. */
import type { LogState } from '../keys/log/state.ts';
import { stateAt } from '../keys/log/state.ts';
import { equivocates } from '../keys/receipt.ts';
import type { Successor } from '../keys/succession.ts';
import { equalBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import type { Vault } from '../vault/vault.ts';
import type { PinnedServer } from './remote/follow-key.ts';
import type { Receipt } from './remote/identities.ts';
import { OtherKey, receiptFingerprint } from './remote.ts';
import { readRecords, recordChange, type SyncRecord } from './sync-rows.ts';

/** What a server's receipt says, compared with the last one. */
export type Standing =
  | { kind: 'same-or-ahead' }
  /** It was restored from a backup: box versions begin again, and entries may be missing. */
  | { kind: 'restored' };

const refusedServer = (reason: string): WalletError => new WalletError('bad-server', t.notTrusted(reason));
const refusedKey = (reason: string): WalletError => new OtherKey(t.notTrusted(reason));

/** @throws WalletError bad-server when there is evidence against this server */
export function ensureNoEvidence({ evidence }: Pick<SyncRecord, 'evidence'>): void {
  if (evidence?.kind === 'receipts') throw refusedServer(t.twoStories);
  if (evidence?.kind === 'successors') throw refusedKey(t.twoSuccessors);
}

/** The record with the key that the server has now. @param now ms since 1970 */
export function following(record: SyncRecord, { receiptKey, succession = [] }: PinnedServer, now: number): SyncRecord {
  if (equalBytes(record.receiptKey, receiptKey)) return record;
  return {
    ...record,
    receiptKey,
    succession: [...succession],
    followed: { at: now, before: receiptFingerprint(record.receiptKey) },
  };
}

/** When this computer last followed the server to another key (ms since 1970), and the fingerprint that it knew before. */
export const lastKeyChange = ({ followed }: SyncRecord): { at: number; before: string } | null => followed;

/** Two receipts that contradict each other are stored as evidence, and nothing is sent to that server any more. @throws WalletError bad-server */
export async function ensureOneStory(
  vault: Vault,
  identityId: Uint8Array,
  /** With the key of the receipt. */
  record: SyncRecord,
  receipt: Receipt,
): Promise<void> {
  const known = record.receipt;
  const of = { origin: record.origin, identityId };
  if (known === null || !equivocates({ ...known, ...of }, { ...receipt, ...of }, record.succession)) return;
  const evidence: SyncRecord['evidence'] = { kind: 'receipts', receipts: [known, receipt] };
  await vault.commit([recordChange(identityId, { ...record, evidence })]);
  throw refusedServer(t.twoStories);
}

/** Two successors of one key of a server are stored as evidence with every identity that is there. */
export async function keepBranch(vault: Vault, origin: string, successors: [Successor, Successor]): Promise<void> {
  const evidence: SyncRecord['evidence'] = { kind: 'successors', successors };
  for (const { identityId, record } of await readRecords(vault))
    if (record.origin === origin) await vault.commit([recordChange(identityId, { ...record, evidence })]);
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
