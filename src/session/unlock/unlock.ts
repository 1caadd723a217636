/**
 * Daily login on a computer with a local copy: the second storage key opens the first, that opening is the only proof, and
 * no server is asked. Where there is no copy, or the server may know better, the other secret of the same ceremony opens the rows.
 */

import { createId } from '../../keys/ids.ts';
import { emptyCopy, type LocalCopy, wipeLocalCopy } from '../../keys/local-copy.ts';
import { appendEntry } from '../../keys/log/append.ts';
import type { LogState } from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { bareHex, fromBase64Url, randomBytes, fromHex as toBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { againIfStale } from '../../sync/again-if-stale.ts';
import { noRows } from '../../sync/key-server.ts';
import { sameHead } from '../../sync/local-server.ts';
import { outdatedHistories } from '../accounts/moved-histories.ts';
import { openAtLatestState, signerOf } from '../follow/latest-state.ts';
import { rebasePending } from '../follow/rebase-pending.ts';
import { fetchGrants } from '../follow/refresh-grants.ts';
import {
  type BoundRecord,
  bind,
  boundChange,
  credentialOf,
  markedFrozen,
  openBound,
  outdatedCopies,
  readBoundRecords,
  unboundChange,
} from '../login/bound-copy.ts';
import {
  keptAs,
  type LocalLogin,
  type LoginSecrets,
  localLogin,
  type ModeSecret,
  mayBeChanged,
  rowsLogin,
} from '../login/login-secrets.ts';
import type { OpenMethod } from '../login/method-login.ts';
import { noteTyped } from '../login/recovery-checks.ts';
import type { Layer } from '../state/keyring.ts';
import { type LoginCache, readLoginCache, removeLoginCache, writeLoginCache } from '../state/login-cache.ts';
import type { SessionParts } from '../state/session-parts.ts';

const identityOf = (record: BoundRecord): Uint8Array => fromBase64Url(record.identityId);

interface Opening {
  layer: Layer;
  until: number | null;
}

/**
 * @throws WalletError wrong-credential | refused (frozen, removed, waiting) | not-found | bad-input (personal information
 *   is missing) | needs-login: a password has to go by way of the server after all
 */
export async function unlock(
  parts: SessionParts,
  methodId: string,
  secrets: LoginSecrets,
  opening: Opening,
): Promise<void> {
  const record = (await readBoundRecords(parts.vault)).find((candidate) => candidate.methodId === methodId);
  if (!record) throw new WalletError('not-found', t.unknownMethod);
  const local = await localLogin(secrets, record);
  try {
    const bound = record.bound;
    const served = (await parts.server.record(identityOf(record))) !== null;
    let refused: unknown = null;
    const opened =
      bound !== null &&
      (await unlockBound(parts, record, bound, local, opening).catch((error: unknown) => {
        // A method that is frozen in the local log may have been unfrozen elsewhere: the server knows.
        if (served && isWalletError(error, 'refused')) refused = error;
        // A copy that was found only in part does not open either: the rest is at the server.
        else if (
          !(served && isWalletError(error, 'cannot-open')) &&
          !(isWalletError(error, 'wrong-credential') && mayBeChanged(secrets))
        )
          throw error;
        return false;
      }));
    if (opened) return;
    const through = () => unlockThroughRows(parts, record, secrets, local, opening);
    await againIfStale(() => parts.inContact(() => parts.inTurn(through))).catch((error: unknown) => {
      const unanswered = isWalletError(error, 'server-unreachable') || isWalletError(error, 'needs-login');
      throw refused !== null && unanswered ? refused : error;
    });
  } finally {
    local.wipe();
  }
}

/** `false`: the device of this copy was revoked but its method was not: the login must make a new copy through the rows. */
async function unlockBound(
  parts: SessionParts,
  record: BoundRecord,
  bound: NonNullable<BoundRecord['bound']>,
  local: LocalLogin,
  opening: Opening,
): Promise<boolean> {
  const { server, logs, vault, clock } = parts;
  const { copy, loginCacheKey } = openBound(record, bound, local.secret, local.personal);
  const identityId = identityOf(record);
  try {
    if (sameHead(await server.head(identityId), copy.head)) {
      await openLayer(parts, opening, record, bound.deviceId, copy, loginCacheKey);
      await vault.commit([boundChange({ ...record, lastUsedAt: clock() })]);
      return true;
    }
    const methodId = toBytes(record.methodId);
    const keys = { identityId, methodId, deviceId: toBytes(bound.deviceId), copy, loginCacheKey };
    const cache = await readLoginCache(vault, keys);
    const log = await logs.read(identityId, async () => cache && { ...cache.head, seenAt: cache.seenAt });
    await ensureActive(parts, log, record);
    if (log.devices.get(bound.deviceId)?.untilEntry !== null) return false;
    // See [Note: Rebase before dropping keys] in follow/rebase-pending.ts.
    await rebasePending({ vault, server }, log, keys);
    const next = await fetchGrants(server, log, methodId, copy);
    await rebind(parts, record, log, bound.deviceId, next, local, opening, cache);
    return true;
  } finally {
    wipeLocalCopy(copy);
    wipe(loginCacheKey);
  }
}

async function unlockThroughRows(
  parts: SessionParts,
  record: BoundRecord,
  secrets: LoginSecrets,
  local: LocalLogin,
  opening: Opening,
): Promise<void> {
  const login = rowsLogin(record.personal === true ? secrets : { ...secrets, personal: undefined });
  let method: OpenMethod | null = null;
  try {
    method = await openAtLatestState(parts, login);
    if (bareHex(method.method.id) !== record.methodId) throw new WalletError('wrong-credential', t.otherMethod);
    const { log, deviceId, copy } = await withNewDevice(parts, method, true);
    // Only now is it certain that what was brought opens this method.
    const kept = { ...record, ...keptAs(secrets, credentialOf(record)) };
    await rebind(parts, kept, log, deviceId, copy, local, opening, null);
  } finally {
    method?.wipe();
    login.wipe();
  }
}

/** Opens a session without a local copy, for example with the recovery key. */
export const openUnbound = (parts: SessionParts, modeSecret: ModeSecret, opening: Opening): Promise<void> =>
  againIfStale(() => parts.inContact(() => parts.inTurn(() => openWithout(parts, modeSecret, opening))));

async function openWithout(parts: SessionParts, modeSecret: ModeSecret, opening: Opening): Promise<void> {
  const method = await openAtLatestState(parts, modeSecret);
  try {
    const { log, deviceId, copy } = await withNewDevice(parts, method, false);
    try {
      await parts.vault.commit([
        ...(await outdatedCopies(parts.vault, log)),
        ...(await outdatedHistories(parts.vault, log)),
      ]);
      const { identityId } = log;
      const keys = { identityId, methodId: method.method.id, deviceId: toBytes(deviceId), copy, loginCacheKey: null };
      await parts.keyring.open(opening.layer, keys, opening.until);
      await noteTyped(parts, method.method);
    } finally {
      wipeLocalCopy(copy);
    }
  } finally {
    method.wipe();
  }
}

/** Adds a device of the method for this session or copy. The device signs documents, so that the method's own key is not kept. */
async function withNewDevice(
  { server, logs, clock }: SessionParts,
  open: OpenMethod,
  keepsCopy: boolean,
): Promise<{ log: LogState; deviceId: string; copy: LocalCopy }> {
  const deviceId = createId();
  const deviceSeed = randomBytes(32);
  const { method, keys } = open;
  const { entry, log } = appendEntry(
    open.log,
    {
      timestamp: clock(),
      action: {
        kind: 'device-add',
        device: { id: deviceId, methodId: method.id, publicKey: signingKeyPair(deviceSeed).publicKey, keepsCopy },
      },
    },
    [
      { role: 'author', id: method.id, seed: keys.signingSeed },
      { role: 'possession', id: deviceId, seed: deviceSeed },
    ],
  );
  const { authenticationSeed } = keys;
  const empty = emptyCopy({ authenticationSeed, deviceSeed, generation: method.generation });
  wipe(deviceSeed);
  const copy = await fetchGrants(server, log, method.id, empty).finally(() => wipeLocalCopy(empty));
  const { identityId, head } = log;
  try {
    await server.write(
      { identityId, expect: open.log.head, entries: [entry], head, boxes: [], ...noRows() },
      signerOf(open),
    );
    await logs.advance(log);
    return { log, deviceId: bareHex(deviceId), copy };
  } catch (error) {
    wipeLocalCopy(copy);
    throw error;
  }
}

/**
 * Makes a new local copy under a new first storage key, and opens the session with it. Takes over `copy` and wipes it.
 * @param cache login cache of the earlier copy, which keeps the recorded versions
 */
async function rebind(
  parts: SessionParts,
  record: BoundRecord,
  log: LogState,
  deviceId: string,
  copy: LocalCopy,
  local: LocalLogin,
  opening: Opening,
  cache: LoginCache | null,
): Promise<void> {
  const { identityId } = log;
  const names = { identityId, methodId: record.methodId, deviceId, lastUsedAt: parts.clock() };
  let loginCacheKey: Uint8Array | null = null;
  try {
    const made = bind(credentialOf(record), names, local.secret, copy, local.personal);
    loginCacheKey = made.loginCacheKey;
    await parts.vault.commit([
      ...(await outdatedCopies(parts.vault, log)),
      ...(await outdatedHistories(parts.vault, log)),
      boundChange(made.record),
    ]);
    const keys = { identityId, methodId: toBytes(record.methodId), deviceId: toBytes(deviceId), copy, loginCacheKey };
    if (cache) await writeLoginCache(parts.vault, keys, cache);
    await openLayer(parts, opening, record, deviceId, copy, loginCacheKey);
  } finally {
    wipeLocalCopy(copy);
    wipe(loginCacheKey);
  }
}

async function openLayer(
  { keyring, logs }: SessionParts,
  opening: Opening,
  record: BoundRecord,
  deviceId: string,
  copy: LocalCopy,
  loginCacheKey: Uint8Array,
): Promise<void> {
  const keys = {
    identityId: identityOf(record),
    methodId: toBytes(record.methodId),
    deviceId: toBytes(deviceId),
    copy,
    loginCacheKey,
  };
  await keyring.open(opening.layer, keys, opening.until);
  await logs.saw(keys.identityId);
}

async function ensureActive({ vault }: SessionParts, log: LogState, record: BoundRecord): Promise<void> {
  const state = log.methods.get(record.methodId)?.state;
  if (state === 'active') return;
  if (state === 'frozen') {
    const marked = markedFrozen(record, true);
    if (marked !== null) await vault.commit([boundChange(marked)]);
    throw new WalletError('refused', t.frozen);
  }
  await vault.commit([unboundChange(record.methodId), removeLoginCache(record.methodId)]);
  throw new WalletError('refused', t.removed);
}
