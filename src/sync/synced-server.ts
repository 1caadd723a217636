/**
 * The key server of the wallet: the mirror in the vault, and behind it the real one where an identity has one. Reading asks
 * the mirror alone. What changes an identity goes to the server first; everything else lies here and waits to be sent.
 */
import type { LogState } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { fromHex, toBase64Url } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import type { Change, Vault } from '../vault/vault.ts';
import { isShared } from './judge-box.ts';
import type { KeyServer } from './key-server.ts';
import { createLocalServer } from './local-server.ts';
import { methodOfSigner, type Pulled, type Pulling, pull } from './pull.ts';
import { createRemote, type Fetch, findServer, type PinnedServer, type Remote, type ServerInfo } from './remote.ts';
import { sendWaiting, writeLater, writeThrough } from './send.ts';
import { sendLog } from './send-log.ts';
import { sendRows } from './send-rows.ts';
import { forgetServer, forgetVersions, readOutbox, readRecord, recordChange, type SyncRecord } from './sync-rows.ts';

/** Around what is read here and then written; where the caller is in its turn already, nothing is needed. */
export type AtOnce = Pulling['atOnce'];

const inTurnAlready: AtOnce = (work) => work();

export interface SyncedServer extends KeyServer {
  /** What is known of the server of an identity; `null`: it lies on this device only. */
  record(identityId: Uint8Array): Promise<SyncRecord | null>;
  /** The server of an identity. @throws nothing; `null`: this device only */
  remote(identityId: Uint8Array): Promise<Remote | null>;
  /** The first contact with a server. @throws WalletError bad-input | server-unreachable | bad-server */
  find(url: string): Promise<ServerInfo>;
  /** A client of a server that was found; sessions at it are shared. */
  remoteAt(pinned: PinnedServer): Remote;
  /** From now on this identity is kept there. Its first write, or `pull`, takes it there. */
  attachChange(identityId: Uint8Array, pinned: PinnedServer): Change;
  /** The same server with a new receipt key, which the person has compared: what it confirmed before counts for nothing. */
  acceptChange(identityId: Uint8Array, record: SyncRecord, found: PinnedServer): Change;
  /** From now on there, with what waits; where the identity is there already. */
  moveChanges(identityId: Uint8Array, pinned: PinnedServer): Promise<Change[]>;
  /** From now on on this device only. */
  detachChanges(identityId: Uint8Array): Promise<Change[]>;
  /** Takes the log to a server that has just been attached. @param auditKey X-Wing, that it seals its notes to */
  begin(log: LogState, signer: BoxSigner, auditKey: Uint8Array): Promise<void>;
  /** How many boxes wait to be sent. */
  waiting(identityId: Uint8Array): Promise<number>;
  /** Reads what is new there. @throws WalletError server-unreachable | server-refused | bad-server | not-found */
  pull(log: LogState, signer: BoxSigner, atOnce?: AtOnce): Promise<Pulled>;
  /** Sends what waits, and reads again where something newer was in the way of it. */
  send(log: LogState, signer: BoxSigner, atOnce?: AtOnce): Promise<'sent' | 'stale'>;
  /** Ends reading sessions: after a lock nothing here can read. */
  forget(): void;
}

export interface SyncedServerParts {
  vault: Vault;
  fetch: Fetch;
  /** ms since 1970. */
  clock(): number;
  /** Something waits to be sent now. */
  onWaiting?(): void;
}

const newRecord = ({ origin, receiptKey }: PinnedServer): SyncRecord => ({
  origin,
  receiptKey,
  receipt: null,
  readers: {},
  inStepAt: null,
  lastContact: null,
  evidence: null,
});

export function createSyncedServer({ vault, fetch, clock, onWaiting }: SyncedServerParts): SyncedServer {
  // Not taken with the mirror: an entry that is dated ahead never was at a server.
  const { setAside, ...local } = createLocalServer(vault);
  const remotes = new Map<string, Remote>();
  const etags = new Map<string, string>();

  function remoteAt(pinned: PinnedServer): Remote {
    const key = `${pinned.origin} ${toBase64Url(pinned.receiptKey)}`;
    const found = remotes.get(key) ?? createRemote(pinned, fetch);
    remotes.set(key, found);
    return found;
  }

  async function remote(identityId: Uint8Array): Promise<Remote | null> {
    const record = await readRecord(vault, identityId);
    return record && remoteAt(record);
  }

  /** Servers of the identities here, for rows that name none. */
  async function allRemotes(): Promise<Remote[]> {
    const rows = await vault.list('settings', 'sync/');
    const records = await Promise.all(rows.map(({ key }) => readRecord(vault, fromHex(key.slice('sync/'.length)))));
    return records.flatMap((record) => (record ? [remoteAt(record)] : []));
  }

  const sending = (at: Remote, atOnce: AtOnce = inTurnAlready) => ({ vault, remote: at, clock, atOnce });

  return {
    ...local,
    remote,
    remoteAt,
    find: (url) => findServer(url, fetch),
    record: (identityId) => readRecord(vault, identityId),
    attachChange: (identityId, pinned) => recordChange(identityId, newRecord(pinned)),
    moveChanges: async (identityId, pinned) => [
      ...(await forgetVersions(vault, identityId)),
      recordChange(identityId, newRecord(pinned)),
    ],
    acceptChange: (identityId, record, { receiptKey }) =>
      recordChange(identityId, { ...record, receiptKey, receipt: null, readers: {}, evidence: null }),
    detachChanges: (identityId) => forgetServer(vault, identityId),
    async begin(log, signer, auditKey) {
      const at = await remote(log.identityId);
      if (at) await sendLog(sending(at), log, await local.log(log.identityId), signer, auditKey);
    },
    waiting: async (identityId) => (await readOutbox(vault, identityId)).size,

    async setAside(identityId, stored, kept) {
      // Where others write too, only the server's word against ours is left: the log as it is does not count.
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
        onWaiting?.();
        return;
      }
      if (signer === null) throw new WalletError('internal', 'Nobody signs this for the key server.');
      await sendRows(at, write);
      await writeThrough(sending(at), write, signer);
    },

    async pull(log, signer, atOnce) {
      const at = await remote(log.identityId);
      if (at === null) return { log, scope: 'all', rejected: [], news: false };
      return pull({ ...sending(at, atOnce), etags, entries: local.log }, log, signer);
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
