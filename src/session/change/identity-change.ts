/**
 * One change of the identity, by a managing login method with a fresh proof. The act appends log entries; the boxes that follow
 * from them are made; everything is written in one step or not at all. The managing keys are in memory only during the change.
 * See [Note: Latest state before a change] in follow/latest-state.ts and [Note: Epochs and rotation] in rekey.ts.
 */

import { auditKeys } from '../../keys/audit.ts';
import { characterKeys } from '../../keys/character.ts';
import { LAST_VERSION, nextVersion, sealDocument } from '../../keys/document.ts';
import type { GrantSubject } from '../../keys/grant.ts';
import { keyHash } from '../../keys/key-hash.ts';
import { appendEntry, completeEntry, signEntry } from '../../keys/log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction, Rotation, SignerRole } from '../../keys/log/entry.ts';
import { type LogState, mayActivate, mayManage, presentKey } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import type { Box, IdRow, KeyRow } from '../../sync/key-server.ts';
import type { Change } from '../../vault/vault.ts';
import { resealHistories } from '../accounts/activity-history.ts';
import { applyLog } from '../follow/apply-log.ts';
import { openAtLatestState } from '../follow/latest-state.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { openGrantOf } from '../login/method-login.ts';
import { tellComputer } from '../profile/computers.ts';
import { type IdentityNames, readIdentityNames } from '../profile/identity-names.ts';
import { encodeIdentityDocument, type IdentityDocument } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { cachedProfile, cachedSeed } from './cached-characters.ts';
import { fitNames } from './fit-document.ts';
import { missingKeysError } from './missing-keys.ts';
import { rekeyedBoxes } from './rekey.ts';
import { replaceDevices } from './replace-devices.ts';

/** Rows and boxes that an act writes along with the change. `local`: rows of this computer, harmless if the change is not written. */
export interface Extra {
  boxes?: Box[];
  idRows?: IdRow[];
  keyRows?: KeyRow[];
  local?: Change[];
}

export interface IdentityChange {
  /** The log with the entries that were appended so far. */
  log(): LogState;
  /** Hex id of the managing method. */
  readonly authorId: string;
  readonly signer: BoxSigner;
  /** Appends an entry by the managing method. @throws WalletError not-allowed, with the reason */
  append(action: Exclude<EntryAction, GenesisAction>, others?: readonly EntrySigner[]): void;
  /** Appends an entry whose body was prepared before, by the managing method and with signatures made elsewhere. @throws WalletError not-allowed */
  appendPrepared(body: Uint8Array, others: readonly { role: SignerRole; signature: Uint8Array }[]): void;
  /** Makes new keys for these characters (ids in hex) and for the shared keys; the change keeps them for the boxes that follow. */
  rotation(
    characterIds: readonly string[],
    shared: { identityDocument: boolean; management: boolean },
  ): Promise<Rotation>;
  /** Adds a key that the act has made itself (a new character's seed); copied. */
  bring(subject: GrantSubject, key: Uint8Array): void;
  /** A key of this or the new epoch. The caller wipes it. */
  keyOf(subject: GrantSubject): Promise<Uint8Array>;
  /** Records a device of this computer (id in hex) that the change adds. */
  madeHere(deviceId: string): void;
  /** Marks characters (ids in hex) whose private keys someone else may have read: their accounts are listed as exposed when they are rotated. */
  expose(characterIds: readonly string[]): void;
  /** Names of methods, levels and characters; changed in place. */
  readonly names: IdentityDocument;
  /** Adds a callback that wipes the act's keys when the change is over. `done`: it was written, and its result is still needed. */
  atEnd(wiping: (done: boolean) => void): void;
  /** Adds rows and boxes that are made at the final head and written with the change. */
  also(make: (log: LogState) => Promise<Extra>): void;
}

const subjectKey = (subject: GrantSubject): string =>
  `${subject.kind}/${subject.kind === 'character' ? bareHex(subject.characterId) : ''}/${subject.epoch}`;

const noRotation: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };

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
  const fresh = new Map<string, Uint8Array>();
  const exposed = new Set<string>();
  const devices: string[] = [];
  const left: string[] = [];
  const extras: ((log: LogState) => Promise<Extra>)[] = [];
  const entries: Uint8Array[] = [];
  const endings: ((done: boolean) => void)[] = [];
  let done = false;
  let log = before;
  try {
    if (!mayManage(before, author.method.id) && !mayActivate(before, author.method.id, clock()))
      throw new WalletError('not-allowed', 'This login method may not change the identity. Use one that may.');
    const holder = {
      log: before,
      methodId: author.method.id,
      authenticationSeed: author.keys.authenticationSeed,
    };
    const signer: BoxSigner = { kind: 'method', id: author.method.id, seed: author.keys.signingSeed };
    const keyOf = async (subject: GrantSubject): Promise<Uint8Array> =>
      fresh.get(subjectKey(subject))?.slice() ??
      openGrantOf(server, holder, subject).catch((error: unknown) => cachedSeed(parts, subject, error));
    const opened = await openNames(parts, before, keyOf);
    const noteNames = (log: LogState, version: number) =>
      versions.record(log.identityId, IDENTITY_DOCUMENT, {
        epoch: presentKey(log.identityDocumentKeys).epoch,
        version,
      });
    noteNames(before, opened.version);

    const change: IdentityChange = {
      log: () => log,
      authorId: bareHex(author.method.id),
      signer,
      names: opened.names,
      keyOf,
      append(action, others = []) {
        const own: EntrySigner = { role: 'author', id: author.method.id, seed: author.keys.signingSeed };
        const appended = appendEntry(log, { timestamp: clock(), action }, [own, ...others]);
        entries.push(appended.entry);
        log = appended.log;
      },
      appendPrepared(body, others) {
        const own = { role: 'author' as const, signature: signEntry(author.keys.signingSeed, body) };
        const appended = completeEntry(log, body, [own, ...others]);
        entries.push(appended.entry);
        log = appended.log;
      },
      bring: (subject, key) => void fresh.set(subjectKey(subject), key.slice()),
      async rotation(characterIds, shared) {
        const rotation: Rotation = { ...noRotation, characters: [] };
        for (const id of characterIds) {
          const character = log.characters.get(id);
          if (!character) throw new WalletError('not-found', 'There is no such character.');
          const seed = randomBytes(32);
          const subject: GrantSubject = { kind: 'character', characterId: character.id, epoch: character.epoch + 1 };
          fresh.set(subjectKey(subject), seed);
          const keys = await characterKeys(seed);
          wipe(keys.documentKey);
          rotation.characters.push({ characterId: character.id, epoch: subject.epoch, publicKey: keys.publicKey });
        }
        if (shared.identityDocument)
          rotation.identityDocumentKeyHash = freshKey(
            'identity-document',
            presentKey(log.identityDocumentKeys).epoch + 1,
          );
        if (shared.management)
          rotation.managementKeyHash = freshKey('management', presentKey(log.managementKeys).epoch + 1);
        return rotation;
      },
      expose(characterIds) {
        for (const id of characterIds) exposed.add(id);
      },
      madeHere: (deviceId) => void devices.push(deviceId),
      atEnd: (wiping) => void endings.push(wiping),
      also: (make) => void extras.push(make),
    };
    const freshKey = (kind: 'identity-document' | 'management', epoch: number): Uint8Array => {
      const key = randomBytes(32);
      fresh.set(subjectKey({ kind, epoch }), key);
      return keyHash(kind, key);
    };

    activateDue(change, clock());
    const value = await act(change);
    const namesVersion = await numberOfNames(change, before, opened.version);
    await parts.logs.ensureNotBack(before, log);
    const replacements = await replaceDevices(parts, change, before);
    const made = replacements.map(({ deviceId }) => bareHex(deviceId));
    await tellComputer(vault, change.names, log, [...made, ...devices]);
    const boxes = await rekeyedBoxes({
      server,
      before,
      after: log,
      keyOf,
      signer,
      exposure: { characterIds: exposed, now: clock() },
      versions,
      known: (characterId) => cachedProfile(parts, characterId),
      names: (characterId) => change.names.characters[characterId] ?? null,
      leaves: (account) => void left.push(account),
    });
    if (left.length > 0 && !withoutKeys) throw missingKeysError(left);
    boxes.push(await namesBox(change, namesVersion));
    const write = { idRows: [] as IdRow[], keyRows: [] as KeyRow[] };
    const local = await resealHistories(vault, before, log, (characterId, epoch) =>
      keyOf({ kind: 'character', characterId, epoch }),
    );
    for (const make of extras) {
      const extra = await make(log);
      boxes.push(...(extra.boxes ?? []));
      write.idRows.push(...(extra.idRows ?? []));
      write.keyRows.push(...(extra.keyRows ?? []));
      local.push(...(extra.local ?? []));
    }
    // Local rows first: if the worker stops between the two writes, the rows of the old and of the new log are both there.
    await vault.commit(local);
    const { identityId } = before;
    const rest = { removeIdRows: [], removeKeyRows: [], auditKey: await auditKeyOf(log, keyOf) };
    try {
      await server.write(
        { identityId, expect: before.head, entries, head: log.head, boxes, ...write, ...rest },
        signer,
      );
    } catch (error) {
      // If the server did not answer, the change may have been written: then the local rows stay, and are harmless otherwise.
      if (!isWalletError(error, 'server-unreachable'))
        await vault.commit(local.map((change) => ({ ...change, value: null })));
      throw error;
    }
    noteNames(log, namesVersion);
    await applyLog(parts, log, { replacements });
    done = true;
    return value;
  } finally {
    author.wipe();
    for (const key of fresh.values()) wipe(key);
    for (const end of endings) end(done);
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
