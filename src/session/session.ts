/**
 * The door of session/: the only file that the rest of the worker imports from here. It offers acts, grouped by noun, and the
 * types and pure helpers of the documents that they read and write. No act returns a key, and none takes a callback that is
 * given one: no bytes leave through this door but the public inputs of a ceremony (session-door.test.ts).
 */
import { WalletError } from '../lib/errors.ts';
import { session as t } from '../locales/en/session.ts';
import type { Proof } from '../messaging/login.ts';
import { createHttp, type Fetch } from '../sync/remote/http.ts';
import { createRemoteOidc } from '../sync/remote/oidc.ts';
import { createRemoteOpaque, createRemoteRows } from '../sync/remote/rows.ts';
import { parseServerUrl } from '../sync/remote.ts';
import { createSyncedServer } from '../sync/synced-server.ts';
import type { Vault } from '../vault/vault.ts';
import { type AccountActs, type ContactActs, createAccountActs, createContactActs } from './accounts/account-acts.ts';
import { type ActivityHistory, createActivityHistory } from './accounts/activity-history.ts';
import { createNostrActs, type NostrActs } from './accounts/nostr-acts.ts';
import { createSigningActs, type SigningActs } from './accounts/signing.ts';
import { createSigningGuard } from './accounts/signing-guard.ts';
import type { CharacterActs } from './change/character-acts.ts';
import type { IdentityActs } from './change/identity-acts.ts';
import type { LossActs } from './change/loss-acts.ts';
import type { LevelActs, MethodActs } from './change/method-acts.ts';
import type { PasswordActs } from './change/password-acts.ts';
import type { PersonActs } from './change/person-acts.ts';
import type { PolicyActs } from './change/policy-acts.ts';
import type { RecoveryActs } from './change/recovery-acts.ts';
import type { CredentialActs, CredentialDeps } from './credential-acts.ts';
import type { IsStillKept, TypedBackup } from './key-server/kept-elsewhere.ts';
import type { KeyServerActs } from './key-server/key-server-acts.ts';
import * as late from './late-acts.ts';
import { noteAuthenticator } from './login/authenticator.ts';
import type { OidcActs } from './login/oidc-acts.ts';
import type { PairingHost } from './pairing/pairing-acts.ts';
import type { PairingDoor } from './pairing/pairing-door.ts';
import { rememberComputer } from './profile/computers.ts';
import { createProfileActs, type ProfileActs } from './profile/profile-acts.ts';
import type { SecretActs } from './secrets/secret-acts.ts';
import { type CoreDependencies, createSessionCore, type SessionStatus } from './session-core.ts';
import { createUnfinishedRows } from './state/unfinished-rows.ts';
import type { DraftActs } from './unlock/draft-acts.ts';
import type { Logins } from './unlock/logins.ts';

export type { ActivityHistory, LoadedHistory } from './accounts/activity-history.ts';
export { isHistoryRow } from './accounts/history-rows.ts';
export { loginKeyOf } from './accounts/login-keys.ts';
export { nostrKeysOf } from './accounts/nostr-keys.ts';
export { phrasesOf } from './accounts/phrases.ts';
export type { ToSign } from './accounts/wanted.ts';
export type { BoundRecord } from './login/bound-copy.ts';
export { issuerIdOf } from './login/oidc.ts';
export { localPrfInput, serverPrfInput } from './login/prf-inputs.ts';
export { partsOfLink } from './pairing/link.ts';
export { servedSites, settlePlace, unmark, usedRoutes } from './profile/changed-places.ts';
export { freeName } from './profile/free-name.ts';
export { type ItemChoice, itemChoiceId, itemChoicesOn, withItemChoice } from './profile/item-choice.ts';
export type { KeptTarget } from './profile/kept-targets.ts';
export { type IdentityDocument, methodNameOf, type Profile } from './profile/profile.ts';
export { withEnded, withSignIn } from './profile/sign-ins.ts';
export {
  choicesOn,
  type TokenChoice,
  tokenChoiceId,
  withChoice,
  withoutChoice,
} from './profile/token-choice.ts';
export type { RemovedSecret } from './secrets/secrets.ts';
export type { OpenLogin } from './state/keyring.ts';
export type { LogView } from './state/log-view.ts';
export {
  copyOfCredential,
  copyOpenedBy,
  opensByItself,
  placesOfRecoveryKey,
  type TypedRecoveryKey,
} from './unlock/find-copy.ts';

export interface SessionDependencies extends CoreDependencies {
  fetch: Fetch;
  pairing: PairingHost;
  /** The local salt stored for the ticket of a ceremony, base64url. @throws WalletError not-found (the ticket has expired) */
  saltOf(ticket: string): Promise<string>;
  /** The local salt of everything that is typed on this computer, base64url. */
  typedSalt(): Promise<string>;
}

export interface Session extends SessionStatus, Omit<Logins, 'unlock' | 'stepUp'>, CredentialActs {
  readonly profiles: ProfileActs;
  readonly accounts: AccountActs;
  readonly contacts: ContactActs;
  /** Site logins and secret notes. */
  readonly secrets: SecretActs;
  readonly characters: CharacterActs;
  readonly signing: SigningActs;
  /** Nostr keys: which a character has, and what is done with them. */
  readonly nostr: NostrActs;
  /** The transactions that each character has sent, on this computer only. */
  readonly history: ActivityHistory;
  /** Tokens and items that came in, on this computer only. */
  readonly incoming: ActivityHistory;
  readonly methods: Omit<MethodActs, 'add' | 'reset'>;
  readonly levels: LevelActs;
  readonly policy: PolicyActs;
  readonly persons: PersonActs;
  readonly passwords: PasswordActs;
  /** Logins at the issuers of a key server. */
  readonly oidc: OidcActs;
  readonly identity: IdentityActs;
  /** Throws unless its key server, or this backup file, has everything of the open identity. @returns asks it again later */
  ensureKeptElsewhere(backup: TypedBackup | null): Promise<IsStillKept>;
  readonly loss: LossActs;
  readonly drafts: Omit<DraftActs, 'begin' | 'beginKnown'>;
  readonly recovery: RecoveryActs;
  readonly keyServer: Omit<KeyServerActs, 'find'>;
  readonly pairing: Omit<PairingDoor, 'bring' | 'bringKnown'>;
  /** The backup file of the identity as it is now. @throws WalletError locked | refused | not-found */
  backup(): Promise<string>;
  /** Frees what acts left at key servers that were given up half way. Never throws; also while the wallet is locked. */
  freeUnfinished(): Promise<void>;
  /** Stores the name of this computer, as the identity's other devices show it. */
  rememberComputer(name: string): Promise<void>;
  /** Is the proof by a login method in use of this identity? @returns its hex id @throws WalletError wrong-credential */
  ensureOwnProof(proof: Proof): Promise<string>;
  /** Is the proof by a login method that holds the character? @returns its hex id @throws WalletError wrong-credential | not-allowed */
  ensureProof(proof: Proof, characterId: string): Promise<string>;
}

export function createSession({
  fetch,
  pairing: host,
  saltOf,
  typedSalt,
  ...dependencies
}: SessionDependencies): Session {
  const core = createSessionCore(dependencies);
  const { parts, profiles, keyServer, ensureProof, ensureOwnProof, state, touch } = core;
  const opaqueAt = (server: string) => createRemoteOpaque(createHttp(parseServerUrl(server), fetch));
  const rowsAt = (server: string) => createRemoteRows(createHttp(parseServerUrl(server), fetch));
  const ownServer = async () => (await keyServer.view())?.origin ?? null;
  const isOpen = async (): Promise<boolean> => (await core.layers()).length > 0;

  const opaqueHere = async () => {
    const origin = await ownServer();
    return origin === null ? null : opaqueAt(origin);
  };
  const freeEnded = async () => (await import('./change/ended-rows.ts')).freeEndedRows(parts, profiles, opaqueHere);
  const methods = late.lateMethodActs(parts, core, opaqueHere);
  const passwords = late.latePasswordActs({
    parts,
    opaqueAt,
    rowsAt,
    session: core,
    ownServer: () => passwordServer(ownServer),
    accountNameOf: async (id) => ((await isOpen()) ? (await core.view()).names.methods[id]?.account : undefined),
  });
  async function freeLeftRows(): Promise<void> {
    await passwords.freeRows();
    await parts.unfinished.settle();
    await freeEnded();
  }

  const serverOf = (vault: Vault) => createSyncedServer({ vault, fetch, clock: parts.clock });
  const isEmpty = async (): Promise<boolean> => (await state()) === 'empty';
  const drafts = late.lateDraftActs({ parts, drafts: core.drafts, touch, serverOf, isEmpty });
  const { otherHalf } = dependencies;
  const pairing = late.latePairing({ parts, host, fetch, otherHalf, keyServer, changes: core, state, serverOf });
  const credentials = late.lateCredentialActs({
    logins: core,
    methods,
    drafts,
    keyServer,
    pairing,
    saltOf,
    typedSalt,
    opaqueAt,
    ownServer: () => passwordServer(ownServer),
    noteAuthenticator: createAuthenticatorNotes(core),
  });

  return {
    ...credentials,
    notice: core.notice,
    state,
    bound: core.bound,
    view: core.view,
    layers: core.layers,
    lock: core.lock,
    stepDown: core.stepDown,
    touch,
    lockAt: core.lockAt,
    restore: core.restore,
    unlockWithRecoveryKey: core.unlockWithRecoveryKey,
    stepUpWithRecoveryKey: core.stepUpWithRecoveryKey,
    ensureProof,
    ensureOwnProof,
    keyServer: {
      ...keyServer,
      async synchronise() {
        const outcome = await keyServer.synchronise();
        await freeLeftRows();
        return outcome;
      },
    },
    profiles: createProfileActs(profiles),
    accounts: createAccountActs(parts, profiles, core),
    contacts: createContactActs(profiles),
    secrets: late.lateSecretActs(parts, profiles),
    characters: late.lateCharacterActs(profiles, core),
    ...createKeyActs(core),
    history: createActivityHistory(parts),
    incoming: createActivityHistory(parts, 'incoming'),
    methods,
    levels: late.lateLevelActs(core),
    policy: late.latePolicyActs(parts, profiles, core),
    persons: late.latePersonActs(profiles, core, parts.clock, opaqueHere, freeEnded),
    passwords,
    oidc: createLoginsAtIssuers(core, fetch, ownServer),
    identity: late.lateIdentityActs(parts, profiles, core),
    async ensureKeptElsewhere(backup) {
      await freeLeftRows();
      const { ensureKeptElsewhere } = await import('./key-server/kept-elsewhere.ts');
      return ensureKeptElsewhere(parts, keyServer, backup);
    },
    loss: late.lateLossActs(core, { fetch, clock: parts.clock }, freeEnded),
    drafts,
    recovery: core.recovery,
    pairing,
    async backup() {
      const { currentBackup } = await import('./unlock/current-backup.ts');
      return currentBackup(parts, await profiles.names());
    },
    freeUnfinished: parts.unfinished.settle,
    rememberComputer: (name) => rememberComputer(parts.vault, name),
  };
}

/** @param ownServer origin of the identity's key server */
const createLoginsAtIssuers = (
  { bound }: ReturnType<typeof createSessionCore>,
  fetch: Fetch,
  ownServer: () => Promise<string | null>,
): OidcActs =>
  late.lateOidcActs({
    oidcAt: (origin) => createRemoteOidc(createHttp(origin, fetch)),
    async serverOf({ server, methodId }) {
      if (server !== null) return parseServerUrl(server);
      const record = (await bound()).find((each) => each.methodId === methodId);
      return record?.oidc?.server ?? passwordServer(ownServer);
    },
  });

/** A disk that takes nothing more must not stop a login that is done. */
const createAuthenticatorNotes =
  ({ view, parts }: ReturnType<typeof createSessionCore>): CredentialDeps['noteAuthenticator'] =>
  (methodId, sync) =>
    view().then(
      ({ names }) => {
        const aaguid = names.methods[methodId]?.authenticator?.aaguid ?? null;
        return parts.inTurn(() => noteAuthenticator(parts.vault, methodId, { sync, aaguid })).catch(() => undefined);
      },
      () => undefined,
    );

/** What is done with keys, under one signing policy. */
function createKeyActs({
  parts,
  profiles,
  ensureProof,
}: ReturnType<typeof createSessionCore>): Pick<Session, 'signing' | 'nostr'> {
  const guard = createSigningGuard(parts, profiles);
  return {
    signing: createSigningActs(guard, parts, profiles, ensureProof),
    nostr: createNostrActs(profiles, guard, parts.clock),
  };
}

/** Frees what was given up half way in a vault without an identity, as far as the servers answer. Never throws. */
export async function freeUnfinishedIn({
  vault,
  otherHalf,
  fetch,
}: Pick<SessionDependencies, 'vault' | 'otherHalf' | 'fetch'>): Promise<void> {
  const at = (origin: string) => createSyncedServer({ vault, fetch, clock: Date.now }).rowCallsAt(origin);
  const readLog = () => Promise.reject(new WalletError('not-found', t.noIdentity));
  await createUnfinishedRows({ vault, otherHalf, at, readLog }).settle();
}

/** @throws WalletError not-found if the identity has no key server */
async function passwordServer(ownServer: () => Promise<string | null>): Promise<string> {
  const server = await ownServer();
  if (server === null) throw new WalletError('not-found', t.addServerFirst);
  return server;
}
