/** The menu of a network: its nodes, whether menus show it, removing an added one. */

import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { ExternalLink, Eye, EyeOff, Pencil, RotateCcw, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import type { Undo } from '../../../components/toast.tsx';
import { useCommand } from '../../../wallet.tsx';

/** Runs a change, which answers what takes it back, and says `done` afterwards. */
export type NetworkAct = (done: string, what: () => Promise<Undo>) => Promise<void>;

export function useNetworkMenu(page: {
  isViewed: boolean;
  act: NetworkAct;
  changeNodes: (network: NetworkView) => void;
  changeExplorer: (network: NetworkView) => void;
}): (network: NetworkView) => MenuItem[] {
  const command = useCommand();
  const { isViewed, act, changeNodes, changeExplorer } = page;
  return (network) => {
    const { chainId, name, symbol, rpcUrls, explorerUrl, test, builtIn, ownRpc, sendUrl, bundlerUrl, shown } = network;
    const items: MenuItem[] = [];
    if (!isViewed)
      items.push({ name: t.changeRpcNodes, icon: Pencil, testid: 'set-rpc', act: () => changeNodes(network) });
    if (builtIn && (ownRpc || sendUrl !== null || bundlerUrl !== null) && !isViewed)
      items.push({
        name: t.useBuiltIn,
        icon: RotateCcw,
        act: () =>
          void act(t.usesBuiltIn(name), async () => {
            await command('set-rpc', { chainId, rpcUrls: [], sendUrl: null, bundlerUrl: null });
            return () => command('set-rpc', { chainId, rpcUrls: ownRpc ? rpcUrls : [], sendUrl, bundlerUrl });
          }),
      });
    items.push({
      name: t.changeBlockExplorer,
      icon: ExternalLink,
      testid: 'set-explorer',
      act: () => changeExplorer(network),
    });
    items.push({
      name: shown ? t.hideFromMenus : t.showInMenus,
      icon: shown ? EyeOff : Eye,
      testid: 'show-network',
      act: () =>
        void act(shown ? t.hidden(name) : t.shown(name), async () => {
          await command('show-network', { chainId, shown: !shown });
          return () => command('show-network', { chainId, shown });
        }),
    });
    if (!builtIn)
      items.push({
        name: t.remove,
        icon: Trash2,
        danger: true,
        testid: 'remove-network',
        act: () =>
          void act(t.removed(name), async () => {
            const { wasUsed } = await command('remove-network', { chainId });
            // What was on it would stay on the default network.
            return wasUsed || ownRpc || network.ownExplorer
              ? null
              : () => command('add-network', { chainId, name, symbol, rpcUrls, explorerUrl, test });
          }),
      });
    return items;
  };
}
