/** Characters: making and deleting them changes the identity; name, look and order are in the character's own profile. */

import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import { accountPath } from '../../ethereum/paths.ts';
import { characterKeys } from '../../keys/character.ts';
import { sealDocument } from '../../keys/document.ts';
import { createId } from '../../keys/ids.ts';
import { bareHex, fromHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { names } from '../../locales/en/messaging/names.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Look } from '../../messaging/look.ts';
import { profileName } from '../../sync/box-names.ts';
import { nextLook } from '../profile/looks.ts';
import { cleanName, encodeProfile, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { sealAccountTarget, sealEntropyTarget } from '../profile/targets.ts';
import { PROFILE } from '../state/document-names.ts';
import type { IdentityChange } from './change-draft.ts';

export interface NewCharacter {
  name: string;
  /** `null`: an unused one. */
  look: Look | null;
  /** Levels besides the managing ones, which hold every character. */
  levelIds: string[];
  firstAccountName: string;
  order: number;
  /** The network that it begins on; Ethereum unless told. */
  chainId?: number;
}

/** Adds a character with its own entropy and first account. Returns its id in hex. */
export async function newCharacter(change: IdentityChange, wanted: NewCharacter): Promise<string> {
  const name = cleanName(wanted.name);
  ensureUnusedName(change, name, null);
  const id = createId();
  const characterId = bareHex(id);
  const seed = randomBytes(32);
  const entropy = randomBytes(32);
  const keys = await characterKeys(seed);
  change.atEnd(() => wipe(seed, entropy, keys.documentKey));
  const look =
    wanted.look ??
    nextLook(
      characterId,
      Object.values(change.names.characters).map((known) => known.look),
    );
  const levelIds = wanted.levelIds.filter((level) => change.log().levels.get(level)?.manages === false).map(fromHex);
  const { publicKey, documentKeyHash } = keys;
  change.append({ kind: 'character-add', character: { id, publicKey, documentKeyHash }, levelIds });
  change.bring({ kind: 'character', characterId: id, epoch: 0 }, seed);
  change.names.characters[characterId] = { name, look };
  change.also(async (log) => {
    const owner = { log, characterId, signer: change.signer };
    const [entropyTargetId, accountTargetId] = [createId(), createId()];
    const privateKey = deriveAccountKey(entropy, 0);
    const address = privateKeyToAddress(privateKey);
    const accountName = cleanName(wanted.firstAccountName === '' ? names.firstAccount : wanted.firstAccountName);
    const sealedEntropy = await sealEntropyTarget(owner, entropyTargetId, entropy);
    const profile: Profile = {
      name,
      look,
      order: wanted.order,
      ...sealedEntropy.entropy,
      nextIndex: 1,
      accounts: [{ address, name: accountName, kind: 'hd', path: accountPath(0), targetId: bareHex(accountTargetId) }],
      sites: [],
      contacts: [],
      blocked: [],
      chainId: wanted.chainId ?? 1,
      routes: {},
    };
    try {
      return {
        boxes: [
          sealedEntropy.box,
          await sealAccountTarget(owner, accountTargetId, { address, privateKey, name: accountName }),
          {
            name: profileName(id),
            bytes: sealDocument({
              identityId: log.identityId,
              subject: { kind: 'character', characterId: id, epoch: 0, name: PROFILE },
              version: 1,
              key: keys.documentKey,
              body: encodeProfile(profile),
              signer: change.signer,
              head: log.head,
            }),
          },
        ],
      };
    } finally {
      wipe(privateKey);
    }
  });
  return characterId;
}

/** Deletes a character: its grants, profile and sealed keys go with it. @throws WalletError not-allowed for the last one */
export function deleteCharacter(change: IdentityChange, characterId: string): void {
  const character = change.log().characters.get(characterId);
  if (!character) throw new WalletError('not-found', t.noSuchCharacter);
  change.append({ kind: 'character-remove', characterId: character.id });
  // It stays while the deletion waits for a second manager.
  if (change.log().characters.get(characterId)?.removed === true) delete change.names.characters[characterId];
}

/** Refuses a name that another character has: a person could not tell them apart in a prompt. @throws WalletError exists */
function ensureUnusedName(change: Pick<IdentityChange, 'names'>, name: string, except: string | null): void {
  const taken = Object.entries(change.names.characters).some(
    ([id, known]) => id !== except && known.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new WalletError('exists', t.characterNameTaken);
}

/** Edits the profile. The names of the identity, which show closed characters, follow at the next change of the identity. */
export const changeCharacter = (
  profiles: Profiles,
  characterId: string,
  wanted: { name?: string; look?: Look },
): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    if (wanted.name !== undefined) profile.name = cleanName(wanted.name);
    if (wanted.look !== undefined) profile.look = wanted.look;
    return { value: null };
  });

/** Stores the place of each open character; a closed one keeps its place. */
export async function orderCharacters(profiles: Profiles, characterIds: readonly string[]): Promise<void> {
  const open = new Map((await profiles.readable()).map(({ id, profile }) => [id, profile]));
  for (const [order, characterId] of characterIds.entries()) {
    const profile = open.get(characterId);
    if (profile && profile.order !== order)
      await profiles.change(characterId, async (open) => {
        open.profile.order = order;
        return { value: null };
      });
  }
}
