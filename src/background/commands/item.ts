/** Commands about items of collections: looking one up, showing, hiding, and what it says of itself. */
import { readItemUri } from '../../chain/item-uri.ts';
import { readHolders } from '../../chain/items.ts';
import { readCollectionName } from '../../chain/tokens.ts';
import { parseTypedAddress } from '../../ethereum/typed-address.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { itemKey } from '../../messaging/item-view.ts';
import { itemChoiceId, itemChoicesOn, withItemChoice } from '../../session/session.ts';
import { readItem } from '../adapters/item-reader.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

/** The largest number of an item. */
const LAST = 2n ** 256n - 1n;

export function itemCommands(wallet: Wallet) {
  const { session, clients, found, refreshShown, preferences } = wallet;
  const { profiles } = session;

  return {
    async 'look-up-item'({ characterId, address, id: typed }) {
      const contract = parseTypedAddress(address);
      const number = typed.trim().replace(/^#/, '');
      if (!/^\d{1,78}$/.test(number) || BigInt(number) > LAST) throw new WalletError('bad-input', t.itemNumber);
      const id = BigInt(number).toString();
      const { chainId, accounts } = await profiles.read(characterId);
      const [client, network] = [clients.client(characterId, chainId), await clients.withTokens(chainId)];
      const own = accounts.map((account) => account.address);
      const items = (['ERC721', 'ERC1155'] as const).map((standard) => ({ contract, id, standard, accounts: own }));
      const answers = await readHolders(client, network, items);
      for (const [index, { standard }] of items.entries()) {
        const holders = answers[index];
        if (holders === undefined || holders === 'unanswered' || holders.size === 0) continue;
        const amount = [...holders.values()].reduce((sum, held) => sum + held, 0n).toString();
        return { contract, id, standard, amount, collection: await readCollectionName(client, network, contract) };
      }
      throw new WalletError('bad-input', t.notHeld(network.name));
    },
    async 'choose-item'({ characterId, item, shown }) {
      const { chainId, items } = await profiles.read(characterId);
      const known = (await found.items(characterId, chainId)).collections[item.contract];
      const before = itemChoicesOn(chainId, items).get(itemKey(item));
      const network = await clients.withTokens(chainId);
      const read = () => readCollectionName(clients.client(characterId, chainId), network, item.contract);
      // A spam item is hidden without a node as well.
      const collection = known ?? before?.collection ?? (await read().catch(() => null));
      const id = itemChoiceId(chainId, item);
      const choice = { id, shown, at: Date.now(), standard: item.standard, collection };
      await profiles.update(characterId, (profile) => {
        profile.items = withItemChoice(profile.items, choice);
      });
      void refreshShown(characterId, true);
      return null;
    },
    async 'read-item'({ characterId, item, hosts }) {
      const { chainId } = await profiles.read(characterId);
      const uri = await readItemUri(clients.client(characterId, chainId), item);
      return readItem(uri, hosts, {
        fetch: (url, init) => fetch(url, init),
        gateway: () => preferences.settings().ipfsGateway,
      });
    },
  } satisfies Partial<Handlers>;
}
