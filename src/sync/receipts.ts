/** What a server confirmed before, held against what it says now: it may be restored to an earlier state, but has to say so. */
import type { LogState } from '../keys/log/state.ts';
import { stateAt } from '../keys/log/state.ts';
import { equivocates } from '../keys/receipt.ts';
import { WalletError } from '../lib/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Receipt } from './remote/identities.ts';
import { recordChange, type SyncRecord } from './sync-rows.ts';

/** How far a server is from what is known here. */
export type Standing =
  | { kind: 'same-or-ahead' }
  /** It was restored from a backup: versions of boxes begin anew, and entries may be missing there. */
  | { kind: 'restored' };

export const refusedServer = (reason: string): WalletError =>
  new WalletError(
    'bad-server',
    `${reason} Nothing was taken from it and nothing is sent to it. What is on this computer is safe; consider moving to another key server.`,
  );

/** Two that cannot both be are kept as proof, and nothing goes to that server any more. @throws WalletError bad-server */
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
  throw refusedServer('The key server told different computers different things.');
}

/**
 * @param known the newest receipt that was taken up
 * @throws WalletError bad-server when it went back without saying so
 */
export function standingOf(known: Receipt | null, now: Receipt): Standing {
  if (known === null) return { kind: 'same-or-ahead' };
  if (now.epoch > known.epoch) return { kind: 'restored' };
  if (now.epoch < known.epoch || now.sequence < known.sequence || now.head.number < known.head.number)
    throw refusedServer('The key server shows an older state than the one that it confirmed before.');
  return { kind: 'same-or-ahead' };
}

/** Where the server's head is not ahead of the log here, it must be in it. @throws WalletError bad-server */
export function ensureInLog(log: LogState, receipt: Receipt): void {
  if (receipt.head.number <= log.head.number && stateAt(log, receipt.head) === null)
    throw refusedServer('The key server holds another history of this identity than this computer.');
}
