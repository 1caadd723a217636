/** Commands about the accounts of a character, and their encrypted keys. */
import { methodNameOf } from '../../session/session.ts';
import { lookUpSource } from '../adapters/source-lookup.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function accountCommands(wallet: Wallet) {
  const { session, refreshShown, permissions, approvals } = wallet;
  const { accounts } = session;

  const withBalances = async <Value>(characterId: string, value: Value): Promise<Value> => {
    void refreshShown(characterId, true);
    return value;
  };

  return {
    'new-account': async ({ characterId, name }) =>
      withBalances(characterId, { address: await accounts.add(characterId, name) }),
    'look-up-accounts': ({ characterId, source }) => lookUpSource(wallet, characterId, source),
    'import-accounts': async ({ characterId, source, ...wishes }) =>
      withBalances(characterId, { addresses: await accounts.import(characterId, source, wishes) }),
    'rename-phrase': ({ characterId, targetId, name }) => accounts.renamePhrase(characterId, targetId, name),
    'remove-phrase': ({ characterId, targetId }) => accounts.removePhrase(characterId, targetId),
    'export-kept-phrase': ({ characterId, targetId, proof }) => accounts.exportKeptPhrase(proof, characterId, targetId),
    'watch-address': async ({ characterId, name, address }) =>
      withBalances(characterId, { address: await accounts.watch(characterId, name, address) }),
    'rename-account': ({ characterId, address, name }) => accounts.rename(characterId, address, name),
    async 'remove-account'({ characterId, address }) {
      await permissions.forgetAccount(characterId, address);
      await approvals.cancel(
        (request) => request.characterId === characterId && request.account === address.toLowerCase(),
        'This account was removed.',
      );
      return accounts.remove(characterId, address);
    },
    'share-account': async ({ characterId, address, toCharacterId }) =>
      accounts.share(characterId, address, toCharacterId, wallet.openIds().has(toCharacterId)),
    async 'export-private-key'({ characterId, address, proof }) {
      return { privateKey: await accounts.exportPrivateKey(proof, characterId, address) };
    },
    'accept-offered': async ({ characterId, targetId, name }) =>
      withBalances(characterId, { address: await accounts.acceptOffered(characterId, targetId, name) }),
    'remove-offered': ({ characterId, targetId }) => accounts.removeOffered(characterId, targetId),
    async 'list-unused-keys'({ characterId }) {
      const { names } = await session.view();
      const groups = await accounts.listUnused(characterId);
      return {
        groups: groups.map(({ methodId, targetIds }) => ({
          method: methodId && methodNameOf(names, methodId),
          targetIds,
        })),
      };
    },
    'delete-unused-keys': ({ characterId, targetIds }) => accounts.deleteUnused(characterId, targetIds),
  } satisfies Partial<Handlers>;
}
