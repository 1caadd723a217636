/** The encoding of log entries: the part that is signed, and the part that is hashed. Every entry has one encoding; anything else is refused. */
import { createReader, createWriter, type Reader, type Writer } from '../../lib/encoding.ts';
import { unreachable, WalletError } from '../../lib/errors.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { labelledHash } from '../derive.ts';
import { ID_LENGTH } from '../ids.ts';
import { labels } from '../labels.ts';
import { SIGNATURE_LENGTH, SIGNING_KEY_LENGTH } from '../sign.ts';
import {
  type EntryAction,
  type EntryKind,
  type EntrySignerName,
  type LogEntry,
  PROPOSABLE,
  type ProposedAct,
  type Rotation,
} from './entry.ts';
import {
  HASH_LENGTH,
  oneOf,
  readCharacter,
  readDevice,
  readHash,
  readId,
  readLevel,
  readMethod,
  readRotation,
  readSecondManagerFor,
  writeCharacter,
  writeDevice,
  writeHash,
  writeId,
  writeLevel,
  writeMethod,
  writeRotation,
  writeSecondManagerFor,
} from './entry-parts.ts';

const VERSION = 1;
/** Most bytes of one entry. */
const ENTRY_LIMIT = 1024 * 1024;
/** Most signers of one entry. */
const SIGNERS = 8;

/** The code of a kind is its index, which never changes; new kinds go to the end. */
const kinds: readonly EntryKind[] = [
  'genesis',
  'mode-add',
  'mode-grant',
  'mode-lower',
  'mode-revoke',
  'mode-reset',
  'mode-cancel',
  'mode-activate',
  'mode-freeze',
  'mode-unfreeze',
  'character-add',
  'character-rotate',
  'character-remove',
  'policy',
  'device-add',
  'device-revoke',
  'identity-delete',
  'identity-keep',
  'mode-freeze-code',
  'act-propose',
  'act-withdraw',
  'limits',
  'export-allow',
  'export-use',
];
const identityTypes = ['person', 'virtual', 'organisation'] as const;
/** Most methods that one entry revokes. */
const REVOKED_AT_ONCE = 256;
/** Most acts of one proposal. */
const PROPOSED_AT_ONCE = 64;
const roles = ['author', 'agree', 'possession', 'freeze-code'] as const;

function writeAction(action: EntryAction, writer: Writer): Writer {
  switch (action.kind) {
    case 'genesis':
      writer.u8(identityTypes.indexOf(action.type)).raw(action.anchor, 32);
      writeMethod(action.firstMethod, writer);
      writeMethod(action.recoveryMethod, writer);
      writer.list(action.levels, writeLevel);
      writeCharacter(action.character, writer);
      writeHash(action.identityDocumentKeyHash, writer);
      writeHash(action.managementKeyHash, writer);
      return writer.u64(action.delay);
    case 'mode-add':
      return writeMethod(action.method, writer);
    case 'mode-grant':
      return writer.raw(action.methodId, ID_LENGTH).raw(action.levelId, ID_LENGTH);
    case 'mode-lower':
      writer.raw(action.methodId, ID_LENGTH).raw(action.levelId, ID_LENGTH);
      return writeRotation(action.rotation, writer);
    case 'mode-revoke':
      writer.list(action.methodIds, writeId, REVOKED_AT_ONCE);
      return writeRotation(action.rotation, writer);
    case 'mode-reset':
      writeMethod(action.method, writer);
      writer.u32(action.generation);
      return writeRotation(action.rotation, writer);
    case 'mode-cancel':
    case 'mode-activate':
    case 'mode-freeze':
    case 'mode-unfreeze':
      return writeId(action.methodId, writer);
    case 'character-add':
      writeCharacter(action.character, writer);
      return writer.list(action.levelIds, writeId);
    case 'character-rotate':
      return writeRotation(action.rotation, writer);
    case 'character-remove':
      return writeId(action.characterId, writer);
    case 'policy':
      writer.list(action.levels, writeLevel).u64(action.delay);
      writeSecondManagerFor(action.secondManagerFor, writer);
      return writeRotation(action.rotation, writer);
    case 'device-add':
      return writeDevice(action.device, writer);
    case 'device-revoke':
      return writeId(action.deviceId, writer);
    case 'identity-delete':
    case 'identity-keep':
      return writer;
    case 'mode-freeze-code':
      writeId(action.methodId, writer);
      return writer.option(action.freezePublicKey, (key) => writer.raw(key, SIGNING_KEY_LENGTH));
    case 'act-propose':
      return writer.list(action.acts, writeIntent, PROPOSED_AT_ONCE);
    case 'act-withdraw':
      return writer.u64(action.proposal);
    case 'limits':
      return writeHash(action.hash, writer);
    case 'export-allow':
      return writeId(action.characterId, writeId(action.methodId, writer));
    case 'export-use':
      return writeId(action.characterId, writer);
    default:
      return unreachable(action);
  }
}

function readAction(kind: EntryKind, reader: Reader): EntryAction {
  switch (kind) {
    case 'genesis':
      return {
        kind,
        type: oneOf(identityTypes, reader.u8()),
        anchor: reader.raw(32),
        firstMethod: readMethod(reader),
        recoveryMethod: readMethod(reader),
        levels: reader.list(readLevel),
        character: readCharacter(reader),
        identityDocumentKeyHash: readHash(reader),
        managementKeyHash: readHash(reader),
        delay: reader.u64(),
      };
    case 'mode-add':
      return { kind, method: readMethod(reader) };
    case 'mode-grant':
      return { kind, methodId: readId(reader), levelId: readId(reader) };
    case 'mode-lower':
      return { kind, methodId: readId(reader), levelId: readId(reader), rotation: readRotation(reader) };
    case 'mode-revoke':
      return { kind, methodIds: reader.list(readId, REVOKED_AT_ONCE), rotation: readRotation(reader) };
    case 'mode-reset':
      return { kind, method: readMethod(reader), generation: reader.u32(), rotation: readRotation(reader) };
    case 'mode-cancel':
    case 'mode-activate':
    case 'mode-freeze':
    case 'mode-unfreeze':
      return { kind, methodId: readId(reader) };
    case 'character-add':
      return { kind, character: readCharacter(reader), levelIds: reader.list(readId) };
    case 'character-rotate':
      return { kind, rotation: readRotation(reader) };
    case 'character-remove':
      return { kind, characterId: readId(reader) };
    case 'policy':
      return {
        kind,
        levels: reader.list(readLevel),
        delay: reader.u64(),
        secondManagerFor: readSecondManagerFor(reader),
        rotation: readRotation(reader),
      };
    case 'device-add':
      return { kind, device: readDevice(reader) };
    case 'device-revoke':
      return { kind, deviceId: readId(reader) };
    case 'identity-delete':
    case 'identity-keep':
      return { kind };
    case 'mode-freeze-code':
      return {
        kind,
        methodId: readId(reader),
        freezePublicKey: reader.option(() => reader.raw(SIGNING_KEY_LENGTH)),
      };
    case 'act-propose':
      return { kind, acts: reader.list(readProposed, PROPOSED_AT_ONCE) };
    case 'act-withdraw':
      return { kind, proposal: reader.u64() };
    case 'limits':
      return { kind, hash: readHash(reader) };
    case 'export-allow':
      return { kind, methodId: readId(reader), characterId: readId(reader) };
    case 'export-use':
      return { kind, characterId: readId(reader) };
    default:
      return unreachable(kind);
  }
}

const noKeys: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };

const writeIntent = (action: EntryAction, writer: Writer): Writer =>
  writeAction('rotation' in action ? { ...action, rotation: noKeys } : action, writer.u8(kinds.indexOf(action.kind)));

/** An act without the new keys that its entry brings, encoded: what two managers agree on. */
export const intentOf = (action: EntryAction): Uint8Array => writeIntent(action, createWriter()).finish();

function readProposed(reader: Reader): ProposedAct {
  const kind = oneOf(kinds, reader.u8());
  if (!PROPOSABLE.some((each) => each === kind)) throw new WalletError('bad-encoding', t.cannotPropose);
  const act = readAction(kind, reader) as ProposedAct;
  const bringsKeys =
    'rotation' in act &&
    (act.rotation.characters.length > 0 ||
      act.rotation.identityDocumentKeyHash !== null ||
      act.rotation.managementKeyHash !== null);
  if (bringsKeys) throw new WalletError('bad-encoding', t.proposalKeys);
  return act;
}

/** The bytes that every signer signs: everything but the signatures, the list of signers included. */
export function encodeBody(entry: LogEntry): Uint8Array {
  const writer = createWriter()
    .u8(VERSION)
    .u64(entry.number)
    .raw(entry.previous, HASH_LENGTH)
    .u64(entry.timestamp)
    .list(entry.signers, (signer, item) => item.u8(roles.indexOf(signer.role)).raw(signer.id, ID_LENGTH), SIGNERS)
    .u8(kinds.indexOf(entry.action.kind));
  writeAction(entry.action, writer);
  return writer.finish();
}

/** Decodes the bytes of `encodeBody`. @throws WalletError bad-encoding */
export function decodeBody(body: Uint8Array): LogEntry {
  const reader = createReader(body);
  if (reader.u8() !== VERSION) throw new WalletError('bad-encoding', t.otherVersion);
  const number = reader.u64();
  const previous = readHash(reader);
  const timestamp = reader.u64();
  const signers = reader.list<EntrySignerName>(
    () => ({ role: oneOf(roles, reader.u8()), id: readId(reader) }),
    SIGNERS,
  );
  const action = readAction(oneOf(kinds, reader.u8()), reader);
  reader.finish();
  return { number, previous, timestamp, signers, action };
}

/** The whole entry as it is stored and hashed: body, then one signature per signer, in their order. */
export const encodeEntry = (body: Uint8Array, signatures: readonly Uint8Array[]): Uint8Array =>
  createWriter()
    .bytes(body)
    .list(signatures, (signature, writer) => writer.raw(signature, SIGNATURE_LENGTH), SIGNERS)
    .finish();

/** @throws WalletError bad-encoding */
export function decodeEntry(bytes: Uint8Array): { entry: LogEntry; body: Uint8Array; signatures: Uint8Array[] } {
  if (bytes.length > ENTRY_LIMIT) throw new WalletError('bad-encoding', t.entryTooLong);
  const reader = createReader(bytes);
  const body = reader.bytes();
  const signatures = reader.list((item) => item.raw(SIGNATURE_LENGTH), SIGNERS);
  reader.finish();
  return { entry: decodeBody(body), body, signatures };
}

/** SHA-256 over body and signatures, which the next entry contains. The hash of genesis is the identity's ID. */
export const hashEntry = (bytes: Uint8Array): Uint8Array => labelledHash(labels.logHash, (hash) => hash.bytes(bytes));
