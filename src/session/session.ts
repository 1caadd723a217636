/**
 * The door of session/: the only file that the rest of the worker imports from here. It offers acts, grouped by noun, and the
 * types and pure helpers of the documents that they read and write. No act returns a key, and none takes a callback that is
 * given one: bytes never leave through this door (session-door.test.ts).
 */
import type { Proof } from '../messaging/login.ts';
import { createHttp, type Fetch } from '../sync/remote/http.ts';
import { createRemoteOpaque } from '../sync/remote/rows.ts';
import { parseServerUrl } from '../sync/remote.ts';
import { type AccountActs, type ContactActs, createAccountActs, createContactActs } from './accounts/account-acts.ts';
import { type ActivityHistory, createActivityHistory } from './accounts/activity-history.ts';
import { createSigningActs, type SigningActs } from './accounts/signing.ts';
import { type CharacterActs, createCharacterActs } from './change/character-acts.ts';
import { createIdentityActs, type IdentityActs } from './change/identity-acts.ts';
import { createLossActs, type LossActs } from './change/loss-acts.ts';
import { createLevelActs, createMethodActs, type LevelActs, type MethodActs } from './change/method-acts.ts';
import { createPasswordActs, type PasswordActs } from './change/password-acts.ts';
import type { KeyServerActs } from './key-server/key-server-acts.ts';
import type { PairingDoor } from './pairing/pairing.ts';
import { createPairingActs, type PairingHost } from './pairing/pairing-acts.ts';
import { rememberComputer } from './profile/computers.ts';
import { createProfileActs, type ProfileActs } from './profile/profile-acts.ts';
import { type CoreDependencies, createSessionCore, type SessionStatus } from './session-core.ts';
import { createDraftActs, type DraftActs } from './unlock/draft-acts.ts';
import type { Logins } from './unlock/logins.ts';
import { currentBackup } from './unlock/recovery-rows.ts';

export type { ActivityHistory } from './accounts/activity-history.ts';
export type { BoundRecord } from './login/bound-copy.ts';
export type { LoginPlace } from './login/login-method.ts';
export { foundCredential, openCredential, secretsOf, wipeSecrets } from './login/login-secrets.ts';
export { localPrfInput, serverPrfInput } from './login/prf-inputs.ts';
export { partsOfLink } from './pairing/link.ts';
export { servedSites, settlePlace, unmark, usedRoutes } from './profile/changed-places.ts';
export { freeName } from './profile/free-name.ts';
export { type IdentityDocument, methodNameOf, type Profile } from './profile/profile.ts';
export type { OpenLogin } from './state/keyring.ts';
export type { LogView } from './state/log-view.ts';

export interface SessionDependencies extends CoreDependencies {
  fetch: Fetch;
  pairing: PairingHost;
}

export interface Session extends SessionStatus, Logins {
  readonly profiles: ProfileActs;
  readonly accounts: AccountActs;
  readonly contacts: ContactActs;
  readonly characters: CharacterActs;
  readonly signing: SigningActs;
  /** What each character has sent and signed, on this computer only. */
  readonly history: ActivityHistory;
  readonly methods: MethodActs;
  readonly levels: LevelActs;
  readonly passwords: PasswordActs;
  readonly identity: IdentityActs;
  readonly loss: LossActs;
  readonly drafts: DraftActs;
  readonly keyServer: KeyServerActs;
  readonly pairing: PairingDoor;
  /** The backup file of the identity as it is now. @throws WalletError locked | refused | not-found */
  backup(): Promise<string>;
  /** Stores the name of this computer, as the identity's other devices show it. */
  rememberComputer(name: string): Promise<void>;
  /** Is the proof by a login method that holds the character? @throws WalletError wrong-credential | not-allowed */
  ensureProof(proof: Proof, characterId: string): Promise<void>;
}

export function createSession({ fetch, pairing, ...dependencies }: SessionDependencies): Session {
  const core = createSessionCore(dependencies);
  const { parts, profiles, keyServer, ensureProof, state, touch } = core;
  const opaqueAt = (server: string) => createRemoteOpaque(createHttp(parseServerUrl(server), fetch));
  const isOpen = async (): Promise<boolean> => (await core.layers()).length > 0;

  return {
    notice: core.notice,
    state,
    bound: core.bound,
    view: core.view,
    layers: core.layers,
    lock: core.lock,
    touch,
    lockAt: core.lockAt,
    restore: core.restore,
    unlock: core.unlock,
    unlockWithRecoveryKey: core.unlockWithRecoveryKey,
    stepUp: core.stepUp,
    stepUpWithRecoveryKey: core.stepUpWithRecoveryKey,
    stepDown: core.stepDown,
    ensureProof,
    keyServer,
    profiles: createProfileActs(profiles),
    accounts: createAccountActs(parts, profiles, ensureProof),
    contacts: createContactActs(profiles),
    characters: createCharacterActs(profiles, core),
    signing: createSigningActs(profiles),
    history: createActivityHistory(parts),
    methods: createMethodActs(parts, core),
    levels: createLevelActs(core),
    passwords: createPasswordActs({
      parts,
      opaqueAt,
      bound: core.bound,
      ownServer: async () => (await keyServer.view())?.origin ?? null,
      accountNameOf: async (id) => ((await isOpen()) ? (await core.view()).names.methods[id]?.account : undefined),
    }),
    identity: createIdentityActs(parts, profiles, core),
    loss: createLossActs(core, { fetch, clock: parts.clock }),
    drafts: createDraftActs({
      parts,
      drafts: core.drafts,
      opaqueAt,
      touch,
      isEmpty: async () => (await state()) === 'empty',
    }),
    pairing: createPairingActs({
      parts,
      host: pairing,
      fetch,
      otherHalf: dependencies.otherHalf,
      keyServer,
      changes: core,
      state,
    }),
    backup: async () => currentBackup(parts, (await profiles.names()).log),
    rememberComputer: (name) => rememberComputer(parts.vault, name),
  };
}
