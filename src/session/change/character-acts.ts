/** Making, editing, rotating and deleting characters as the rest of the worker may ask for it. */

import type { Proof } from '../../messaging/login.ts';
import type { Look } from '../../messaging/look.ts';
import type { Why } from '../../messaging/security.ts';
import type { Profiles } from '../profile/profiles.ts';
import { changeCharacter, deleteCharacter, type NewCharacter, newCharacter, orderCharacters } from './characters.ts';
import type { ProvenChanges } from './proven-changes.ts';
import { rotateCharacters } from './rotate.ts';

/** What takes a proof throws WalletError wrong-credential | not-allowed | stale | keys-missing. */
export interface CharacterActs {
  /** @returns the id of the new character, hex @throws WalletError exists: another character has the name */
  create(proof: Proof, wanted: NewCharacter): Promise<string>;
  /** Name and look in the profile of an open character. */
  edit(characterId: string, wanted: { name?: string; look?: Look }): Promise<null>;
  /** Stores the order of the open characters. */
  reorder(characterIds: readonly string[]): Promise<void>;
  delete(proof: Proof, characterId: string): Promise<void>;
  /** New keys for these characters. @param why `lost`: their accounts are listed as exposed */
  rotate(proof: Proof, characterIds: readonly string[], why: Why): Promise<void>;
}

export const createCharacterActs = (profiles: Profiles, { change }: Pick<ProvenChanges, 'change'>): CharacterActs => ({
  create: (proof, wanted) => change(proof, (identity) => newCharacter(identity, wanted)),
  edit: (characterId, wanted) => changeCharacter(profiles, characterId, wanted),
  reorder: (characterIds) => orderCharacters(profiles, characterIds),
  delete: (proof, characterId) => change(proof, async (identity) => deleteCharacter(identity, characterId)),
  rotate: (proof, characterIds, why) => change(proof, (identity) => rotateCharacters(identity, characterIds, why)),
});
