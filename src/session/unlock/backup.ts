/**
 * The encrypted backup file: written by any device without the recovery key, opened by the recovery key alone. In the
 * open lie only the recovery method's salt and blob; log, boxes and rows are under a key sealed to the recovery method.
 */

import { openDocument } from '../../keys/document.ts';
import { openGrant } from '../../keys/grant.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { methodKeys, openMethodBlob } from '../../keys/method.ts';
import { recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { seal, unseal } from '../../keys/seal.ts';
import { thirdStorageKey } from '../../keys/storage-key.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { equalBytes, randomBytes, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { cannotOpen, isWalletError, WalletError } from '../../lib/errors.ts';
import { IDENTITY_DOCUMENT, identityKeyGrantName } from '../../sync/box-names.ts';
import { noRows, type Write } from '../../sync/key-server.ts';
import { decodeBackupFile, encodeBackupFile, sectionOf } from '../../vault/backup-file.ts';
import { ownRows } from '../login/method-rows.ts';
import { decodeIdentityDocument } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';

/** The rows of the recovery method, which a backup holds in the open. */
export interface RecoveryRows {
  salt: Uint8Array;
  methodBlob: Uint8Array;
}

/** The log and every box of the identity. */
export interface BackupContent {
  entries: Uint8Array[];
  boxes: { name: string; bytes: Uint8Array }[];
}

const LIMIT = 100_000;
const RECOVERY = 'recovery';
const KEY = 'key';
const CONTENT = 'content';

const context = (log: { identityId: Uint8Array }): Uint8Array => createWriter().raw(log.identityId, 32).finish();

/** The recovery method that the log names and has not revoked. */
const recoveryMethodOf = (log: LogState) =>
  [...log.methods.values()].find((method) => method.kind === 'recovery-key' && method.state !== 'revoked') ?? null;

/** The file as text. */
export async function writeBackup(log: LogState, rows: RecoveryRows, content: BackupContent): Promise<string> {
  const recovery = recoveryMethodOf(log);
  if (!recovery) throw new WalletError('internal', 'This identity has no recovery key.');
  const fileKey = randomBytes(32);
  const plaintext = createWriter()
    .list(content.entries, (entry, writer) => writer.bytes(entry), LIMIT)
    .list(content.boxes, (box, writer) => writer.text(box.name).bytes(box.bytes), LIMIT)
    .finish();
  try {
    const open = createWriter().raw(log.identityId, 32).bytes(rows.salt).bytes(rows.methodBlob).finish();
    return await encodeBackupFile([
      { name: RECOVERY, bytes: open },
      { name: KEY, bytes: await seal(recovery.authenticationPublicKey, 'backup', context(log), fileKey) },
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

/** Origin of the identity's key server: from its names, or from the method's own blob where the names have none. */
async function keyServerIn(
  log: LogState,
  { boxes }: BackupContent,
  keys: { authenticationSeed: Uint8Array; signingPublicKey: Uint8Array },
  blobSays: string,
): Promise<string | null> {
  const box = (name: string) => boxes.find((each) => each.name === name)?.bytes ?? null;
  const method = [...log.methods.values()].find((each) => equalBytes(each.signingPublicKey, keys.signingPublicKey));
  const grant = method && box(identityKeyGrantName(method.id));
  const sealed = box(IDENTITY_DOCUMENT);
  const own = /^https?:/.test(blobSays) ? blobSays : null;
  if (!method || !grant || !sealed) return own;
  const { epoch } = presentKey(log.identityDocumentKeys);
  const { authenticationSeed } = keys;
  const request = { log, methodId: method.id, authenticationSeed, grant };
  const key = await openGrant({ ...request, subject: { kind: 'identity-document', epoch } });
  try {
    const subject = { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME } as const;
    return decodeIdentityDocument(openDocument({ log, subject, key, sealed }).body).server?.origin ?? own;
  } finally {
    wipe(key);
  }
}

/**
 * Opens a file with the 20 bytes of a recovery key and verifies everything in it against the head that the recovery
 * method's own blob names.
 * @throws WalletError bad-encoding (not such a file, truncated) | wrong-credential | bad-log | newer-version
 */
export async function readBackup(text: string, recoverySecret: Uint8Array, now: number): Promise<OpenedBackup> {
  const sections = await decodeBackupFile(text);
  const reader = createReader(sectionOf(sections, RECOVERY));
  const identityId = reader.raw(32);
  const [salt, methodBlob] = [reader.bytes(), reader.bytes()];
  reader.finish();
  const modeSecret = recoveryModeSecret(recoverySecret);
  const thirdKey = thirdStorageKey(modeSecret, salt);
  try {
    const blob = openMethodBlob(thirdKey, methodBlob);
    const identity = blob.identities[0];
    if (!identity) throw cannotOpen();
    const keys = await methodKeys(blob.methodSeed, identity.anchor, identity.generation);
    const rows = ownRows(modeSecret, salt, { methodSeed: blob.methodSeed, methodBlob });
    wipe(blob.methodSeed, keys.signingSeed);
    const fileKey = await unseal(keys.authenticationSeed, 'backup', context({ identityId }), sectionOf(sections, KEY));
    const plaintext = unwrap(fileKey, 'backup', context({ identityId }), sectionOf(sections, CONTENT));
    wipe(fileKey);
    const content = createReader(plaintext);
    const entries = content.list((item) => item.bytes(), LIMIT);
    const boxes = content.list((item) => ({ name: item.text(), bytes: item.bytes() }), LIMIT);
    content.finish();
    wipe(plaintext);
    const floor = { number: identity.headNumber, hash: identity.headHash };
    const log = verifyLog(entries, { now, floor });
    const keyServer = await keyServerIn(log, { entries, boxes }, keys, identity.server);
    wipe(keys.authenticationSeed);
    const write = {
      identityId: log.identityId,
      expect: null,
      entries,
      head: log.head,
      boxes,
      ...noRows(),
      idRows: [rows.idRow],
      keyRows: [rows.keyRow],
    };
    return { write, keyServer };
  } catch (error) {
    if (isWalletError(error, 'cannot-open'))
      throw new WalletError(
        'wrong-credential',
        'This recovery key does not open this file. Compare it with your sheet.',
      );
    throw error;
  } finally {
    wipe(modeSecret, thirdKey);
  }
}
