/** Commands about networks, settings and connected sites. */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ActiveSite } from '../../messaging/snapshot.ts';
import { DEFAULT_CHAIN_ID } from '../../permissions/permissions.ts';
import { unmark } from '../../session/profile/changed-places.ts';
import { ensureRpcUrl } from '../adapters/preferences.ts';
import { applyInjection } from '../browser/register-scripts.ts';
import { isWebOrigin } from '../browser/sender.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

type Names =
  | 'set-network'
  | 'set-rpc'
  | 'add-network'
  | 'remove-network'
  | 'refresh-balances'
  | 'change-settings'
  | 'forget-unread'
  | 'site-of-tab'
  | 'disconnect-site'
  | 'move-site'
  | 'set-site-accounts'
  | 'set-site-network'
  | 'unblock-site';

export function settingsHandlers(wallet: Wallet): Handlers<Names> {
  const { session, preferences, permissions, clients, pages, rpc, shown, refreshShown, blocked } = wallet;
  const { profiles } = session;

  function ensureNetwork(chainId: number): void {
    if (!preferences.network(chainId))
      throw new WalletError('not-found', 'This network is not in the list. Add it first.');
  }

  return {
    async 'set-network'({ characterId, chainId }) {
      ensureNetwork(chainId);
      await profiles.change(characterId, async ({ profile }) => {
        profile.chainId = chainId;
        return { value: null };
      });
      void refreshShown(characterId);
      return null;
    },
    async 'set-rpc'({ chainId, rpcUrls }) {
      ensureNetwork(chainId);
      const urls = rpcUrls.map(ensureRpcUrl);
      const characterId = shown.current();
      // Before anything is open the route holds for the whole profile; afterwards for the character that sets it.
      if (characterId === null) await preferences.setRoutes(chainId, urls);
      else
        await profiles.change(characterId, async ({ profile }) => {
          if (urls.length === 0) delete profile.routes[chainId];
          else profile.routes[chainId] = urls;
          unmark(profile, { kind: 'route', chainId: String(chainId) });
          return { value: null };
        });
      await clients.load();
      if (characterId !== null) void refreshShown(characterId, true);
      return null;
    },
    async 'add-network'(network) {
      await preferences.add({ ...network, decimals: 18 });
      return null;
    },
    async 'remove-network'({ chainId }) {
      if (preferences.network(chainId)?.builtIn)
        throw new WalletError('refused', 'This network comes with the wallet. It can be left unused, not removed.');
      await permissions.forgetChain(chainId, DEFAULT_CHAIN_ID);
      for (const characterId of wallet.openIds())
        if ((await profiles.read(characterId)).chainId === chainId)
          await profiles.change(characterId, async ({ profile }) => {
            profile.chainId = DEFAULT_CHAIN_ID;
            return { value: null };
          });
      await preferences.remove(chainId);
      return null;
    },
    async 'refresh-balances'() {
      const characterId = shown.current();
      if (characterId !== null) await refreshShown(characterId, true);
      return null;
    },
    async 'change-settings'(settings) {
      await preferences.change(settings);
      await session.touch();
      await applyInjection(preferences.settings());
      await pages.announceAll();
      return null;
    },
    async 'forget-unread'() {
      await preferences.forgetUnread();
      await wallet.sent.forgetUnread();
      await clients.load();
      return null;
    },
    async 'site-of-tab'({ url }): Promise<ActiveSite | null> {
      const origin = originOf(url);
      if (origin === null) return null;
      const grant = await permissions.serving(origin);
      return {
        origin,
        characterId: grant?.characterId ?? null,
        accounts: grant?.accounts ?? [],
        chainId: grant?.chainId ?? DEFAULT_CHAIN_ID,
      };
    },
    async 'disconnect-site'({ characterId, origin }) {
      await permissions.disconnect(characterId, origin);
      await rpc.dropSite(origin);
      return null;
    },
    async 'move-site'({ origin, toCharacterId }) {
      const known = (await permissions.ofOrigin(origin)).find((grant) => grant.characterId === toCharacterId);
      if (known) await permissions.move(origin, toCharacterId);
      else {
        const before = await permissions.serving(origin);
        const { accounts } = await profiles.read(toCharacterId);
        const first = accounts.find((account) => account.kind !== 'watch') ?? accounts[0];
        if (!first) throw new WalletError('not-found', 'This character has no account yet. Make one first.');
        await permissions.connect({
          origin,
          characterId: toCharacterId,
          accounts: [first.address],
          ...(before ? { chainId: before.chainId } : {}),
        });
      }
      await rpc.dropSite(origin);
      return null;
    },
    async 'set-site-accounts'({ characterId, origin, accounts }) {
      const own = (await profiles.read(characterId)).accounts.map(({ address }) => address);
      const wanted = accounts.map((address) => address.toLowerCase() as Hex);
      if (wanted.some((address) => !own.includes(address)))
        throw new WalletError('not-found', 'This character does not have this account any more.');
      await permissions.setAccounts(characterId, origin, wanted);
      await rpc.dropSite(origin);
      return null;
    },
    async 'set-site-network'({ characterId, origin, chainId }) {
      ensureNetwork(chainId);
      await permissions.setChain(characterId, origin, chainId);
      await rpc.dropSite(origin);
      return null;
    },
    async 'unblock-site'({ origin }) {
      await blocked.unblock(origin);
      return null;
    },
  };
}

/** `null` for pages that no wallet is offered to: the browser's own, files, extensions. */
function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return isWebOrigin(origin) ? origin : null;
  } catch {
    return null;
  }
}
