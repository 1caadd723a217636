/**
 * The session with its insides: keyring, vault, key server and queues, and what is built of them. Only session.ts and tests
 * use it: everything outside of session/ is given the acts of session.ts, and no part that hands out keys.
 */
import { WalletError } from '../lib/errors.ts';
import { createQueue } from '../lib/queue.ts';
import { session as t } from '../locales/en/session.ts';
import type { SyncedServer } from '../sync/synced-server.ts';
import type { Guest } from '../vault/guest.ts';
import type { Vault } from '../vault/vault.ts';
import type { ProvenChanges } from './change/proven-changes.ts';
import type { RecoveryActs, RecoveryDraftMemory } from './change/recovery-acts.ts';
import { applyLog } from './follow/apply-log.ts';
import type { KeyServerActs } from './key-server/key-server-acts.ts';
import { lateChanges, lateIdentityDrafts, lateKeyServer, lateLogins, lateRecovery } from './late-core.ts';
import { type BoundRecord, readBoundRecords } from './login/bound-copy.ts';
import type { IdentityDocument } from './profile/profile.ts';
import { createProfiles, type Profiles, readLogOf } from './profile/profiles.ts';
import { limitChanges } from './profile/signing-policy.ts';
import { createAutoLock, type Deadline } from './state/auto-lock.ts';
import { createDocumentVersions } from './state/document-versions.ts';
import { createFreshProofs, type StoredProofs } from './state/fresh-proofs.ts';
import { createKeyring, guardKeyring, type OpenLogin, type StoredKeyring } from './state/keyring.ts';
import { createKnownPolicies } from './state/known-policies.ts';
import { createLogReader } from './state/log-reader.ts';
import { type LogView, viewLog } from './state/log-view.ts';
import type { OtherHalf } from './state/session-box.ts';
import type { SessionParts } from './state/session-parts.ts';
import { createUnfinishedRows } from './state/unfinished-rows.ts';
import type { DraftMemory, IdentityDrafts } from './unlock/identity-draft.ts';
import type { Logins } from './unlock/logins.ts';
import type { RestoreRequest } from './unlock/restore.ts';

/** One value in memory that outlives the worker and dies with the browser. */
export interface Memory<Value> {
  load(): Promise<Value | null>;
  save(value: Value | null): Promise<void>;
}

export interface CoreDependencies {
  vault: Vault;
  server: SyncedServer;
  memory: {
    keyring: Memory<StoredKeyring>;
    draft: DraftMemory;
    deadline: Memory<Deadline>;
    /** Why the last session was closed from elsewhere. */
    notice?: Memory<string>;
    /** A recovery key that is being made. */
    recovery: RecoveryDraftMemory;
    /** When login methods were last proved. */
    proofs: Memory<StoredProofs>;
  };
  /** Room for sessions that leave nothing on this computer. */
  guest?: Guest;
  otherHalf: OtherHalf;
  /** ms since 1970. */
  clock(): number;
  autoLockMinutes(): number;
  /** The session was locked: whoever keeps something from the open time drops it. */
  onLock(): void;
  /** A round has stored what another computer did, whether or not the round ends well: whoever has a copy of it reads it again. */
  onNews(): void;
}

export type SessionState = 'broken' | 'empty' | 'locked' | 'unlocked';

/** What may be asked of the session without a proof, and is free of secrets. */
export interface SessionStatus {
  /** Why the last session was closed from elsewhere: a whole sentence, until the next unlock. */
  notice(): Promise<string | null>;
  state(): Promise<SessionState>;
  /** Login methods with a credential on this computer: public, readable while locked. */
  bound(): Promise<BoundRecord[]>;
  /** The log and the names of methods, levels and characters, as the open login may read them. @throws WalletError locked */
  view(): Promise<{ log: LogView; names: IdentityDocument; isRebuilt: boolean }>;
  /** Open layers, the login first; empty while locked. */
  layers(): Promise<OpenLogin[]>;
  lock(): Promise<void>;
  /** Closes what a step-up opened. */
  stepDown(): Promise<void>;
  /** The wallet is used: puts off the auto-lock. */
  touch(): Promise<void>;
  /** When the wallet locks by itself, ms since 1970; 0 while it is locked. */
  lockAt(): Promise<number>;
  /** The identity of a backup file. The profile must be empty or broken. @throws see unlock/restore.ts */
  restore(request: RestoreRequest): Promise<void>;
}

/** Everything that a session is built of, keys included. */
export interface SessionCore extends SessionStatus, Logins, ProvenChanges {
  readonly parts: SessionParts;
  readonly profiles: Profiles;
  readonly drafts: IdentityDrafts;
  readonly keyServer: KeyServerActs;
  readonly recovery: RecoveryActs;
}

export function createSessionCore(dependencies: CoreDependencies): SessionCore {
  const { vault, server, memory, otherHalf, clock } = dependencies;
  const guest = dependencies.guest ?? null;
  const proofs = createFreshProofs(memory.proofs, clock);
  const unguarded = createKeyring({
    memory: memory.keyring,
    otherHalf,
    clock,
    onOpen: ({ methodId }) => proofs.noteLogin(methodId),
  });
  const autoLock = createAutoLock({ memory: memory.deadline, clock, minutes: dependencies.autoLockMinutes });
  const logs = createLogReader({ server, vault, clock });
  const parts: SessionParts = {
    vault,
    server,
    clock,
    keyring: guardKeyring(unguarded, lockIfOver),
    logs,
    versions: createDocumentVersions(),
    policies: createKnownPolicies(),
    proofs,
    unfinished: createUnfinishedRows({ vault, otherHalf, at: server.rowCallsAt, readLog: logs.read }),
    inTurn: createQueue(),
    inContact: createQueue(),
    onNews: dependencies.onNews,
  };
  const profiles = createProfiles(parts);
  const drafts = lateIdentityDrafts(parts, memory.draft, otherHalf);
  parts.unfinished.keptBy(async () => (await drafts.enrolled())?.control ?? null);
  const changes = lateChanges(parts, async () => {
    if ((await unguarded.layers()).length === 0) await lock();
  });
  const logins = lateLogins(parts, autoLock, async () => memory.notice?.save(null));
  const keyServer = lateKeyServer(parts, guest, {
    touch: autoLock.touch,
    changes,
    async ensureEmpty() {
      await lockIfOver();
      if (await hasIdentity(vault)) throw alreadyHere();
    },
    async closed(why) {
      await memory.notice?.save(why);
      await lock();
    },
  });
  const recovery = lateRecovery(parts, { profiles, changes, memory: memory.recovery, otherHalf });

  async function lock(): Promise<void> {
    await unguarded.closeAll();
    await proofs.clear();
    await autoLock.clear();
    profiles.forget();
    server.forget();
    if (guest?.isIn()) void leaveGuest(guest).then(dependencies.onLock);
    dependencies.onLock();
  }

  /** Waits for reads and writes under way: none of them may put something of the guest's identity on the disk afterwards. */
  const leaveGuest = (from: Guest): Promise<void> =>
    parts.inContact(() =>
      parts.inTurn(async () => {
        await from.leave();
        parts.logs.forget();
      }),
    );

  let started: Promise<void> | null = null;

  /** The session locks before any use of a key after its deadline. The first use takes up what an earlier worker left. */
  async function lockIfOver(): Promise<void> {
    started ??= start();
    await started;
    if ((await unguarded.layers()).length > 0 && (await autoLock.isOver())) await lock();
  }

  /** A worker that was stopped after a change was written, and before its keys were taken up, takes them up now, or locks. */
  async function start(): Promise<void> {
    // The draft's last step was stopped after the identity was written: the draft still holds all of its keys.
    if (await hasIdentity(vault)) await memory.draft.save(null);
    if ((await unguarded.layers()).length === 0) {
      // The worker was stopped while a guest was logging in.
      await guest?.leave();
      return;
    }
    try {
      const log = await unguarded.use('login', (keys) => readLogOf(parts, keys));
      await applyLog({ ...parts, keyring: unguarded }, log);
    } catch {
      await lock();
    }
  }

  return {
    parts,
    profiles,
    drafts,
    keyServer,
    recovery,
    ...changes,
    ...logins,
    lock,
    // Like a lock it waits for no part to load.
    stepDown: () => unguarded.close('step-up'),
    touch: autoLock.touch,
    lockAt: autoLock.lockAt,
    notice: async () => (await memory.notice?.load()) ?? null,
    layers: () => parts.keyring.layers(),
    bound: () => readBoundRecords(vault),
    async view() {
      const { log, names, isRebuilt } = await profiles.names();
      return { log: viewLog(log, (hash) => limitChanges(names, hash)), names, isRebuilt };
    },
    async state() {
      if (vault.health().kind === 'broken') return 'broken';
      if ((await parts.keyring.layers()).length > 0) return 'unlocked';
      return (await hasIdentity(vault)) ? 'locked' : 'empty';
    },
    async restore(request) {
      if (await hasIdentity(vault)) throw alreadyHere();
      const begin = async () => {
        await drafts.discard();
        await autoLock.touch();
      };
      const { restoreBackup } = await import('./unlock/restore.ts');
      await restoreBackup({ parts, find: keyServer.findWithRecoveryKey, begin }, request);
    },
  };
}

const alreadyHere = () => new WalletError('exists', t.hereAlready);

/** Is any identity's log stored on this computer? */
async function hasIdentity(vault: Vault): Promise<boolean> {
  if (vault.health().kind === 'broken') return false;
  const rows = await vault.list('log', '');
  return rows.some((row) => row.key.endsWith('/head'));
}
