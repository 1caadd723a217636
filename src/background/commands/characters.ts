/** Commands about characters and their accounts. */

import { WalletError } from '../../lib/errors.ts';
import {
  addAccount,
  exportPhrase,
  exportPrivateKey,
  importPrivateKey,
  keepContact,
  removeAccount,
  removeContact,
  renameAccount,
  saveContact,
  shareAccount,
  watchAddress,
} from '../../session/accounts/accounts.ts';
import { acceptOffered, removeOffered } from '../../session/accounts/offered-accounts.ts';
import { deleteUnused, listUnused } from '../../session/accounts/unused-keys.ts';
import { changeCharacter, deleteCharacter, newCharacter, orderCharacters } from '../../session/change/characters.ts';
import { settlePlace } from '../../session/profile/changed-places.ts';
import { methodNameOf } from '../../session/profile/profile.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

type Names =
  | 'set-active'
  | 'new-character'
  | 'change-character'
  | 'order-characters'
  | 'delete-character'
  | 'new-account'
  | 'import-private-key'
  | 'watch-address'
  | 'rename-account'
  | 'remove-account'
  | 'share-account'
  | 'accept-offered'
  | 'remove-offered'
  | 'list-unused-keys'
  | 'delete-unused-keys'
  | 'export-private-key'
  | 'export-phrase'
  | 'save-contact'
  | 'keep-contact'
  | 'settle-changed'
  | 'remove-contact';

export function characterHandlers(wallet: Wallet): Handlers<Names> {
  const { session, shown, settle, refreshShown, permissions, approvals } = wallet;
  const { profiles } = session;

  async function ensureOpen(characterId: string): Promise<void> {
    if (!wallet.openIds().has(characterId))
      throw new WalletError('closed', 'This character is closed. Open it with a login method of its level.');
  }
  const withBalances = async <Value>(characterId: string, value: Value): Promise<Value> => {
    void refreshShown(characterId, true);
    return value;
  };

  return {
    async 'set-active'({ characterId }) {
      await ensureOpen(characterId);
      await shown.set(characterId);
      void refreshShown(characterId);
      return null;
    },
    async 'new-character'({ proof, ...wanted }) {
      const order = wallet.openIds().size;
      const characterId = await session.change(proof, (change) =>
        newCharacter(change, { ...wanted, order, chainId: defaultChainId }),
      );
      await settle();
      if (wallet.openIds().has(characterId)) await shown.set(characterId);
      return { characterId };
    },
    async 'change-character'({ characterId, name, look }) {
      if (name !== undefined) await ensureOtherName(wallet, characterId, name);
      return changeCharacter(profiles, characterId, {
        ...(name === undefined ? {} : { name }),
        ...(look === undefined ? {} : { look }),
      });
    },
    async 'order-characters'({ characterIds }) {
      await orderCharacters(profiles, characterIds);
      return null;
    },
    async 'delete-character'({ characterId, proof }) {
      await session.change(proof, async (change) => deleteCharacter(change, characterId));
      await approvals.cancel((request) => request.characterId === characterId, 'This character was deleted.');
      await settle();
      await wallet.pages.announceAll();
      return null;
    },
    'new-account': async ({ characterId, name }) =>
      withBalances(characterId, { address: await addAccount(profiles, characterId, name) }),
    'import-private-key': async ({ characterId, name, privateKey }) =>
      withBalances(characterId, { address: await importPrivateKey(profiles, characterId, name, privateKey) }),
    'watch-address': async ({ characterId, name, address }) =>
      withBalances(characterId, { address: await watchAddress(profiles, characterId, name, address) }),
    'rename-account': ({ characterId, address, name }) => renameAccount(profiles, characterId, address, name),
    async 'remove-account'({ characterId, address }) {
      await permissions.forgetAccount(characterId, address);
      await approvals.cancel(
        (request) => request.characterId === characterId && request.account === address.toLowerCase(),
        'This account was removed.',
      );
      return removeAccount(profiles, characterId, address);
    },
    'share-account': async ({ characterId, address, toCharacterId }) =>
      shareAccount(profiles, characterId, address, toCharacterId, wallet.openIds().has(toCharacterId)),
    'accept-offered': async ({ characterId, targetId, name }) =>
      withBalances(characterId, { address: await acceptOffered(profiles, characterId, targetId, name) }),
    'remove-offered': ({ characterId, targetId }) => removeOffered(profiles, characterId, targetId),
    async 'list-unused-keys'({ characterId }) {
      const { names } = await profiles.names();
      const groups = await listUnused(profiles, characterId);
      return {
        groups: groups.map(({ methodId, targetIds }) => ({
          method: methodId && methodNameOf(names, methodId),
          targetIds,
        })),
      };
    },
    'delete-unused-keys': ({ characterId, targetIds }) => deleteUnused(profiles, characterId, targetIds),
    async 'export-private-key'({ characterId, address, proof }) {
      await session.ensureProof(proof, characterId);
      return { privateKey: await exportPrivateKey(profiles, characterId, address) };
    },
    async 'export-phrase'({ characterId, proof }) {
      await session.ensureProof(proof, characterId);
      return { phrase: await exportPhrase(profiles, characterId) };
    },
    'save-contact': ({ characterId, address, name }) => saveContact(profiles, characterId, address, name),
    'keep-contact': ({ characterId, address }) => keepContact(profiles, characterId, address),
    async 'settle-changed'({ characterId, what, key, keep }) {
      await profiles.change(characterId, async ({ profile }) => {
        settlePlace(profile, what === 'site' ? { kind: 'site', origin: key } : { kind: 'route', chainId: key }, keep);
        return { value: null };
      });
      await settle();
      return null;
    },
    'remove-contact': ({ characterId, address }) => removeContact(profiles, characterId, address),
  };
}

/** Two characters of one name could not be told apart in a prompt. @throws WalletError exists */
async function ensureOtherName({ session }: Wallet, characterId: string, name: string): Promise<void> {
  const { names } = await session.profiles.names();
  const wanted = name.trim().toLowerCase();
  const open = new Set((await session.layers()).flatMap((layer) => layer.characterIds));
  for (const [id, known] of Object.entries(names.characters)) {
    if (id === characterId) continue;
    const called = open.has(id) ? (await session.profiles.read(id)).name : known.name;
    if (called.toLowerCase() === wanted)
      throw new WalletError('exists', 'Another character has this name. Choose a different one.');
  }
}
