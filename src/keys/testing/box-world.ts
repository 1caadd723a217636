/** An identity with real keys and a past, and its boxes made by hand from README.md: what may be in one is for the caller to break. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { characterKeys } from '../character.ts';
import { deriveKey, labelledHash } from '../derive.ts';
import { keyHash } from '../key-hash.ts';
import { labels } from '../labels.ts';
import { appendEntry } from '../log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction, LogMethodKind } from '../log/entry.ts';
import type { LogState } from '../log/state.ts';
import { type MethodKeys, methodKeys } from '../method.ts';
import { type SealPurpose, seal } from '../seal.ts';
import { signingKeyPair } from '../sign.ts';
import { type BoxSigner, type LogHead, signBox } from '../signed-box.ts';
import { bytesOf, HOUR, idOf, ids, realIdentity, START } from './identity.ts';

type Action = Exclude<EntryAction, GenesisAction>;

export interface RealMethod {
  id: Uint8Array;
  keys: MethodKeys;
}

export interface BoxWorld {
  entries: Uint8Array[];
  log: LogState;
  now: number;
  first: RealMethod;
  recovery: RealMethod;
  /** Of a level without the character. */
  low: RealMethod;
  /** Managed until its removal, the last entry but one. */
  gone: RealMethod;
  /** Of the managing method `first`. */
  device: BoxSigner;
  /** Of the method `low`. */
  lowDevice: BoxSigner;
  /** By epoch. */
  characterSeeds: Uint8Array[];
  documentKeys: Uint8Array[];
}

export const methodSigner = ({ id, keys }: RealMethod): BoxSigner => ({ kind: 'method', id, seed: keys.signingSeed });

/** Genesis, a low method, one that manages and is removed with a rotation, and a device of each that is left. */
export async function boxWorld(): Promise<BoxWorld> {
  const begun = await realIdentity();
  const [low, gone] = [await methodOf('low', begun.log), await methodOf('gone', begun.log)];
  const first = { id: ids.first, keys: begun.first };
  const recovery = { id: ids.recovery, keys: begun.recovery };
  const characterSeeds = [begun.characterSeed, bytesOf('character seed 1')];
  const documentKeys = [begun.identityDocumentKey, bytesOf('identity document key 1')];
  let { log } = begun;
  const { entries } = begun;
  const by = ({ id, keys }: RealMethod, role: EntrySigner['role']): EntrySigner => ({
    role,
    id,
    seed: keys.signingSeed,
  });
  const step = (action: Action, ...signers: EntrySigner[]) => {
    const next = appendEntry(log, { timestamp: log.timestamp + 1000, action }, signers);
    log = next.log;
    entries.push(next.entry);
  };
  const add = (method: RealMethod, kind: LogMethodKind, levelId: Uint8Array): Action => ({
    kind: 'mode-add',
    method: {
      id: method.id,
      kind,
      levelId,
      personId: method.id,
      authenticationPublicKey: method.keys.authenticationPublicKey,
      signingPublicKey: method.keys.signingPublicKey,
      freezePublicKey: null,
    },
  });
  const addDevice = (owner: RealMethod, signer: BoxSigner) =>
    step(
      {
        kind: 'device-add',
        device: {
          id: signer.id,
          methodId: owner.id,
          publicKey: signingKeyPair(signer.seed).publicKey,
          keepsCopy: true,
        },
      },
      by(owner, 'author'),
      { role: 'possession', id: signer.id, seed: signer.seed },
    );
  const deviceOf = (name: string): BoxSigner => ({ kind: 'device', id: idOf(name), seed: bytesOf(name) });
  const [device, lowDevice] = [deviceOf('device of first'), deviceOf('device of low')];
  step(add(low, 'security-key', ids.savings), by(first, 'author'), by(low, 'possession'));
  step(add(gone, 'passkey', ids.managers), by(first, 'author'), by(recovery, 'agree'), by(gone, 'possession'));
  addDevice(first, device);
  addDevice(low, lowDevice);
  const { publicKey, documentKeyHash } = await characterKeys(characterSeeds[1] as Uint8Array);
  step(
    {
      kind: 'mode-revoke',
      methodIds: [gone.id],
      rotation: {
        characters: [{ characterId: ids.character, epoch: 1, publicKey, documentKeyHash }],
        identityDocumentKeyHash: keyHash('identity-document', documentKeys[1] as Uint8Array),
        managementKeyHash: keyHash('management', bytesOf('management key 1')),
      },
    },
    by(first, 'author'),
  );
  step({ kind: 'mode-freeze', methodId: low.id }, by(first, 'author'));
  step({ kind: 'mode-unfreeze', methodId: low.id }, by(first, 'author'));
  return {
    entries,
    log,
    now: START + HOUR,
    first,
    recovery,
    low,
    gone,
    device,
    lowDevice,
    characterSeeds,
    documentKeys,
  };
}

const methodOf = async (name: string, log: LogState): Promise<RealMethod> => ({
  id: idOf(name),
  keys: await methodKeys(bytesOf(`${name} method seed`), log.anchor, 0),
});

/** The head that the log had after this entry. */
export function headAt(log: LogState, number: number): LogHead {
  let at = log;
  while (at.head.number > number && at.previous !== null) at = at.previous;
  return at.head;
}

const text = (label: string) => createWriter().text(`dramatis/v1/${label}`);

export interface GrantClaim {
  /** 1: a character's seed; 4: its document key alone. */
  kind: 1 | 4;
  identityId: Uint8Array;
  methodId: Uint8Array;
  generation: number;
  epoch: number;
}

/** Of a key of the character. */
export const grantContext = ({ kind, identityId, methodId, generation, epoch }: GrantClaim): Uint8Array =>
  text('grant')
    .raw(identityId, 32)
    .raw(methodId, 16)
    .u32(generation)
    .u8(kind)
    .u32(epoch)
    .option(ids.character, (id, writer) => writer.raw(id, 16))
    .finish();

/** A signed box around a sealed key, each part as the caller wants it. */
export async function grantBy(parts: {
  context: Uint8Array;
  to: Uint8Array;
  key: Uint8Array;
  signer: BoxSigner;
  head: LogHead;
  purpose?: SealPurpose;
  /** Under the signature, where it is another than in the seal. */
  signedContext?: Uint8Array;
  change?: (sealed: Uint8Array) => void;
}): Promise<Uint8Array> {
  const { context, to, key, signer, head, purpose, signedContext } = parts;
  const body = await seal(to, purpose ?? 'grant', context, key);
  parts.change?.(body);
  return signBox({ signer, head, context: signedContext ?? context, body });
}

export interface DocumentClaim {
  identityId: Uint8Array;
  /** 1: of the character; 2: of the identity. */
  kind: 1 | 2;
  epoch: number;
  name: string;
  version: number;
}

export const documentContext = ({ identityId, kind, epoch, name, version }: DocumentClaim): Uint8Array =>
  text('document')
    .raw(identityId, 32)
    .u8(kind)
    .u32(epoch)
    .option(kind === 1 ? ids.character : null, (id, writer) => writer.raw(id, 16))
    .text(name)
    .u64(version)
    .finish();

/** A document as it lies: version of the format, number, box. */
export const documentAround = (version: number, box: Uint8Array): Uint8Array =>
  createWriter().u8(1).u64(version).bytes(box).finish();

/**
 * A wrapped box whose commitment is of no key, though the cipher authenticates it: only comparing the commitment refuses this
 * one. Where nobody compares, a box can be made that opens under two keys.
 */
export function wrapUncommitted(
  key: Uint8Array,
  purpose: string,
  context: Uint8Array,
  content: Uint8Array,
): Uint8Array {
  const nonce = bytesOf('nonce').slice(0, 24);
  const label = `dramatis/v1/wrap/${purpose}`;
  const header = text('wrap-header').u8(1).text(label).raw(nonce, 24).bytes(context).finish();
  const salt = labelledHash(labels.wrapHeader, (hash) => hash.bytes(header));
  const encryptionKey = deriveKey(key, salt, labels.wrapKeys, (info) => info.text(label), 64).slice(0, 32);
  const commitment = bytesOf('commitment');
  const ciphertext = xchacha20poly1305(encryptionKey, nonce, concatBytes(header, commitment)).encrypt(content);
  return createWriter().u8(1).raw(nonce, 24).raw(commitment, 32).bytes(ciphertext).finish();
}

/** With one byte replaced. */
export function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const other = bytes.slice();
  other[at < 0 ? other.length + at : at] = value;
  return other;
}

export const withTail = (bytes: Uint8Array): Uint8Array => concatBytes(bytes, Uint8Array.of(0));
