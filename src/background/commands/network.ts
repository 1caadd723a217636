/** Commands about networks: which one a character is on, their nodes, the list itself, balances. */

import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { DEFAULT_CHAIN_ID } from '../../permissions/permissions.ts';
import { unmark } from '../../session/session.ts';
import { toStoredRoutes } from '../adapters/preferences.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

/** How many networks are asked at one time. */
const AT_ONCE = 3;

export function networkCommands(wallet: Wallet) {
  const { session, preferences, permissions, clients, shown, refreshShown, refreshPrices } = wallet;
  const { profiles } = session;
  return {
    async 'set-network'({ characterId, chainId }) {
      ensureNetwork(wallet, chainId);
      await profiles.update(characterId, (profile) => {
        profile.chainId = chainId;
      });
      void refreshShown(characterId);
      return null;
    },
    async 'set-rpc'({ chainId, ...set }) {
      ensureNetwork(wallet, chainId);
      const routes = toStoredRoutes(set);
      const characterId = shown.current();
      // While locked the nodes are set for the whole profile, otherwise for the character that is shown.
      if (characterId === null) await preferences.setRoutes(chainId, set);
      else
        await profiles.update(characterId, (profile) => {
          if (routes.length === 0) delete profile.routes[chainId];
          else profile.routes[chainId] = routes;
          unmark(profile, { kind: 'route', chainId: String(chainId) });
        });
      await clients.load();
      if (characterId !== null) void refreshShown(characterId, true);
      return null;
    },
    async 'add-network'(network) {
      await preferences.add({ ...network, decimals: 18 });
      return null;
    },
    async 'set-explorer'({ chainId, url }) {
      ensureNetwork(wallet, chainId);
      await preferences.setExplorer(chainId, url);
      return null;
    },
    async 'show-network'({ chainId, shown }) {
      await preferences.setShown(chainId, shown);
      return null;
    },
    async 'remove-network'({ chainId }) {
      if (preferences.network(chainId)?.builtIn) throw new WalletError('refused', t.builtInNetwork);
      let wasUsed = await permissions.forgetChain(chainId, DEFAULT_CHAIN_ID);
      for (const characterId of wallet.openIds())
        if ((await profiles.read(characterId)).chainId === chainId) {
          wasUsed = true;
          await profiles.update(characterId, (profile) => {
            profile.chainId = DEFAULT_CHAIN_ID;
          });
        }
      await preferences.remove(chainId);
      return { wasUsed };
    },
    async 'check-networks'({ others }) {
      const characterId = shown.current();
      if (characterId === null) return null;
      const [known, { chainId }] = [await wallet.found.held(characterId), await profiles.read(characterId)];
      const asked = preferences
        .networks()
        .filter((network) => (network.shown || network.chainId === chainId) && (others || known.has(network.chainId)))
        .map(({ chainId }) => chainId);
      const askInTurn = async (): Promise<void> => {
        for (let chainId = asked.shift(); chainId !== undefined; chainId = asked.shift()) {
          // A lock or another character ends it.
          if (shown.current() !== characterId) return;
          await wallet.balances.refresh(characterId, chainId, false);
          await refreshPrices(characterId, chainId);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, askInTurn));
      return null;
    },
    async 'refresh-balances'({ force = false }) {
      const characterId = shown.current();
      if (characterId === null) return null;
      const { chainId } = await profiles.read(characterId);
      // Feeds do not wait for balances. A service is asked about what is held.
      if (preferences.settings().priceSource === 'feeds') void refreshPrices(characterId, chainId);
      await refreshShown(characterId, force);
      void refreshPrices(characterId, chainId);
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** @throws WalletError not-found */
export function ensureNetwork({ preferences }: Wallet, chainId: number): void {
  if (!preferences.network(chainId)) throw new WalletError('not-found', t.addNetworkFirst);
}
