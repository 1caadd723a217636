/**
 * The encrypted backup file: written by any device without a recovery key, opened by each recovery key. In the open lie only the
 * locator, salt and blob of each recovery key; log and boxes are under a file key, which is sealed to each of them. The locator says
 * which of them a typed key opens, so that a file costs one derivation, however many it lists.
 */

import { openDocument } from '../../keys/document.ts';
import { openGrant } from '../../keys/grant.ts';
import { locatorOf } from '../../keys/locator.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { type MethodBlob, methodKeys, openMethodBlob } from '../../keys/method.ts';
import { recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { seal, unseal } from '../../keys/seal.ts';
import { personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { equalBytes, randomBytes, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { cannotOpen, isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { IDENTITY_DOCUMENT, identityKeyGrantName } from '../../sync/box-names.ts';
import { noRows, type Write } from '../../sync/key-server.ts';
import { decodeBackupFile, encodeBackupFile, sectionOf } from '../../vault/backup-file.ts';
import { ownRows } from '../login/method-rows.ts';
import { isGiven } from '../login/personal.ts';
import { type KnownRecoveryKey, knownRecoveryKeys } from '../login/recovery-rows.ts';
import { decodeIdentityDocument, type IdentityDocument } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';

/** The log and every box of the identity. */
export interface BackupContent {
  entries: Uint8Array[];
  boxes: { name: string; bytes: Uint8Array }[];
}

const LIMIT = 100_000;
/** The most recovery keys that one file can be opened with. */
const MOST_KEYS = 64;
const LOCATOR_LENGTH = 32;
const RECOVERY = 'recovery';
const CONTENT = 'content';

const notForThisKey = () => new WalletError('wrong-credential', t.notForThisKey);

const context = (log: { identityId: Uint8Array }): Uint8Array => createWriter().raw(log.identityId, 32).finish();

/** The file as text. @param keys every recovery key that opens it; at least one */
export async function writeBackup(
  log: LogState,
  keys: readonly KnownRecoveryKey[],
  content: BackupContent,
): Promise<string> {
  if (keys.length === 0) throw new WalletError('internal', 'No recovery key would open this file.');
  const fileKey = randomBytes(32);
  const plaintext = createWriter()
    .list(content.entries, (entry, writer) => writer.bytes(entry), LIMIT)
    .list(content.boxes, (box, writer) => writer.text(box.name).bytes(box.bytes), LIMIT)
    .finish();
  try {
    const sealed = await Promise.all(
      keys.slice(0, MOST_KEYS).map(async ({ authenticationPublicKey, idRow, keyRow }) => ({
        locator: idRow.locator,
        salt: idRow.salt,
        methodBlob: keyRow.methodBlob,
        fileKey: await seal(authenticationPublicKey, 'backup', context(log), fileKey),
      })),
    );
    const open = createWriter()
      .raw(log.identityId, 32)
      .list(
        sealed,
        (key, writer) =>
          writer.raw(key.locator, LOCATOR_LENGTH).bytes(key.salt).bytes(key.methodBlob).bytes(key.fileKey),
        MOST_KEYS,
      )
      .finish();
    return await encodeBackupFile([
      { name: RECOVERY, bytes: open },
      { name: CONTENT, bytes: wrap(fileKey, 'backup', context(log), plaintext) },
    ]);
  } finally {
    wipe(fileKey, plaintext);
  }
}

/** The content of an opened file. */
export interface OpenedBackup {
  write: Write;
  /** Origin of the key server that the identity lay at when the file was written; `null` where there was none. */
  keyServer: string | null;
}

/** A typed recovery key. `secret`: 20 bytes; `personal`: personal information, if the key asks for it. */
export interface BackupKey {
  secret: Uint8Array;
  personal?: string | undefined;
}

/** The names document in the file; `null` where it does not open. */
async function namesIn(
  log: LogState,
  { boxes }: BackupContent,
  keys: { authenticationSeed: Uint8Array; signingPublicKey: Uint8Array },
): Promise<IdentityDocument | null> {
  const box = (name: string) => boxes.find((each) => each.name === name)?.bytes ?? null;
  const method = [...log.methods.values()].find((each) => equalBytes(each.signingPublicKey, keys.signingPublicKey));
  const grant = method && box(identityKeyGrantName(method.id));
  const sealed = box(IDENTITY_DOCUMENT);
  if (!method || !grant || !sealed) return null;
  const { epoch } = presentKey(log.identityDocumentKeys);
  const { authenticationSeed } = keys;
  const request = { log, methodId: method.id, authenticationSeed, grant };
  const key = await openGrant({ ...request, subject: { kind: 'identity-document', epoch } });
  try {
    const subject = { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME } as const;
    return decodeIdentityDocument(openDocument({ log, subject, key, sealed }).body);
  } finally {
    wipe(key);
  }
}

interface SealedKey {
  locator: Uint8Array;
  salt: Uint8Array;
  methodBlob: Uint8Array;
  fileKey: Uint8Array;
}

/** The method blob of this key, among those of all recovery keys: the one with its locator, and no other is tried. @throws WalletError wrong-credential */
async function blobOf(
  sealed: readonly SealedKey[],
  modeSecret: Uint8Array,
  personal: string | undefined,
): Promise<SealedKey & { blob: MethodBlob }> {
  const locator = locatorOf(modeSecret);
  const own = sealed.find((each) => equalBytes(each.locator, locator));
  if (!own) throw notForThisKey();
  const personalKey = isGiven(personal) ? await personalSecret(personal, own.salt) : null;
  const thirdKey = thirdStorageKey(modeSecret, own.salt, personalKey);
  try {
    return { ...own, blob: openMethodBlob(thirdKey, own.methodBlob) };
  } catch (error) {
    if (!isWalletError(error, 'cannot-open')) throw error;
    throw new WalletError('wrong-credential', isGiven(personal) ? t.personalWrong : t.asksPersonal);
  } finally {
    wipe(personalKey, thirdKey);
  }
}

/**
 * Opens a file with a recovery key and verifies everything in it against the head that the key's own blob names.
 * @throws WalletError bad-encoding (not such a file, truncated) | wrong-credential | bad-log | newer-version
 */
export async function readBackup(text: string, { secret, personal }: BackupKey, now: number): Promise<OpenedBackup> {
  const sections = await decodeBackupFile(text);
  const reader = createReader(sectionOf(sections, RECOVERY));
  const identityId = reader.raw(32);
  const sealed = reader.list(
    (item): SealedKey => ({
      locator: item.raw(LOCATOR_LENGTH),
      salt: item.bytes(),
      methodBlob: item.bytes(),
      fileKey: item.bytes(),
    }),
    MOST_KEYS,
  );
  reader.finish();
  const modeSecret = recoveryModeSecret(secret);
  try {
    const { salt, methodBlob, blob, fileKey: sealedFileKey } = await blobOf(sealed, modeSecret, personal);
    const identity = blob.identities.find((each) => equalBytes(each.identityId, identityId));
    if (!identity) throw cannotOpen();
    const keys = await methodKeys(blob.methodSeed, identity.anchor, identity.generation);
    const own = ownRows(modeSecret, salt, { methodSeed: blob.methodSeed, methodBlob });
    wipe(blob.methodSeed, keys.signingSeed);
    const fileKey = await unseal(
      { seed: keys.authenticationSeed, publicKey: keys.authenticationPublicKey },
      'backup',
      context({ identityId }),
      sealedFileKey,
    );
    const content = contentIn(unwrap(fileKey, 'backup', context({ identityId }), sectionOf(sections, CONTENT)));
    wipe(fileKey);
    const { entries, boxes } = content;
    const floor = { number: identity.headNumber, hash: identity.headHash };
    const log = verifyLog(entries, { now, floor });
    const names = await namesIn(log, content, keys);
    wipe(keys.authenticationSeed);
    // The other recovery keys of the identity go on opening it here.
    const others = knownRecoveryKeys(log, names?.methods ?? {}).filter(
      ({ idRow }) => !equalBytes(idRow.locator, own.idRow.locator),
    );
    const write = {
      identityId: log.identityId,
      expect: null,
      entries,
      head: log.head,
      boxes,
      ...noRows(),
      idRows: [own.idRow, ...others.map(({ idRow }) => idRow)],
      keyRows: [own.keyRow, ...others.map(({ keyRow }) => keyRow)],
    };
    const blobSays = /^https?:/.test(identity.server) ? identity.server : null;
    return { write, keyServer: names?.server?.origin ?? blobSays };
  } catch (error) {
    if (isWalletError(error, 'cannot-open')) throw notForThisKey();
    throw error;
  } finally {
    wipe(modeSecret);
  }
}

/** Wipes what it was given. */
function contentIn(plaintext: Uint8Array): BackupContent {
  const content = createReader(plaintext);
  const entries = content.list((item) => item.bytes(), LIMIT);
  const boxes = content.list((item) => ({ name: item.text(), bytes: item.bytes() }), LIMIT);
  content.finish();
  wipe(plaintext);
  return { entries, boxes };
}
