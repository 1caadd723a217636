/** The encoding of the parts of entries: methods, levels, characters, devices, rotations. Each has one encoding. */
import type { Reader, Writer } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { ID_LENGTH } from '../ids.ts';
import { SEAL_PUBLIC_KEY_LENGTH } from '../seal-key.ts';
import { SIGNING_KEY_LENGTH } from '../sign.ts';
import type {
  CharacterDescriptor,
  CharacterRight,
  DeviceDescriptor,
  LevelDescriptor,
  MethodDescriptor,
  Rotation,
  SecondManagerAct,
} from './entry.ts';

export const HASH_LENGTH = 32;
const methodKinds = [
  'passkey',
  'security-key',
  'recovery-key',
  'password',
  'oidc',
  'certificate',
  'own-storage',
] as const;

const rights: readonly CharacterRight[] = ['own', 'use', 'view'];

export function oneOf<Name>(names: readonly Name[], code: number): Name {
  const name = names[code];
  if (name === undefined) throw new WalletError('bad-encoding', t.codeUnknown);
  return name;
}

export const writeId = (id: Uint8Array, writer: Writer): Writer => writer.raw(id, ID_LENGTH);
export const readId = (reader: Reader): Uint8Array => reader.raw(ID_LENGTH);
export const writeHash = (hash: Uint8Array, writer: Writer): Writer => writer.raw(hash, HASH_LENGTH);
export const readHash = (reader: Reader): Uint8Array => reader.raw(HASH_LENGTH);

function readFlag(reader: Reader): boolean {
  return oneOf([false, true], reader.u8());
}

export function writeMethod(method: MethodDescriptor, writer: Writer): Writer {
  return writer
    .raw(method.id, ID_LENGTH)
    .u8(methodKinds.indexOf(method.kind))
    .raw(method.levelId, ID_LENGTH)
    .option(method.personId, writeId)
    .raw(method.authenticationPublicKey, SEAL_PUBLIC_KEY_LENGTH)
    .raw(method.signingPublicKey, SIGNING_KEY_LENGTH)
    .option(method.freezePublicKey, (key) => writer.raw(key, SIGNING_KEY_LENGTH));
}

export const readMethod = (reader: Reader): MethodDescriptor => ({
  id: readId(reader),
  kind: oneOf(methodKinds, reader.u8()),
  levelId: readId(reader),
  personId: reader.option(readId),
  authenticationPublicKey: reader.raw(SEAL_PUBLIC_KEY_LENGTH),
  signingPublicKey: reader.raw(SIGNING_KEY_LENGTH),
  freezePublicKey: reader.option(() => reader.raw(SIGNING_KEY_LENGTH)),
});

export const writeLevel = (level: LevelDescriptor, writer: Writer): Writer =>
  writer
    .raw(level.id, ID_LENGTH)
    .u8(level.manages ? 1 : 0)
    .list(level.characters, ({ id, right }) => writer.raw(id, ID_LENGTH).u8(rights.indexOf(right)));

export const readLevel = (reader: Reader): LevelDescriptor => ({
  id: readId(reader),
  manages: readFlag(reader),
  characters: reader.list(() => ({ id: readId(reader), right: oneOf(rights, reader.u8()) })),
});

export const writeCharacter = (character: CharacterDescriptor, writer: Writer): Writer =>
  writer
    .raw(character.id, ID_LENGTH)
    .raw(character.publicKey, SEAL_PUBLIC_KEY_LENGTH)
    .raw(character.documentKeyHash, HASH_LENGTH);
export const readCharacter = (reader: Reader): CharacterDescriptor => ({
  id: readId(reader),
  publicKey: reader.raw(SEAL_PUBLIC_KEY_LENGTH),
  documentKeyHash: readHash(reader),
});

export function writeRotation(rotation: Rotation, writer: Writer): Writer {
  return writer
    .list(rotation.characters, (item) =>
      writer
        .raw(item.characterId, ID_LENGTH)
        .u32(item.epoch)
        .raw(item.publicKey, SEAL_PUBLIC_KEY_LENGTH)
        .raw(item.documentKeyHash, HASH_LENGTH),
    )
    .option(rotation.identityDocumentKeyHash, writeHash)
    .option(rotation.managementKeyHash, writeHash);
}

export const readRotation = (reader: Reader): Rotation => ({
  characters: reader.list(() => ({
    characterId: readId(reader),
    epoch: reader.u32(),
    publicKey: reader.raw(SEAL_PUBLIC_KEY_LENGTH),
    documentKeyHash: readHash(reader),
  })),
  identityDocumentKeyHash: reader.option(readHash),
  managementKeyHash: reader.option(readHash),
});

export const readDevice = (reader: Reader): DeviceDescriptor => ({
  id: readId(reader),
  methodId: readId(reader),
  publicKey: reader.raw(SIGNING_KEY_LENGTH),
  keepsCopy: readFlag(reader),
});

export const writeDevice = (device: DeviceDescriptor, writer: Writer): Writer =>
  writer
    .raw(device.id, ID_LENGTH)
    .raw(device.methodId, ID_LENGTH)
    .raw(device.publicKey, SIGNING_KEY_LENGTH)
    .u8(device.keepsCopy ? 1 : 0);

const secondManagerActs: readonly SecondManagerAct[] = ['managers', 'members', 'deletion', 'limits', 'exports'];

/** One bit for each act. */
export const writeSecondManagerFor = (acts: readonly SecondManagerAct[], writer: Writer): Writer =>
  writer.u8(acts.reduce((bits, act) => bits | (1 << secondManagerActs.indexOf(act)), 0));

export function readSecondManagerFor(reader: Reader): SecondManagerAct[] {
  const bits = reader.u8();
  if (bits >= 1 << secondManagerActs.length) throw new WalletError('bad-encoding', t.actUnknown);
  return secondManagerActs.filter((_act, at) => (bits & (1 << at)) !== 0);
}
