/**
 * The copy of one login method on this device: a plaintext record with the inputs of a ceremony, the first storage
 * key wrapped with the second, and the local copy encrypted with the first. It contains no name and no key in plaintext.
 */
import { deriveKey } from '../../keys/derive.ts';
import { labels } from '../../keys/labels.ts';
import {
  type LocalCopy,
  openLocalCopy,
  sealLocalCopy,
  unwrapFirstStorageKey,
  wrapFirstStorageKey,
} from '../../keys/local-copy.ts';
import type { LogState } from '../../keys/log/state.ts';
import { firstStorageKey, SALT_LENGTH, secondStorageKey } from '../../keys/storage-key.ts';
import { equalBytes, fromBase64Url, randomBytes, toBase64Url, utf8, wipe } from '../../lib/bytes.ts';
import { cannotOpen, WalletError } from '../../lib/errors.ts';
import { readAttempt } from '../../sync/sync-rows.ts';
import { parseJson, readStored, writeStored } from '../../vault/stored.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { removeLoginCache } from '../state/login-cache.ts';
import { toId } from '../state/open-keys.ts';
import { type BoundCredential, type BoundRecord, recordSchema } from './bound-record.ts';
import { BINDABLE } from './kinds.ts';
import { loginTicketChange } from './login-ticket.ts';

export type { BoundCredential, BoundRecord };

export const credentialOf = ({
  kind,
  credentialId,
  transports,
  localSalt,
  ...rest
}: BoundCredential): BoundCredential => ({
  kind,
  credentialId,
  transports,
  localSalt,
  ...(rest.authenticator === undefined ? {} : { authenticator: rest.authenticator }),
  ...(rest.personal === undefined ? {} : { personal: rest.personal }),
  ...(rest.password === undefined ? {} : { password: rest.password }),
  ...(rest.storage === undefined ? {} : { storage: rest.storage }),
  ...(rest.fileName === undefined ? {} : { fileName: rest.fileName }),
  ...(rest.keyId === undefined ? {} : { keyId: rest.keyId }),
  ...(rest.oidc === undefined ? {} : { oidc: rest.oidc }),
});

const PREFIX = 'copy/';

/** Skips records that cannot be read; they stay stored unchanged. */
export async function readBoundRecords(vault: Vault): Promise<BoundRecord[]> {
  const rows = await vault.list('local', PREFIX);
  return rows.flatMap((row): BoundRecord[] => {
    const read = readStored(recordSchema, parseJson(row.value));
    if (read === null) return [];
    return [read.unread.length === 0 ? read.value : { ...read.value, unread: read.unread }];
  });
}

export const boundChange = ({ unread = [], ...record }: BoundRecord): Change => ({
  table: 'local',
  key: PREFIX + record.methodId,
  value: utf8(JSON.stringify(writeStored(record, unread))),
});

export const unboundChange = (methodId: string): Change => ({ table: 'local', key: PREFIX + methodId, value: null });

/** The record as it tells a login whether its method is frozen. `null`: it does so already. */
export function markedFrozen(record: BoundRecord, frozen: boolean): BoundRecord | null {
  const { frozen: was = false, ...rest } = record;
  return was === frozen ? null : { ...rest, ...(frozen && { frozen }) };
}

/**
 * The changes that delete outdated copies, and mark the records of frozen methods. A copy of a revoked device contains keys that its method no longer has: the copy is
 * deleted, and the method's next login creates a new one. The whole record of a method that the log does not have is deleted, unless
 * a write is open: the server may have added the method already, and without the record this computer could not ask for its credential.
 */
export async function outdatedCopies(vault: Vault, log: LogState): Promise<Change[]> {
  const changes: Change[] = [];
  const isOpen = (await readAttempt(vault, log.identityId)) !== null;
  for (const record of await readBoundRecords(vault)) {
    if (record.identityId !== toBase64Url(log.identityId)) continue;
    const { methodId, bound } = record;
    const method = log.methods.get(methodId);
    if (method === undefined && isOpen) continue;
    const gone = method === undefined || method.state === 'revoked';
    const marked = markedFrozen(record, method?.state === 'frozen');
    if (!gone && (bound === null || log.devices.get(bound.deviceId)?.untilEntry === null)) {
      if (marked !== null) changes.push(boundChange(marked));
      continue;
    }
    const left = boundChange({ ...(marked ?? record), bound: null });
    changes.push(gone ? unboundChange(methodId) : left, removeLoginCache(methodId));
    if (gone) changes.push(loginTicketChange(methodId, null));
  }
  return changes;
}

type Bound = NonNullable<BoundRecord['bound']>;

/** The record of a credential that has no copy on this device (yet). */
export const unboundRecord = (
  credential: BoundCredential,
  names: { identityId: Uint8Array; methodId: string },
): BoundRecord => ({
  version: 1,
  ...credential,
  identityId: toBase64Url(names.identityId),
  methodId: names.methodId,
  bound: null,
  lastUsedAt: null,
});

/** Key of the login cache. It is not the local copy's key, because each object has its own key. */
const loginCacheKeyOf = (firstKey: Uint8Array): Uint8Array => deriveKey(firstKey, null, labels.loginCacheKey);

/**
 * Creates the record: a new first storage key for this method and device, and the copy encrypted with it [72-74].
 * @param personal result of `personalSecret` with the local salt, if the credential asks for personal information
 */
export function bind(
  credential: BoundCredential,
  names: { identityId: Uint8Array; methodId: string; deviceId: string; lastUsedAt: number | null },
  localSecret: Uint8Array,
  copy: LocalCopy,
  personal: Uint8Array | null = null,
): { record: BoundRecord; loginCacheKey: Uint8Array } {
  const [methodId, deviceId] = [toId(names.methodId), toId(names.deviceId)];
  const firstSalt = randomBytes(SALT_LENGTH);
  const secondKey = secondStorageKey(localSecret, fromBase64Url(credential.localSalt), deviceId, personal);
  const firstKey = firstStorageKey(localSecret, firstSalt, methodId, deviceId, personal);
  try {
    const record: BoundRecord = {
      ...unboundRecord(credential, names),
      bound: {
        deviceId: names.deviceId,
        firstSalt: toBase64Url(firstSalt),
        wrappedFirstKey: toBase64Url(wrapFirstStorageKey(secondKey, methodId, deviceId, firstKey)),
        localCopy: toBase64Url(sealLocalCopy(firstKey, methodId, deviceId, copy)),
      },
      lastUsedAt: names.lastUsedAt,
    };
    return { record, loginCacheKey: loginCacheKeyOf(firstKey) };
  } finally {
    wipe(secondKey, firstKey);
  }
}

/**
 * Opens the copy: the second storage key unwraps the stored first key, which must equal the computed first key [104-106].
 * @throws WalletError wrong-credential
 */
export function openBound(
  record: BoundRecord,
  bound: Bound,
  localSecret: Uint8Array,
  personal: Uint8Array | null = null,
): { copy: LocalCopy; loginCacheKey: Uint8Array } {
  const [methodId, deviceId] = [toId(record.methodId), toId(bound.deviceId)];
  const secondKey = secondStorageKey(localSecret, fromBase64Url(record.localSalt), deviceId, personal);
  const computed = firstStorageKey(localSecret, fromBase64Url(bound.firstSalt), methodId, deviceId, personal);
  let stored: Uint8Array | null = null;
  try {
    stored = unwrapFirstStorageKey(secondKey, methodId, deviceId, fromBase64Url(bound.wrappedFirstKey));
    if (!equalBytes(stored, computed)) throw cannotOpen();
    const copy = openLocalCopy(stored, methodId, deviceId, fromBase64Url(bound.localCopy));
    return { copy, loginCacheKey: loginCacheKeyOf(stored) };
  } catch {
    throw new WalletError('wrong-credential', BINDABLE[record.kind].didNotOpen(record.personal === true));
  } finally {
    wipe(secondKey, computed, stored);
  }
}
