/** [Note: Rotation] An entry that takes a right away must bring new keys for everything that was lost. This file says which keys an entry owes and puts them in force in the same step, so that at no head a lost key is the present one. */
import { samePublicBytes } from '../../lib/bytes.ts';
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
  ensure(!character.removed, 'A deleted character cannot get new keys.');
  ensure(isSealKey(item.publicKey), 'Nothing can be sealed to the new public key of this character.');
  ensure(item.epoch === character.epoch + 1, 'A character gets its epochs one after the other.');
  ensure(
    character.epochs.every((old) => !samePublicBytes(old.publicKey, item.publicKey)),
    'This character had that key before.',
  );
  const { epoch: at, publicKey, documentKeyHash } = item;
  ensure(
    character.epochs.every((old) => !samePublicBytes(old.documentKeyHash, documentKeyHash)),
    'The documents of this character had that key before.',
  );
  const epoch = { epoch: at, publicKey, documentKeyHash, sinceEntry: number };
  return { ...character, epoch: item.epoch, publicKey: item.publicKey, epochs: [...character.epochs, epoch] };
}

function rotateKey(keys: readonly KeyCommitment[], hash: Uint8Array | null, number: number): readonly KeyCommitment[] {
  if (hash === null) return keys;
  ensure(
    keys.every((old) => !samePublicBytes(old.hash, hash)),
    'This key was in use before.',
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
    ensure(!done.has(key), 'A character gets one new key at a time.');
    done.add(key);
    characters.set(key, rotateCharacter(present(log.characters.get(key), 'There is no such character.'), item, number));
  }
  ensure(
    owed.characters.every((key) => done.has(key)),
    'Every character that a login method loses gets new keys.',
  );
  ensure(
    !owed.identityDocument || rotation.identityDocumentKeyHash !== null,
    'The identity document needs a new key here.',
  );
  ensure(!owed.management || rotation.managementKeyHash !== null, 'Management needs a new key here.');
  return {
    characters,
    identityDocumentKeys: rotateKey(log.identityDocumentKeys, rotation.identityDocumentKeyHash, number),
    managementKeys: rotateKey(log.managementKeys, rotation.managementKeyHash, number),
  };
}
