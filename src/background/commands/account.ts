/** Commands about the accounts of a character, and the sealed keys behind them. */
import {
  addAccount,
  exportPrivateKey,
  importPrivateKey,
  removeAccount,
  renameAccount,
  shareAccount,
  watchAddress,
} from '../../session/accounts/accounts.ts';
import { acceptOffered, removeOffered } from '../../session/accounts/offered-accounts.ts';
import { deleteUnused, listUnused } from '../../session/accounts/unused-keys.ts';
import { methodNameOf } from '../../session/profile/profile.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function accountCommands(wallet: Wallet) {
  const { session, refreshShown, permissions, approvals } = wallet;
  const { profiles } = session;

  const withBalances = async <Value>(characterId: string, value: Value): Promise<Value> => {
    void refreshShown(characterId, true);
    return value;
  };

  return {
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
    async 'export-private-key'({ characterId, address, proof }) {
      await session.ensureProof(proof, characterId);
      return { privateKey: await exportPrivateKey(profiles, characterId, address) };
    },
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
  } satisfies Partial<Handlers>;
}
