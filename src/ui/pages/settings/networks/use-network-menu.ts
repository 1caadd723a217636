/** The menu of a network: its nodes, whether menus show it, removing an added one. */
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
      items.push({ name: 'Change RPC nodes', icon: Pencil, testid: 'set-rpc', act: () => changeNodes(network) });
    if (builtIn && (ownRpc || sendUrl !== null || bundlerUrl !== null) && !isViewed)
      items.push({
        name: 'Use the built-in nodes',
        icon: RotateCcw,
        act: () =>
          void act(`${name} uses its built-in nodes`, async () => {
            await command('set-rpc', { chainId, rpcUrls: [], sendUrl: null, bundlerUrl: null });
            return () => command('set-rpc', { chainId, rpcUrls: ownRpc ? rpcUrls : [], sendUrl, bundlerUrl });
          }),
      });
    items.push({
      name: 'Change block explorer',
      icon: ExternalLink,
      testid: 'set-explorer',
      act: () => changeExplorer(network),
    });
    items.push({
      name: shown ? 'Hide from menus' : 'Show in menus',
      icon: shown ? EyeOff : Eye,
      testid: 'show-network',
      act: () =>
        void act(shown ? `${name} is hidden` : `${name} is in the menus`, async () => {
          await command('show-network', { chainId, shown: !shown });
          return () => command('show-network', { chainId, shown });
        }),
    });
    if (!builtIn)
      items.push({
        name: 'Remove',
        icon: Trash2,
        danger: true,
        testid: 'remove-network',
        act: () =>
          void act(`${name} removed`, async () => {
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
