/**
 * Acts with a login or a new credential as a page sends it. The secrets in it are opened inside session/ for the one act, and
 * wiped afterwards, however the act ends.
 */
import { WalletError } from '../lib/errors.ts';
import { session as t } from '../locales/en/session.ts';
import type { FindAnswer, LoginAnswer, NewCredential, Proof, SyncState } from '../messaging/login.ts';
import type { Whose } from '../messaging/persons.ts';
import type { Why } from '../messaging/security.ts';
import type { RemoteOpaque } from '../sync/remote/rows.ts';
import type { Vault } from '../vault/vault.ts';
import type { MethodActs } from './change/method-acts.ts';
import type { FoundIdentity, KeyServerActs } from './key-server/key-server-acts.ts';
import type { LoginPlace } from './login/login-method.ts';
import { foundCredential, type LoginSecrets, openCredential, secretsOf, wipeSecrets } from './login/login-secrets.ts';
import type { PairingDoor } from './pairing/pairing-door.ts';
import type { DraftActs, WantedIdentity } from './unlock/draft-acts.ts';
import type { Logins } from './unlock/logins.ts';

export interface WantedFind {
  keepCopy: boolean;
  personal: string | undefined;
  /** Hex; of a login that opens several identities. */
  identityId: string | null;
}

export interface CredentialActs {
  /** @throws WalletError wrong-credential | refused | not-found | no-prf | bad-encoding */
  unlock(answer: LoginAnswer): Promise<void>;
  /** Opens another login method of the same identity on top of the login, for a few minutes. @throws like `unlock` */
  stepUp(answer: LoginAnswer): Promise<void>;
  /** Adds a login method and makes its copy on this computer, unless it has to wait for the delay. @returns its ID, hex */
  addMethod(
    proof: Proof,
    credential: NewCredential,
    wanted: { levelId: string; thenLevelId?: string | undefined; whose?: Whose | undefined },
  ): Promise<string>;
  /** Replaces the credential of a login method, and the keys of everything that the old one could open. */
  resetMethod(proof: Proof, credential: NewCredential, wanted: { methodId: string; why: Why }): Promise<void>;
  /** @returns the recovery key in its groups @throws WalletError exists | bad-input | server-unreachable | bad-server */
  beginDraft(credential: NewCredential, wanted: Omit<WantedIdentity, 'name'>): Promise<string[]>;
  /** The same with a login method of another identity on this computer. @param from where that identity is stored */
  beginKnownDraft(from: Vault, answer: LoginAnswer, wanted: WantedIdentity): Promise<string[]>;
  /** @param personal personal information, if the method asks for it @throws like `KeyServerActs.find` */
  find(url: string, answer: FindAnswer, wanted: WantedFind): Promise<FoundIdentity[]>;
  /** The login method that this computer brings into the identity that it joins. */
  bring(credential: NewCredential): Promise<void>;
  /** The same with a login method of another identity on this computer. @param from where that identity is stored */
  bringKnown(from: Vault, answer: LoginAnswer): Promise<void>;
}

export interface CredentialDeps {
  logins: Pick<Logins, 'unlock' | 'stepUp'>;
  methods: Pick<MethodActs, 'add' | 'reset'>;
  drafts: Pick<DraftActs, 'begin' | 'beginKnown'>;
  keyServer: Pick<KeyServerActs, 'find' | 'check'>;
  pairing: Pick<PairingDoor, 'bring' | 'bringKnown' | 'joiningAt'>;
  /** The local salt stored for the ticket of a ceremony, base64url. @throws WalletError not-found (the ticket has expired) */
  saltOf(ticket: string): Promise<string>;
  /** The local salt of everything that is typed on this computer, base64url. */
  typedSalt(): Promise<string>;
  opaqueAt(origin: string): RemoteOpaque;
  /** Stores what the login showed of its authenticator. Never throws. */
  noteAuthenticator(methodId: string, sync: SyncState): Promise<void>;
  /** Origin of the open identity's key server. @throws WalletError not-found if there is none */
  ownServer(): Promise<string>;
}

export function createCredentialActs(deps: CredentialDeps): CredentialActs {
  const { logins, methods, drafts, keyServer, pairing, saltOf, typedSalt, opaqueAt, ownServer } = deps;
  const placeAt = (server: LoginPlace['server']): LoginPlace => ({ saltOf, typedSalt, server, opaqueAt });

  const note = async (answer: LoginAnswer) => {
    if ('sync' in answer && answer.sync !== undefined) await deps.noteAuthenticator(answer.methodId, answer.sync);
  };

  return {
    async unlock(answer) {
      await withSecrets(secretsOf(answer), (secrets) => logins.unlock(answer.methodId, secrets));
      await note(answer);
    },
    async stepUp(answer) {
      await withSecrets(secretsOf(answer), (secrets) => logins.stepUp(answer.methodId, secrets));
      await note(answer);
    },
    addMethod: (proof, credential, wanted) =>
      withCredential(openCredential(credential, placeAt(ownServer)), (made) =>
        methods.add(proof, made, { name: credential.name, ...wanted }),
      ),
    resetMethod: (proof, credential, wanted) =>
      withCredential(openCredential(credential, placeAt(ownServer)), (made) => methods.reset(proof, made, wanted)),
    beginDraft: (credential, wanted) =>
      withCredential(openCredential(credential, placeAt(given(wanted.server))), (made) =>
        drafts.begin(made, { ...wanted, name: credential.name }),
      ),
    beginKnownDraft: (vault, answer, wanted) =>
      withSecrets(secretsOf(answer), (secrets) =>
        drafts.beginKnown({ vault, methodId: answer.methodId, secrets }, wanted),
      ),
    find: (url, answer, { personal, ...wanted }) =>
      withCredential(
        foundCredential(
          answer,
          placeAt(async () => (await keyServer.check(url)).origin),
          personal,
        ),
        ({ bound, secrets }) => keyServer.find(url, { ...wanted, credential: bound, secrets }),
      ),
    bring: (credential) => withCredential(openCredential(credential, placeAt(pairing.joiningAt)), pairing.bring),
    bringKnown: (vault, answer) =>
      withSecrets(secretsOf(answer), (secrets) => pairing.bringKnown({ vault, methodId: answer.methodId, secrets })),
  };
}

const given = (server: string | null) => async (): Promise<string> => {
  if (server === null) throw new WalletError('bad-input', t.chooseServer);
  return server;
};

async function withSecrets<Value>(
  opening: LoginSecrets | Promise<LoginSecrets>,
  act: (secrets: LoginSecrets) => Promise<Value>,
): Promise<Value> {
  const secrets = await opening;
  try {
    return await act(secrets);
  } finally {
    wipeSecrets(secrets);
  }
}

async function withCredential<Opened extends { secrets: LoginSecrets }, Value>(
  opening: Promise<Opened>,
  act: (opened: Opened) => Promise<Value>,
): Promise<Value> {
  const opened = await opening;
  return withSecrets(opened.secrets, () => act(opened));
}
