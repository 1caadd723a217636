/**
 * Changes the password of a login method, or the passphrase of one with an account at an issuer: another record and other rows at the
 * server, the same keys. Only the old password can do this, because only it opens the method's seed. The new record may be at another server than the old one: that is how a
 * password is enrolled anew after the identity was moved. The method's other devices are removed, so that copies on other computers
 * stop opening with the old password when those computers next read the log.
 */
import { appendEntry } from '../../keys/log/append.ts';
import type { LogState } from '../../keys/log/state.ts';
import { rowControls } from '../../keys/method.ts';
import { passwordRowControl } from '../../keys/modes/password.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, equalBytes, fromBase64Url, fromHex, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { ChangedPassword as NewSecret } from '../../messaging/login.ts';
import { againIfStale } from '../../sync/again-if-stale.ts';
import type { RemoteOpaque, RowOfAccount } from '../../sync/remote/rows.ts';
import type { Change } from '../../vault/vault.ts';
import { applyLog } from '../follow/apply-log.ts';
import { openAtLatestState } from '../follow/latest-state.ts';
import { type BoundCredential, bind, boundChange, readBoundRecords, unboundRecord } from '../login/bound-copy.ts';
import { accountOf, createEnrolment } from '../login/enrolment.ts';
import { localLogin, rowsLogin } from '../login/login-secrets.ts';
import { openRow } from '../login/method-login.ts';
import { rowsOf } from '../login/method-rows.ts';
import { boundOidc, toOidcAccount } from '../login/oidc.ts';
import { boundPassword } from '../login/password.ts';
import type { PasswordSecrets } from '../login/secrets-type.ts';
import { removeLoginCache } from '../state/login-cache.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { rowToFreeChange } from './rows-to-free.ts';

export interface ChangedPassword {
  methodId: string;
  /** Origin at which the new password is enrolled. */
  server: string;
  /** Where the old password is enrolled, if that is another server: its row there is set free afterwards (rows-to-free.ts). */
  leaves?: { server: string; account: RowOfAccount } | undefined;
  old: { key: { exportKey: Uint8Array; salt: Uint8Array }; personal?: string | undefined };
  /** `accountName`: of a password. */
  wanted: NewSecret & { accountName: string };
}

/**
 * In this order: the new row of the key database, which nobody finds yet; the record, from which on the new password
 * counts; then the old row goes. A stop in between leaves the old password or the new one. The record names the method's own control
 * token as the row that it replaces, so the same step can be repeated at either server. What is left at another server is
 * remembered together with the new copy, never before the new password counts.
 * @returns the salt of the new row
 * @throws WalletError wrong-credential | exists (another account name, which is taken) | refused | server-unreachable
 */
export const changePassword = (
  parts: SessionParts,
  opaque: RemoteOpaque,
  changed: ChangedPassword,
): Promise<Uint8Array> => againIfStale(() => parts.inContact(() => parts.inTurn(() => change(parts, opaque, changed))));

async function change(parts: SessionParts, opaque: RemoteOpaque, changed: ChangedPassword): Promise<Uint8Array> {
  const { methodId, server: origin, wanted, leaves } = changed;
  const { account } = wanted;
  const old = rowsLogin({ kind: wanted.kind, password: null, ...changed.old });
  const before = await openAtLatestState(parts, old);
  const row = await openRow(parts.server, old);
  const token = passwordRowControl(row.blob.methodSeed);
  const controls = rowControls(row.blob.methodSeed);
  const enrolment = createEnrolment(
    opaque,
    account === undefined ? accountOf(wanted.accountName) : toOidcAccount(account),
    wanted,
    token,
  );
  const secrets: PasswordSecrets = {
    kind: wanted.kind,
    password: wanted.password,
    key: { exportKey: fromBase64Url(wanted.exportKey), salt: enrolment.salt },
    personal: wanted.personal,
  };
  const login = rowsLogin(secrets);
  try {
    if (bareHex(before.method.id) !== methodId) throw new WalletError('wrong-credential', t.passwordOfOther);
    // At another server nothing finds the record before the row is there, and an account name that is taken must change nothing.
    if (leaves) await enrolment.enrol(token);
    const { log, entries } = await withoutOtherDevices(parts, before.log, methodId, before.keys.signingSeed);
    const { number: headNumber, hash: headHash } = log.head;
    const identities = row.blob.identities.map((identity) =>
      equalBytes(identity.identityId, log.identityId) ? { ...identity, headNumber, headHash } : identity,
    );
    const { keyRow } = await rowsOf(login, { methodSeed: row.blob.methodSeed, identities });
    const signer: BoxSigner = { kind: 'method', id: before.method.id, seed: before.keys.signingSeed };
    const write = { identityId: log.identityId, boxes: [], idRows: [], removeIdRows: [] };
    await parts.server.write(
      {
        ...write,
        expect: before.log.head,
        entries,
        head: log.head,
        keyRows: [keyRow],
        removeKeyRows: [],
      },
      signer,
    );
    await applyLog(parts, log);
    if (!leaves) await enrolment.enrol(token);
    // Before anything else can fail: the old password no longer opens the rows, so the local copy must take the new one.
    const left = leaves && {
      methodId,
      server: leaves.server,
      account: leaves.account,
      token,
      keyRow: { accountNumber: row.accountNumber, token: controls.key },
    };
    const more = left ? [await parts.keyring.use('login', async (keys) => rowToFreeChange(keys, left))] : [];
    await keepHere(parts, log, methodId, boundAs(wanted, origin), secrets, more);
    await parts.server.write(
      {
        ...write,
        expect: log.head,
        entries: [],
        head: log.head,
        keyRows: [],
        removeKeyRows: [{ accountNumber: row.accountNumber, token: controls.key }],
      },
      signer,
    );
    return enrolment.salt;
  } finally {
    before.wipe();
    old.wipe();
    login.wipe();
    wipe(row.blob.methodSeed, controls.id, controls.key, token, secrets.key?.exportKey);
  }
}

/** @returns the credential on this computer with the local salt that its record here has: that of all typed logins of this computer */
const boundAs =
  (wanted: ChangedPassword['wanted'], server: string) =>
  (localSalt: string): BoundCredential =>
    wanted.account === undefined
      ? boundPassword(wanted, server, localSalt, wanted.personal)
      : boundOidc({ ...wanted, issuer: wanted.account.issuer }, server, localSalt, wanted.personal);

/** Revokes the devices of the method, except those that are open on this computer. */
async function withoutOtherDevices(
  { keyring, clock }: SessionParts,
  before: LogState,
  methodId: string,
  seed: Uint8Array,
): Promise<{ log: LogState; entries: Uint8Array[] }> {
  const open = new Set((await keyring.layers()).map(({ deviceId }) => deviceId));
  const entries: Uint8Array[] = [];
  let log = before;
  for (const [id, device] of before.devices) {
    if (device.methodId !== methodId || device.untilEntry !== null || open.has(id)) continue;
    const appended = appendEntry(log, { timestamp: clock(), action: { kind: 'device-revoke', deviceId: device.id } }, [
      { role: 'author', id: fromHex(methodId), seed },
    ]);
    entries.push(appended.entry);
    log = appended.log;
  }
  return { log, entries };
}

/** The copy of an open login goes under the new password at once; one that is not open is made anew at its next login. @param more written together with it */
async function keepHere(
  { vault, keyring }: SessionParts,
  log: LogState,
  methodId: string,
  bound: (localSalt: string) => BoundCredential,
  secrets: PasswordSecrets,
  more: readonly Change[],
): Promise<void> {
  const record = (await readBoundRecords(vault)).find((each) => each.methodId === methodId);
  if (!record) return more.length === 0 ? undefined : vault.commit(more);
  const credential = bound(record.localSalt);
  const names = { identityId: log.identityId, methodId, lastUsedAt: record.lastUsedAt };
  const layer = (await keyring.layers()).find((each) => each.methodId === methodId && each.bound);
  if (!layer) {
    await vault.commit([
      boundChange({ ...unboundRecord(credential, names), lastUsedAt: record.lastUsedAt }),
      removeLoginCache(methodId),
      ...more,
    ]);
    return;
  }
  const local = await localLogin(secrets, credential);
  try {
    await keyring.renew(layer.layer, async (keys) => {
      const held = { ...keys.copy, head: log.head };
      const made = bind(credential, { ...names, deviceId: layer.deviceId }, local.secret, held, local.personal);
      await vault.commit([boundChange(made.record), removeLoginCache(methodId), ...more]);
      const copy = structuredClone(keys.copy);
      return { ...keys, copy, loginCacheKey: made.loginCacheKey };
    });
  } finally {
    local.wipe();
  }
}
