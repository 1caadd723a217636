/**
 * The key server as the wallet sees it: a mirror in the vault, and behind it the real server of an identity that has one. Questions
 * are answered from the mirror. A change of the identity goes to the server first; every other write goes into the mirror and the
 * outbox. [Note: Outbox before send]
 */
import type { LogState } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { bareHex, equalBytes, toBase64Url } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import type { Change, Vault } from '../vault/vault.ts';
import type { KeyServer } from './key-server.ts';
import { createLocalServer } from './local-server.ts';
import { methodOfSigner, type Pulled, type Pulling, pull } from './pull.ts';
import { following, keepBranch } from './receipts.ts';
import { createHttp, refusal } from './remote/http.ts';
import { createRemoteOpaque, createRemoteRows, type RemoteOpaque, type RemoteRows } from './remote/rows.ts';
import {
  createRemote,
  type Fetch,
  type FoundServer,
  findServer,
  OtherKey,
  type PinnedServer,
  parseServerUrl,
  type Remote,
} from './remote.ts';
import { sendWaiting, writeLater, writeThrough } from './send.ts';
import { sendLog } from './send-log.ts';
import { sendRows } from './send-rows.ts';
import {
  forgetServer,
  forgetVersions,
  readAttempt,
  readOutbox,
  readRecord,
  readRecords,
  recordChange,
  type SyncRecord,
} from './sync-rows.ts';
import { isShared } from './verify-box.ts';

/** Runs work that reads the vault and then writes it; a caller that holds the queue already passes nothing. */
export type AtOnce = Pulling['atOnce'];

const inTurnAlready: AtOnce = (work) => work();

export interface SyncedServer extends KeyServer {
  /** What is stored about the server of an identity; `null` without a server. */
  record(identityId: Uint8Array): Promise<SyncRecord | null>;
  /** A client of the identity's server; `null` without a server. Throws nothing. */
  remote(identityId: Uint8Array): Promise<Remote | null>;
  /** The first contact with a server. @throws WalletError bad-input | server-unreachable | bad-server */
  find(url: string): Promise<FoundServer>;
  /** Would it take a new identity now, with the invitation that it was found with? @throws WalletError server-refused | not-invited */
  ensureTakes(found: FoundServer): Promise<void>;
  /** A client of a server that was found. All clients of one server share its sessions. */
  remoteAt(pinned: PinnedServer): Remote;
  /** The calls for rows at a server, which need no pinned key. @throws WalletError bad-input */
  rowCallsAt(origin: string): { opaque: RemoteOpaque; rows: RemoteRows };
  /** Attaches the identity to a server. Its next write or `pull` sends everything there. @param invitation for the first write (16 bytes) */
  attachChange(identityId: Uint8Array, pinned: PinnedServer, invitation?: Uint8Array | null): Change;
  /**
   * Pins a new receipt key of the same server, after the person compared it. Where its chain leads there, it is followed; elsewhere
   * earlier receipts no longer count. @throws WalletError server-unreachable | server-refused: whether it leads there is unknown
   */
  acceptChange(identityId: Uint8Array, record: SyncRecord, found: FoundServer): Promise<Change>;
  /** Attaches the identity to a server that has it already. The outbox stays. */
  moveChanges(identityId: Uint8Array, pinned: PinnedServer): Promise<Change[]>;
  /** Detaches the identity: from now on it lies on this device alone. */
  detachChanges(identityId: Uint8Array): Promise<Change[]>;
  /** Sends the log to a server that was just attached. @param auditKey X-Wing public key to which it seals its security notes */
  begin(log: LogState, signer: BoxSigner, auditKey: Uint8Array): Promise<void>;
  /** Number of boxes in the outbox. */
  waiting(identityId: Uint8Array): Promise<number>;
  /** Is nothing in the outbox, and no write under way whose outcome is unknown? */
  isAllSent(identityId: Uint8Array): Promise<boolean>;
  /** Reads what is new at the server. @throws WalletError server-unreachable | server-refused | bad-server | not-found */
  pull(log: LogState, signer: BoxSigner, atOnce?: AtOnce): Promise<Pulled>;
  /** Sends the outbox; `stale` when the server has something newer, which must be read first. */
  send(log: LogState, signer: BoxSigner, atOnce?: AtOnce): Promise<'sent' | 'stale'>;
  /** Ends the sessions at all servers, when the wallet locks. */
  forget(): void;
}

export interface SyncedServerParts {
  vault: Vault;
  fetch: Fetch;
  /** ms since 1970. */
  clock(): number;
  /** The outbox is no longer empty, and what it has should not wait for the next round. */
  onWaiting?(): void;
}

/** What is known of a server at the first contact, and after the person accepted another key. */
const startOf = ({ origin, receiptKey }: PinnedServer) => ({
  origin,
  receiptKey,
  succession: [],
  followed: null,
  receipt: null,
  evidence: null,
});

const newRecord = (pinned: PinnedServer, invitation: Uint8Array | null = null): SyncRecord => ({
  ...startOf(pinned),
  overruled: [],
  invitation,
  readers: {},
  inStepAt: null,
  lastContact: null,
});

export function createSyncedServer({ vault, fetch, clock, onWaiting }: SyncedServerParts): SyncedServer {
  // The mirror has no setAside: a server never accepts an entry that is dated ahead.
  const { setAside, ...local } = createLocalServer(vault);
  const remotes = new Map<string, Remote>();
  const etags = new Map<string, string>();
  /** When a server last answered, also without anything new, by identity and server. In memory only: the first reading of a worker is a complete one, which is stored. */
  const contacts = new Map<string, number>();
  const contactKey = (identityId: Uint8Array, { origin }: Pick<SyncRecord, 'origin'>): string =>
    `${bareHex(identityId)} ${origin}`;

  function remoteAt(pinned: PinnedServer): Remote {
    const key = `${pinned.origin} ${toBase64Url(pinned.receiptKey)} ${pinned.succession?.length ?? 0}`;
    const known = remotes.get(key);
    // One that has followed the server to another key is not a client of this one any more.
    const found =
      known !== undefined && equalBytes(known.pinned.receiptKey, pinned.receiptKey)
        ? known
        : createRemote(pinned, fetch, (two) => keepBranch(vault, pinned.origin, two));
    remotes.set(key, found);
    return found;
  }

  async function remote(identityId: Uint8Array): Promise<Remote | null> {
    const record = await readRecord(vault, identityId);
    return record && remoteAt(record);
  }

  /** Clients of all servers in this vault, for rows that do not name an identity. */
  async function allRemotes(): Promise<Remote[]> {
    return (await readRecords(vault)).map(({ record }) => remoteAt(record));
  }

  const sending = (at: Remote, atOnce: AtOnce = inTurnAlready) => ({ vault, remote: at, clock, atOnce });

  return {
    ...local,
    remote,
    remoteAt,
    find: (url) => findServer(url, fetch),
    async ensureTakes({ takes, invitation, ...pinned }) {
      if (takes === 'nobody') throw refusal({ code: 'closed', retryAfter: null });
      if (takes === 'anybody') return;
      if (invitation === null) throw refusal({ code: 'not-invited', retryAfter: null });
      await remoteAt(pinned).identities.ensureInvited(invitation);
    },
    rowCallsAt(origin) {
      const http = createHttp(parseServerUrl(origin), fetch);
      return { opaque: createRemoteOpaque(http), rows: createRemoteRows(http) };
    },
    async record(identityId) {
      const record = await readRecord(vault, identityId);
      const contact = record && contacts.get(contactKey(identityId, record));
      return contact ? { ...record, lastContact: Math.max(contact, record.lastContact ?? 0) } : record;
    },
    attachChange: (identityId, pinned, invitation) => recordChange(identityId, newRecord(pinned, invitation)),
    moveChanges: async (identityId, pinned) => [
      ...(await forgetVersions(vault, identityId)),
      recordChange(identityId, newRecord(pinned)),
    ],
    async acceptChange(identityId, stored, found) {
      const overruled = stored.evidence === null ? stored.overruled : [...stored.overruled, stored.evidence];
      const record = { ...stored, evidence: null, overruled };
      const followed = await remoteAt(record)
        .follow(found)
        .catch((error: unknown) => {
          if (error instanceof OtherKey) return null;
          throw error;
        });
      if (followed !== null) return recordChange(identityId, following(record, followed, clock()));
      const start = startOf({ ...record, receiptKey: found.receiptKey });
      return recordChange(identityId, { ...record, ...start, readers: {} });
    },
    detachChanges: (identityId) => forgetServer(vault, identityId),
    async begin(log, signer, auditKey) {
      const at = await remote(log.identityId);
      const invitation = (await readRecord(vault, log.identityId))?.invitation ?? null;
      if (at) await sendLog(sending(at), log, await local.log(log.identityId), signer, { auditKey, invitation });
    },
    waiting: async (identityId) => (await readOutbox(vault, identityId)).size,
    isAllSent: async (identityId) =>
      (await readOutbox(vault, identityId)).size === 0 && (await readAttempt(vault, identityId)) === null,

    async setAside(identityId, stored, kept) {
      // With a server, others may have written too. So the mirror's log alone does not decide; the server is asked.
      if ((await readRecord(vault, identityId)) === null) await setAside?.(identityId, stored, kept);
    },

    async salt(locator) {
      const held = await local.salt(locator);
      if (held) return held;
      const [first] = await allRemotes();
      return first ? first.rows.salt(locator) : null;
    },

    async methodBlob(accountNumber, prove) {
      try {
        return await local.methodBlob(accountNumber, prove);
      } catch (error) {
        const [first] = await allRemotes();
        if (!first || !isWalletError(error, 'cannot-open')) throw error;
        return (await first.rows.methodBlob(accountNumber, prove)).blob;
      }
    },

    async write(write, signer) {
      const at = await remote(write.identityId);
      if (at === null) return local.write(write, signer);
      if (write.entries.length === 0 && !write.boxes.some(({ name }) => isShared(name))) {
        await sendRows(at, write);
        await writeLater(vault, write);
        if (!write.quiet) onWaiting?.();
        return;
      }
      if (signer === null) throw new WalletError('internal', 'Nobody signs this for the key server.');
      await sendRows(at, write);
      await writeThrough(sending(at), write, signer);
    },

    async pull(log, signer, atOnce) {
      const at = await remote(log.identityId);
      if (at === null) return { log, scope: 'all', rejected: [], news: false };
      const pulled = await pull({ ...sending(at, atOnce), etags, entries: local.log }, log, signer);
      const record = await readRecord(vault, log.identityId);
      if (record) contacts.set(contactKey(log.identityId, record), clock());
      return pulled;
    },

    async send(log, signer, atOnce) {
      const at = await remote(log.identityId);
      if (at === null) return 'sent';
      return sendWaiting(sending(at, atOnce), log, methodOfSigner(log, signer), signer);
    },

    forget() {
      etags.clear();
      for (const each of remotes.values()) each.identities.forget();
    },
  };
}
