/** What the acts of a session are given: where rows lie, how the log is read, who holds the keys, what time it is. */
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';
import type { DocumentVersions } from './document-versions.ts';
import type { Keyring } from './keyring.ts';
import type { LogReader } from './log-reader.ts';

export interface SessionParts {
  vault: Vault;
  server: SyncedServer;
  logs: LogReader;
  keyring: Keyring;
  versions: DocumentVersions;
  /** One after the other: what writes a character must not cross a change of its keys, or one of the two is lost. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  /**
   * One contact with the key server after the other: what asks it first and then decides must not be overtaken. Around
   * `inTurn` where both are needed, never inside it.
   */
  inContact<Value>(work: () => Promise<Value>): Promise<Value>;
  /** ms since 1970. */
  clock(): number;
}
