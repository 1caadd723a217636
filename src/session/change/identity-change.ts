/**
 * One change of the identity, by a managing login method with a fresh proof. The act appends log entries; the boxes that follow
 * from them are made; everything is written in one step or not at all. The managing keys are in memory only during the change.
 * See [Note: Latest state before a change] in follow/latest-state.ts and [Note: Epochs and rotation] in rekey.ts.
 */

import { auditKeys } from '../../keys/audit.ts';
import { characterDocumentKey } from '../../keys/character.ts';
import { LAST_VERSION, nextVersion, sealDocument } from '../../keys/document.ts';
import type { GrantSubject } from '../../keys/grant.ts';
import { type LogState, mayActivate, mayManage, presentKey } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { type Box, noRows, type Write } from '../../sync/key-server.ts';
import type { Change } from '../../vault/vault.ts';
import { resealHistories } from '../accounts/moved-histories.ts';
import { applyLog } from '../follow/apply-log.ts';
import { openAtLatestState } from '../follow/latest-state.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { openGrantOf } from '../login/method-login.ts';
import { noteTyped } from '../login/recovery-checks.ts';
import { holdsControls, openControls, sealControls } from '../login/row-controls.ts';
import { tellComputer } from '../profile/computers.ts';
import { type IdentityNames, readIdentityNames } from '../profile/identity-names.ts';
import { encodeIdentityDocument, type IdentityDocument } from '../profile/profile.ts';
import { noPolicy } from '../profile/signing-policy.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { takeAccountNames } from './account-names.ts';
import { cachedProfile, cachedSeed } from './cached-characters.ts';
import { createChangeDraft, type IdentityChange } from './change-draft.ts';
import { fitNames } from './fit-document.ts';
import { missingKeysError } from './missing-keys.ts';
import { rekeyedBoxes } from './rekey.ts';
import { replaceDevices } from './replace-devices.ts';

/**
 * @param modeSecret of the proof: a fresh ceremony or the typed recovery key
 * @param withoutKeys go on even where keys of accounts do not open here and stay behind
 * @throws WalletError wrong-credential | not-allowed | stale | keys-missing
 */
export async function changeIdentity<Value>(
  parts: SessionParts,
  modeSecret: ModeSecret,
  act: (change: IdentityChange) => Promise<Value>,
  withoutKeys = false,
): Promise<Value> {
  const { server, vault, clock, versions } = parts;
  const author = await openAtLatestState(parts, modeSecret);
  const before = author.log;
  const draft = createChangeDraft(before, bareHex(author.method.id), clock);
  const left: string[] = [];
  let done = false;
  try {
    if (!mayManage(before, author.method.id) && !mayActivate(before, author.method.id, clock()))
      throw new WalletError('not-allowed', t.mayNotManage);
    const holder = {
      log: before,
      methodId: author.method.id,
      authenticationSeed: author.keys.authenticationSeed,
    };
    const signer: BoxSigner = { kind: 'method', id: author.method.id, seed: author.keys.signingSeed };
    const keyOf = async (subject: GrantSubject): Promise<Uint8Array> => {
      if (subject.kind === 'character-document') return documentKeyOf(keyOf, subject);
      const fresh = draft.freshKeyOf(subject);
      return fresh ?? openGrantOf(server, holder, subject).catch((error) => cachedSeed(parts, subject, error));
    };
    const opened = await openNames(parts, before, keyOf);
    await withControls(opened.names, before, keyOf, openControls);
    const noteNames = (log: LogState, version: number) =>
      versions.record(log.identityId, IDENTITY_DOCUMENT, {
        epoch: presentKey(log.identityDocumentKeys).epoch,
        version,
      });
    noteNames(before, opened.version);

    const change = draft.begin({ signer, names: opened.names, keyOf });
    activateDue(change, clock());
    const written = await takeDueNames(parts, change, before);
    const value = await act(change);
    change.propose();
    const namesVersion = await numberOfNames(change, before, opened.version);
    await parts.logs.ensureNotBack(before, change.log());
    const replacements = await replaceDevices(parts, change, before);
    const made = replacements.map(({ deviceId }) => bareHex(deviceId));
    await tellComputer(vault, change.names, change.log(), [...made, ...draft.devices]);
    const log = change.log();
    // A method that gave itself new keys signs with them from here on.
    const { signer: signing } = change;
    const boxes = await rekeyedBoxes({
      server,
      before,
      after: log,
      keyOf,
      signer: signing,
      exposure: { characterIds: draft.exposed, now: clock() },
      versions,
      known: (characterId) => cachedProfile(parts, characterId),
      names: (characterId) => change.names.characters[characterId] ?? null,
      leaves: (account) => void left.push(account),
    });
    if (left.length > 0 && !withoutKeys) throw missingKeysError(left);
    await withControls(change.names, log, keyOf, sealControls);
    boxes.push(await namesBox(change, namesVersion));
    const local = await resealHistories(vault, before, log, (characterId, epoch) =>
      keyOf({ kind: 'character', characterId, epoch }),
    );
    const extra = await draft.extras(log);
    boxes.push(...extra.boxes);
    local.push(...extra.local);
    const write: Write = {
      identityId: before.identityId,
      expect: before.head,
      entries: draft.entries,
      head: log.head,
      boxes,
      ...noRows(),
      ...extra.rows,
      auditKey: await auditKeyOf(log, keyOf),
    };
    await writeWithLocalRows(parts, write, signing, local);
    noteNames(log, namesVersion);
    parts.policies.record(log.identityId, change.names.signing ?? noPolicy());
    await applyLog(parts, log, { replacements });
    done = true;
    await vault.commit(written);
    await noteTyped(parts, author.method);
    return value;
  } finally {
    author.wipe();
    draft.end(done);
  }
}

/** Account names that an earlier enrolment could not write. */
async function takeDueNames({ vault }: SessionParts, change: IdentityChange, log: LogState): Promise<Change[]> {
  const { epoch } = presentKey(log.identityDocumentKeys);
  const key = await change.keyOf({ kind: 'identity-document', epoch });
  try {
    return await takeAccountNames(vault, change.names, log.identityId, key);
  } finally {
    wipe(key);
  }
}

/** A character's document key follows from its seed, which a managing method holds. */
async function documentKeyOf(
  keyOf: IdentityChange['keyOf'],
  subject: { characterId: Uint8Array; epoch: number },
): Promise<Uint8Array> {
  const seed = await keyOf({ kind: 'character', characterId: subject.characterId, epoch: subject.epoch });
  try {
    return characterDocumentKey(seed);
  } finally {
    wipe(seed);
  }
}

/** Local rows first: if the worker stops between the two writes, the rows of the old and of the new log are both there. */
async function writeWithLocalRows(
  { vault, server }: SessionParts,
  write: Write,
  signer: BoxSigner,
  local: readonly Change[],
): Promise<void> {
  await vault.commit(local);
  try {
    await server.write(write, signer);
  } catch (error) {
    // If the server did not answer, the change may have been written: then the local rows stay, and are harmless otherwise.
    if (!isWalletError(error, 'server-unreachable'))
      await vault.commit(local.map((change) => ({ ...change, value: null })));
    throw error;
  }
}

/** The version of the names document after a change. Where no version is left under its key, the key is rotated. */
async function numberOfNames(change: IdentityChange, before: LogState, last: number): Promise<number> {
  const isSameKey = () => change.log().identityDocumentKeys.length === before.identityDocumentKeys.length;
  if (isSameKey() && last >= LAST_VERSION)
    change.append({
      kind: 'character-rotate',
      rotation: await change.rotation([], { identityDocument: true, management: false }),
    });
  return nextVersion(isSameKey() ? last : 0);
}

/** The audit key, derived from the identity document's key. */
async function auditKeyOf(log: LogState, keyOf: IdentityChange['keyOf']): Promise<Uint8Array> {
  const key = await keyOf({ kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch });
  const { publicKey, seed } = await auditKeys(key, log.identityId);
  wipe(key, seed);
  return publicKey;
}

/** Activates login methods whose delay is over; the boxes that follow give them their keys. */
function activateDue(change: IdentityChange, now: number): void {
  for (const method of change.log().methods.values())
    if (mayActivate(change.log(), method.id, now)) change.append({ kind: 'mode-activate', methodId: method.id });
}

/** Opens or seals the control tokens in the names. */
async function withControls(
  names: IdentityDocument,
  log: LogState,
  keyOf: IdentityChange['keyOf'],
  act: typeof openControls,
): Promise<void> {
  if (!holdsControls(names)) return;
  // A method whose delay is just over has no management key yet; it changes nothing about the rows.
  const key = await keyOf({ kind: 'management', epoch: presentKey(log.managementKeys).epoch }).catch(() => null);
  act(names, log.identityId, key);
  wipe(key);
}

async function openNames(
  parts: SessionParts,
  log: LogState,
  keyOf: (subject: GrantSubject) => Promise<Uint8Array>,
): Promise<IdentityNames> {
  const key = await keyOf({ kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch });
  try {
    return readIdentityNames(parts, { log, key, sealed: await parts.server.box(log.identityId, IDENTITY_DOCUMENT) });
  } finally {
    wipe(key);
  }
}

async function namesBox(change: IdentityChange, version: number): Promise<Box> {
  const log = change.log();
  const { epoch } = presentKey(log.identityDocumentKeys);
  const key = await change.keyOf({ kind: 'identity-document', epoch });
  try {
    const bytes = sealDocument({
      identityId: log.identityId,
      subject: { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME },
      version,
      key,
      body: encodeIdentityDocument(fitNames(change.names)),
      signer: change.signer,
      head: log.head,
    });
    return { name: IDENTITY_DOCUMENT, bytes };
  } finally {
    wipe(key);
  }
}
