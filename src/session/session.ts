/** What is unlocked, as the rest of the worker sees it: opens, closes and asks; secrets stay behind this door. */

import { charactersOf, type LogState } from '../keys/log/state.ts';
import { WalletError } from '../lib/errors.ts';
import { createQueue } from '../lib/queue.ts';
import type { Proof } from '../messaging/login.ts';
import { againIfStale } from '../sync/again-if-stale.ts';
import type { SyncedServer } from '../sync/synced-server.ts';
import type { Guest } from '../vault/guest.ts';
import type { Vault } from '../vault/vault.ts';
import { appendStatements, type Statement } from './change/declare.ts';
import { grantAfterDelay } from './change/grant-after-delay.ts';
import { changeIdentity, type IdentityChange } from './change/identity-change.ts';
import { applyLog } from './follow/apply-log.ts';
import { recordHead } from './follow/record-head.ts';
import { createKeyServerActs, type KeyServerActs } from './key-server/key-server-acts.ts';
import { type BoundRecord, readBoundRecords } from './login/bound-copy.ts';
import { type LoginSecrets, type ModeSecret, rowsLogin } from './login/login-secrets.ts';
import { ensureNotGone, ensureUsable, openMethod } from './login/method-login.ts';
import { withProof, withRecoveryKey } from './login/with-proof.ts';
import type { IdentityDocument } from './profile/profile.ts';
import { createProfiles, type Profiles, readLogOf } from './profile/profiles.ts';
import { type Deadline, deadlineAfterUse, isOver, STEP_UP_MS } from './state/auto-lock.ts';
import { createDocumentVersions } from './state/document-versions.ts';
import { createKeyring, type Keyring, type OpenLogin, type StoredKeyring } from './state/keyring.ts';
import { createLogReader } from './state/log-reader.ts';
import { type LogView, viewLog } from './state/log-view.ts';
import type { OtherHalf } from './state/session-box.ts';
import type { SessionParts } from './state/session-parts.ts';
import { createIdentityDrafts, type DraftMemory, type IdentityDrafts } from './unlock/identity-draft.ts';
import { type RestoreRequest, restoreBackup } from './unlock/restore.ts';
import { openUnbound, unlock } from './unlock/unlock.ts';

interface Memory<Value> {
  load(): Promise<Value | null>;
  save(value: Value | null): Promise<void>;
}

export interface SessionDependencies {
  vault: Vault;
  server: SyncedServer;
  memory: {
    keyring: Memory<StoredKeyring>;
    draft: DraftMemory;
    deadline: Memory<Deadline>;
    /** Why the last session was closed from elsewhere. */
    notice?: Memory<string>;
  };
  /** Room for sessions that leave nothing on this computer. */
  guest?: Guest;
  otherHalf: OtherHalf;
  /** ms since 1970. */
  clock(): number;
  autoLockMinutes(): number;
  /** Everything was just closed: whoever keeps something from the open time drops it. */
  onLock(): void;
}

export type SessionState = 'broken' | 'empty' | 'locked' | 'unlocked';

export interface Session {
  readonly parts: SessionParts;
  readonly profiles: Profiles;
  readonly drafts: IdentityDrafts;
  readonly keyServer: KeyServerActs;
  /** Why the last session was closed from elsewhere: a whole sentence, until the next unlock. */
  notice(): Promise<string | null>;
  state(): Promise<SessionState>;
  /** Login methods with a credential on this computer: public, readable while locked. */
  bound(): Promise<BoundRecord[]>;
  /** The log and the names of methods, levels and characters, as the open login may read them. @throws WalletError locked */
  view(): Promise<{ log: LogView; names: IdentityDocument; isRebuilt: boolean }>;
  /** Open layers, the login first; empty while locked. */
  layers(): Promise<OpenLogin[]>;
  /** @throws WalletError wrong-credential | refused | not-found */
  unlock(methodId: string, secrets: LoginSecrets): Promise<void>;
  unlockWithRecoveryKey(text: string): Promise<void>;
  stepUp(methodId: string, secrets: LoginSecrets): Promise<void>;
  stepUpWithRecoveryKey(text: string): Promise<void>;
  stepDown(): Promise<void>;
  lock(): Promise<void>;
  /** A use: moves the deadline. */
  touch(): Promise<void>;
  lockAt(): Promise<number>;
  restore(request: RestoreRequest): Promise<void>;
  /** One change of the identity with a fresh proof. */
  change<Value>(proof: Proof, act: (change: IdentityChange) => Promise<Value>): Promise<Value>;
  /** Entries that bring no key, by any login method in use (see declare.ts). @throws WalletError wrong-credential | not-allowed */
  declare(proof: Proof, make: (log: LogState) => readonly Statement[], freezeSeed?: Uint8Array): Promise<void>;
  /** The same by one that may be frozen: it can still end what waits. */
  declareEvenFrozen(proof: Proof, make: (log: LogState) => readonly Statement[]): Promise<void>;
  /** Is this proof by a method that holds the character? @throws WalletError wrong-credential | not-allowed */
  ensureProof(proof: Proof, characterId: string): Promise<void>;
}

export function createSession(dependencies: SessionDependencies): Session {
  const { vault, server, memory, otherHalf, clock, autoLockMinutes, onLock } = dependencies;
  const guest = dependencies.guest ?? null;
  const held = createKeyring({ memory: memory.keyring, otherHalf, clock });
  let deadline: Deadline | null = null;

  async function lock(): Promise<void> {
    await held.closeAll();
    deadline = null;
    await memory.deadline.save(null);
    profiles.forget();
    server.forget();
    // After what is being asked and written: nothing of a guest may come to the disk behind him.
    if (guest?.isIn())
      void inContact(() =>
        inTurn(async () => {
          await guest.leave();
          logs.forget();
        }),
      ).then(onLock);
    onLock();
  }

  /**
   * A worker that was stopped between a change's writing and its taking up begins by taking it up. What cannot be taken
   * up is closed.
   */
  let begun: Promise<void> | null = null;
  async function begin(): Promise<void> {
    // Its last step was stopped after the writing: all of its keys are still in there.
    if (await hasIdentity(vault)) await memory.draft.save(null);
    if ((await held.layers()).length === 0) {
      // A guest who was stopped on the way in.
      await guest?.leave();
      return;
    }
    try {
      await applyLog({ ...parts, keyring: held }, await held.use('login', (keys) => readLogOf(parts, keys)));
    } catch {
      await lock();
    }
  }

  /** Every use of a key looks at the deadline first. */
  async function lockIfOver(): Promise<void> {
    begun ??= begin();
    await begun;
    if ((await held.layers()).length === 0) return;
    deadline ??= await memory.deadline.load();
    if (isOver(deadline, clock(), autoLockMinutes())) await lock();
  }

  const keyring: Keyring = {
    ...held,
    async layers() {
      await lockIfOver();
      return held.layers();
    },
    async use(layer, work) {
      await lockIfOver();
      return held.use(layer, work);
    },
    async useCharacter(characterId, work) {
      await lockIfOver();
      return held.useCharacter(characterId, work);
    },
  };

  const logs = createLogReader({ server, vault, clock });
  const inTurn = createQueue();
  const inContact = createQueue();
  const versions = createDocumentVersions();
  const parts: SessionParts = { vault, server, logs, keyring, versions, inTurn, inContact, clock };
  const profiles = createProfiles(parts);
  const drafts = createIdentityDrafts(parts, memory.draft, otherHalf);

  async function touch(): Promise<void> {
    deadline = deadlineAfterUse(clock(), autoLockMinutes());
    await memory.deadline.save(deadline);
  }

  /** A session that is over is closed before anything else, and only a login that succeeds puts off the lock. */
  async function loggingIn(open: () => Promise<void>): Promise<void> {
    await lockIfOver();
    if ((await held.layers()).length === 0) await touch();
    await open();
    await touch();
  }

  async function writing<Value>(proof: Proof, work: (modeSecret: ModeSecret) => Promise<Value>): Promise<Value> {
    const wasOpen = (await keyring.layers()).length > 0;
    try {
      return await withProof(proof, async (modeSecret) => {
        const value = await againIfStale(() => inContact(() => inTurn(() => work(modeSecret))));
        await recordHead(parts, modeSecret);
        return value;
      });
    } finally {
      // A login method that lost its own right is closed by the change: the rest of the worker has to hear of it.
      if (wasOpen && (await held.layers()).length === 0) await lock();
    }
  }

  const serverActs = createKeyServerActs(parts, guest, {
    touch,
    async ensureEmpty() {
      await lockIfOver();
      if (await hasIdentity(vault)) throw alreadyHere();
    },
    async closed(why) {
      await memory.notice?.save(why);
      await lock();
    },
    change: (proof, act) => writing(proof, (modeSecret) => changeIdentity(parts, modeSecret, act, proof.withoutKeys)),
    declare: (proof, kind) =>
      writing(proof, (modeSecret) => appendStatements(parts, modeSecret, ensureNotGone, () => [{ kind }])),
  });

  const stepUpEnd = () => clock() + STEP_UP_MS;

  return {
    parts,
    profiles,
    drafts,
    keyServer: serverActs,
    notice: async () => (await memory.notice?.load()) ?? null,
    lock,
    touch,
    layers: () => keyring.layers(),
    bound: () => readBoundRecords(vault),
    async view() {
      const { log, names, isRebuilt } = await profiles.names();
      return { log: viewLog(log), names, isRebuilt };
    },
    async state() {
      if (vault.health().kind === 'broken') return 'broken';
      if ((await keyring.layers()).length > 0) return 'unlocked';
      return (await hasIdentity(vault)) ? 'locked' : 'empty';
    },
    async unlock(methodId, secrets) {
      await loggingIn(() => unlock(parts, methodId, secrets, { layer: 'login', until: null }));
      await memory.notice?.save(null);
      // A password that opened this copy alone proves nothing to the rows.
      if (secrets.kind === 'password' && secrets.key === null) return;
      const login = rowsLogin(secrets);
      try {
        await grantAfterDelay(parts, methodId, login);
      } finally {
        login.wipe();
      }
    },
    async unlockWithRecoveryKey(text) {
      await withRecoveryKey(text, async (modeSecret) => {
        await loggingIn(() => openUnbound(parts, modeSecret, { layer: 'login', until: null }));
        await memory.notice?.save(null);
        const [login] = await keyring.layers();
        if (login) await grantAfterDelay(parts, login.methodId, modeSecret);
      });
    },
    stepUp: (methodId, secrets) => unlock(parts, methodId, secrets, { layer: 'step-up', until: stepUpEnd() }),
    stepUpWithRecoveryKey: (text) =>
      withRecoveryKey(text, (modeSecret) => openUnbound(parts, modeSecret, { layer: 'step-up', until: stepUpEnd() })),
    stepDown: () => held.close('step-up'),
    async lockAt() {
      deadline ??= await memory.deadline.load();
      return deadline?.lockAt ?? 0;
    },
    async restore(request) {
      if (await hasIdentity(vault)) throw alreadyHere();
      const begin = async () => {
        await drafts.discard();
        await touch();
      };
      const find = (origin: string, secret: Uint8Array) => serverActs.findWithRecoveryKey(origin, secret, true);
      await restoreBackup({ parts, find, begin }, request);
    },
    change: (proof, act) => writing(proof, (modeSecret) => changeIdentity(parts, modeSecret, act, proof.withoutKeys)),
    declare: (proof, make, freezeSeed) =>
      writing(proof, (modeSecret) => appendStatements(parts, modeSecret, ensureUsable, make, freezeSeed)),
    declareEvenFrozen: (proof, make) =>
      writing(proof, (modeSecret) => appendStatements(parts, modeSecret, ensureNotGone, make)),
    ensureProof: (proof, characterId) =>
      withProof(proof, async (modeSecret) => {
        const method = await openMethod(parts, modeSecret);
        method.wipe();
        if (!charactersOf(method.log, method.method.id).includes(characterId))
          throw new WalletError('not-allowed', 'This login method does not open that character. Use one that does.');
      }),
  };
}

const alreadyHere = () =>
  new WalletError('exists', 'There is an identity on this computer already. Lock it and use another profile.');

/** Any identity whose log lies here. */
export async function hasIdentity(vault: Vault): Promise<boolean> {
  if (vault.health().kind === 'broken') return false;
  const rows = await vault.list('log', '');
  return rows.some((row) => row.key.endsWith('/head'));
}
