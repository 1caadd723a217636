/** A session in memory; everything is real except disk, browser and authenticator. For tests only. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { PRF_SERVER_INPUT, prfLocalInput } from '../../keys/modes/passkey.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createSyncedServer } from '../../sync/synced-server.ts';
import { createGuestVault } from '../../vault/guest.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import type { Vault } from '../../vault/vault.ts';
import { createSessionCore, type SessionCore } from '../session-core.ts';
import { createFirstIdentity } from '../unlock/first-identity.ts';

/** An authenticator with PRF: HMAC over the input with a key of the credential (CTAP hmac-secret). */
export interface FakeAuthenticator {
  credentialId: string;
  prf(localSalt: string): { kind: 'passkey'; first: Uint8Array; second: Uint8Array };
}

export function fakeAuthenticator(): FakeAuthenticator {
  const key = randomBytes(32);
  return {
    credentialId: toBase64Url(randomBytes(16)),
    prf: (localSalt) => ({
      kind: 'passkey',
      first: hmac(sha256, key, PRF_SERVER_INPUT),
      second: hmac(sha256, key, prfLocalInput(fromBase64Url(localSalt))),
    }),
  };
}

export interface Stage {
  session: SessionCore;
  vault: Vault;
  /** The store on disk, below that of a guest session. */
  disk: Vault;
  /** Everything in session memory, as text. */
  memory: Map<string, unknown>;
  now: { at: number };
  /** How often a round with the key server was asked for soon. */
  rounds: { wanted: number };
  /** When rounds stored something of another computer. */
  news: number[];
  /** Starts a new worker with the same disk and memory. */
  restartWorker(): SessionCore;
  /** Starts a new worker with the same disk and empty memory. */
  restartBrowser(): Promise<SessionCore>;
}

const noNetwork: Fetch = async () => {
  throw new Error('There is no network here.');
};

/**
 * @param rows the vault that stores log, boxes and rows; default: this computer's vault
 * @param fetch connects to the key server; default: no network
 * @param given this computer's vault; default: an empty one
 */
export async function createStage(rows?: Vault, fetch: Fetch = noNetwork, given?: Vault): Promise<Stage> {
  const disk = given ?? (await createMemoryVault());
  const memory = new Map<string, unknown>();
  const now = { at: 1_800_000_000_000 };
  const rounds = { wanted: 0 };
  const news: number[] = [];
  const onWaiting = () => void rounds.wanted++;
  const deviceKey = randomBytes(32);
  const slot = <Value>(name: string) => ({
    load: async () => (structuredClone(memory.get(name)) as Value | undefined) ?? null,
    save: async (value: Value | null) => void (value === null ? memory.delete(name) : memory.set(name, value)),
  });
  const { vault, guest } = await createGuestVault(disk, slot<string>('guest'));
  const open = (): SessionCore =>
    createSessionCore({
      vault,
      server: createSyncedServer({ vault: rows ?? vault, fetch, clock: () => now.at, onWaiting }),
      memory: {
        keyring: slot('keyring'),
        draft: slot('draft'),
        deadline: slot('deadline'),
        notice: slot('notice'),
        recovery: slot('recovery'),
        proofs: slot('proofs'),
      },
      guest,
      otherHalf: async (half) => hmac(sha256, deviceKey, half),
      clock: () => now.at,
      autoLockMinutes: () => 15,
      onLock: () => undefined,
      onNews: () => void news.push(now.at),
    });
  const stage: Stage = {
    session: open(),
    vault,
    disk,
    memory,
    now,
    rounds,
    news,
    restartWorker() {
      stage.session = open();
      return stage.session;
    },
    async restartBrowser() {
      memory.clear();
      stage.session = open();
      return stage.session;
    },
  };
  return stage;
}

export interface Created {
  authenticator: FakeAuthenticator;
  localSalt: string;
  methodId: string;
  recoveryKey: string;
  backup: string;
}

/** Runs the whole setup, up to an open session. */
export async function createIdentity(
  stage: Stage,
  type: Parameters<typeof createFirstIdentity>[2] = 'person',
  holder: Parameters<typeof createFirstIdentity>[6] = null,
): Promise<Created> {
  const { session } = stage;
  const authenticator = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const credential = {
    kind: 'passkey' as const,
    name: 'This laptop’s passkey',
    credentialId: authenticator.credentialId,
    transports: [],
    localSalt,
  };
  await session.touch();
  const made = await createFirstIdentity(
    session.parts.server,
    stage.now.at,
    type,
    credential,
    authenticator.prf(localSalt),
    1,
    holder,
  );
  await session.drafts.begin(made, null);
  const { recoveryKey, ask } = await session.drafts.recoveryKey();
  await session.drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
  const backup = await session.drafts.backup();
  await session.drafts.finish();
  return { authenticator, localSalt, methodId: made.open.methodId, recoveryKey: recoveryKey.join('-'), backup };
}

export const proofOf = (created: Created): Proof => {
  const { first, second } = created.authenticator.prf(created.localSalt);
  return {
    kind: 'passkey',
    methodId: created.methodId,
    prfFirst: toBase64Url(first),
    prfSecond: toBase64Url(second),
  };
};
