/**
 * What every act of a session works with: the vault, the key server, the log reader, the keyring, the queues and the clock.
 *
 * [Note: Lock order] There are two queues. `inContact` lets one contact with the key server run at a time: an act that asks
 * the server and then decides must not be overtaken by another one. `inTurn` lets one write run at a time: a write of a
 * character that crossed a change of its keys would be lost, or would undo the change. An act that needs both takes
 * `inContact` first and `inTurn` inside it. The other order would deadlock.
 */
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';
import type { DocumentVersions } from './document-versions.ts';
import type { FreshProofs } from './fresh-proofs.ts';
import type { Keyring } from './keyring.ts';
import type { KnownPolicies } from './known-policies.ts';
import type { LogReader } from './log-reader.ts';
import type { UnfinishedRows } from './unfinished-rows.ts';

export interface SessionParts {
  vault: Vault;
  server: SyncedServer;
  logs: LogReader;
  keyring: Keyring;
  versions: DocumentVersions;
  policies: KnownPolicies;
  proofs: FreshProofs;
  unfinished: UnfinishedRows;
  /** Runs one write after the other. See [Note: Lock order]. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Runs one contact with the key server after the other; always outside of `inTurn`. See [Note: Lock order]. */
  inContact<Value>(work: () => Promise<Value>): Promise<Value>;
  /** What another computer did is stored here now. */
  onNews(): void;
  /** ms since 1970. */
  clock(): number;
}
