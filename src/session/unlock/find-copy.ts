/**
 * Which login method of this computer an answer opens, where nobody said which identity is meant: copies are tried, and none is opened
 * by it. A touch is found by its credential; what was typed is found by trying.
 *
 * [Note: One stretching] What was typed is stretched once with the salt that all typed logins of this computer share, also where there
 * is nothing to try. So a wrong password takes as long on a computer with a hidden identity as on one without.
 *
 * [Note: Not there] A login method of a hidden identity that does not open it here by itself is not found: frozen, removed, without a copy, or
 * asking for something that only its owner knows. Whoever has it is answered as with an unknown one, and no server is asked. The log
 * on this computer tells which these are. It is read at every search, so that a search takes as long whatever is brought.
 */
import { wipeLocalCopy } from '../../keys/local-copy.ts';
import { locatorOf } from '../../keys/locator.ts';
import type { LogState } from '../../keys/log/state.ts';
import { verifyPresentLog } from '../../keys/log/verify.ts';
import { bareHex, fromBase64Url, wipe } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { isTouch, type LoginAnswer, type Proof } from '../../messaging/login.ts';
import { createLocalServer } from '../../sync/local-server.ts';
import type { Vault } from '../../vault/vault.ts';
import { openBound, readBoundRecords } from '../login/bound-copy.ts';
import type { BoundRecord } from '../login/bound-record.ts';
import {
  type LocalLogin,
  type LoginSecrets,
  localLogin,
  partsOf,
  secretsOf,
  wipeSecrets,
} from '../login/login-secrets.ts';
import { withRecoveryKey } from '../login/with-proof.ts';

/** Where one identity is stored. */
interface Stored {
  id: string;
  vault: Vault;
  /** See [Note: Not there]. */
  isHidden: boolean;
}

export interface FoundCopy {
  /** Of the place where the identity is stored. */
  id: string;
  methodId: string;
}

/** Does what is typed, or one touch, open the copy on this computer, with nothing else and without a server? */
export const opensByItself = (record: BoundRecord): boolean =>
  record.bound !== null &&
  record.personal !== true &&
  (isTouch(record.kind) ||
    record.kind === 'certificate' ||
    (record.password ?? record.oidc ?? record.storage)?.localUnlock === true);

async function recordsIn(stored: readonly Stored[]): Promise<{ id: string; record: BoundRecord }[]> {
  const lists = await Promise.all(
    stored.map(async ({ id, vault, isHidden }) =>
      (await (isHidden ? openingHere(vault) : readBoundRecords(vault))).map((record) => ({ id, record })),
    ),
  );
  return lists.flat();
}

async function openingHere(vault: Vault): Promise<BoundRecord[]> {
  const records = (await readBoundRecords(vault)).filter(opensByItself);
  const logs = new Map<string, LogState | null>();
  for (const id of new Set(records.map(({ identityId }) => identityId))) logs.set(id, await storedLog(vault, id));
  return records.filter(({ identityId, methodId, bound }) => {
    const log = logs.get(identityId);
    const device = bound && log?.devices.get(bound.deviceId);
    return log?.methods.get(methodId)?.state === 'active' && device?.untilEntry === null;
  });
}

/** The log as it is stored: its signatures were checked before that, and a login checks what it uses. `null`: it cannot be read. */
async function storedLog(vault: Vault, identityId: string): Promise<LogState | null> {
  const server = createLocalServer(vault);
  const id = fromBase64Url(identityId);
  const head = await server.head(id);
  if (head === null) return null;
  try {
    // All of it counts, whatever the clock says: one that is set back would make a frozen method active.
    return verifyPresentLog(await server.log(id), { now: 0, trusted: head, forget: true }).log;
  } catch {
    return null;
  }
}

/** The login method with this credential of a passkey or security key; of several the first. `null`: none here has it. */
export async function copyOfCredential(
  stored: readonly Stored[],
  credentialId: string,
): Promise<{ id: string; record: BoundRecord } | null> {
  const found = (await recordsIn(stored)).find(
    ({ record }) => credentialId !== '' && record.credentialId === credentialId,
  );
  return found ?? null;
}

/**
 * The login method that this answer opens, of several the first. `null`: none.
 * @param typedSalt of this computer, base64url
 */
export async function copyOpenedBy(
  stored: readonly Stored[],
  answer: LoginAnswer,
  typedSalt: string,
): Promise<FoundCopy | null> {
  const known = (await recordsIn(stored)).filter(({ record }) => record.kind === answer.kind);
  if (isTouch(answer.kind)) {
    const named = known.find(({ record }) => record.methodId === answer.methodId);
    return named === undefined ? null : { id: named.id, methodId: named.record.methodId };
  }
  const candidates = known.filter(({ record }) => opensByItself(record));
  const secrets = await secretsOf(answer);
  try {
    for (const localSalt of new Set([typedSalt, ...candidates.map(({ record }) => record.localSalt)])) {
      const opened = await openedWith(
        secrets,
        localSalt,
        candidates.filter(({ record }) => answer.kind === 'certificate' || record.localSalt === localSalt),
      );
      if (opened !== undefined) return { id: opened.id, methodId: opened.record.methodId };
    }
    return null;
  } finally {
    wipeSecrets(secrets);
  }
}

export type TypedRecoveryKey = Extract<Proof, { kind: 'recovery-key' }>;

/**
 * The places with a row of this recovery key on this computer, in their order. Nothing is stretched and no server is asked, so a wrong key
 * takes as long as one look into each place.
 * @throws WalletError bad-recovery-key
 */
export const placesOfRecoveryKey = (stored: readonly Stored[], { text }: TypedRecoveryKey): Promise<string[]> =>
  withRecoveryKey(text, undefined, async (login) => {
    const locator = bareHex(locatorOf(partsOf(login).modeSecret));
    const rows = await Promise.all(stored.map(({ vault }) => vault.get('id-rows', locator)));
    return stored.flatMap(({ id }, at) => (rows[at] ? [id] : []));
  });

/** What a record says whose copy opens by what was typed alone. */
const ALONE = {
  password: { server: '', localUnlock: true, accountName: null },
  oidc: { server: '', localUnlock: true, issuer: null },
  storage: { fileId: '', localUnlock: true, place: null },
};

async function openedWith(
  secrets: LoginSecrets,
  localSalt: string,
  candidates: readonly { id: string; record: BoundRecord }[],
): Promise<{ id: string; record: BoundRecord } | undefined> {
  let local: LocalLogin | null = null;
  try {
    local = await localLogin(secrets, { ...ALONE, localSalt });
    const { secret } = local;
    return candidates.find(({ record }) => opens(record, secret));
  } catch (error) {
    // The key server was asked, and nothing was typed that could open a copy by itself.
    if (isWalletError(error, 'needs-login')) return undefined;
    throw error;
  } finally {
    local?.wipe();
  }
}

function opens(record: BoundRecord, secret: Uint8Array): boolean {
  if (record.bound === null) return false;
  try {
    const { copy, loginCacheKey } = openBound(record, record.bound, secret);
    wipeLocalCopy(copy);
    wipe(loginCacheKey);
    return true;
  } catch {
    return false;
  }
}
