/** [Note: Rotation] An entry that takes a right away must bring new keys for everything that was lost. This file says which keys an entry owes and puts them in force in the same step, so that at no head a lost key is the present one. */
import { samePublicBytes } from '../../lib/bytes.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import { isSealKey } from '../seal-key.ts';
import type { Rotation } from './entry.ts';
import { ensure, present } from './refuse.ts';
import type { KeyCommitment, LogCharacter, LogState } from './state.ts';

/** What an entry must rotate: map keys of characters, and the two hashed keys. */
export interface Owed {
  characters: readonly string[];
  identityDocument: boolean;
  management: boolean;
}

export const nothingOwed: Owed = { characters: [], identityDocument: false, management: false };

type Rotated = Pick<LogState, 'characters' | 'identityDocumentKeys' | 'managementKeys'>;

function rotateCharacter(character: LogCharacter, item: Rotation['characters'][number], number: number): LogCharacter {
  ensure(!character.removed, t.deletedNoKeys);
  ensure(isSealKey(item.publicKey), t.newKeyBad);
  ensure(item.epoch === character.epoch + 1, t.epochOrder);
  ensure(
    character.epochs.every((old) => !samePublicBytes(old.publicKey, item.publicKey)),
    t.characterKeyOld,
  );
  const { epoch: at, publicKey, documentKeyHash } = item;
  ensure(
    character.epochs.every((old) => !samePublicBytes(old.documentKeyHash, documentKeyHash)),
    t.documentKeyOld,
  );
  const epoch = { epoch: at, publicKey, documentKeyHash, sinceEntry: number };
  return { ...character, epoch: item.epoch, publicKey: item.publicKey, epochs: [...character.epochs, epoch] };
}

function rotateKey(keys: readonly KeyCommitment[], hash: Uint8Array | null, number: number): readonly KeyCommitment[] {
  if (hash === null) return keys;
  ensure(
    keys.every((old) => !samePublicBytes(old.hash, hash)),
    t.keyOld,
  );
  return [...keys, { epoch: keys.length, hash, sinceEntry: number }];
}

/**
 * The part of the state that a rotation changes.
 * @param number of the entry that rotates
 * @throws WalletError not-allowed when an owed key is missing, or a new key is not valid
 */
export function rotate(log: LogState, rotation: Rotation, owed: Owed, number: number): Rotated {
  const characters = new Map(log.characters);
  const done = new Set<string>();
  for (const item of rotation.characters) {
    const key = idKey(item.characterId);
    ensure(!done.has(key), t.oneKey);
    done.add(key);
    characters.set(key, rotateCharacter(present(log.characters.get(key), t.noCharacter), item, number));
  }
  ensure(
    owed.characters.every((key) => done.has(key)),
    t.lostNeedKeys,
  );
  ensure(!owed.identityDocument || rotation.identityDocumentKeyHash !== null, t.documentNeedsKey);
  ensure(!owed.management || rotation.managementKeyHash !== null, t.managementNeedsKey);
  return {
    characters,
    identityDocumentKeys: rotateKey(log.identityDocumentKeys, rotation.identityDocumentKeyHash, number),
    managementKeys: rotateKey(log.managementKeys, rotation.managementKeyHash, number),
  };
}
