/** A network as pages see it. */

import { names as t } from '../locales/en/messaging/names.ts';
import type { ChangedNodes } from './place-views.ts';

export interface NetworkView {
  chainId: number;
  name: string;
  symbol: string;
  decimals: number;
  rpcUrls: string[];
  /** The private relay that alone takes signed transactions. */
  sendUrl: string | null;
  /** The bundler that alone takes user operations (ERC-4337). */
  bundlerUrl: string | null;
  explorerUrl: string | null;
  /** explorerUrl was chosen by the person. */
  ownExplorer: boolean;
  builtIn: boolean;
  /** For development: money here is worth nothing. */
  test: boolean;
  /** Menus show it. Nothing is asked of a network that nobody chose. */
  shown: boolean;
  /** rpcUrls were set by the person. */
  ownRpc: boolean;
  answers: boolean | null;
  /** The node that answers now, where it is not the first one. */
  servedBy?: string;
  changed?: ChangedNodes;
}

/** The networks of a menu, and the one that is chosen in it. */
export const menuNetworks = <Item extends { chainId: number; shown: boolean }>(
  networks: readonly Item[],
  chosen: number,
): Item[] => networks.filter(({ chainId, shown }) => shown || chainId === chosen);

/** The name of a network of the list, or its number. */
export const networkName = (networks: readonly { chainId: number; name: string }[], chainId: number): string =>
  networks.find((network) => network.chainId === chainId)?.name ?? t.network(chainId);
