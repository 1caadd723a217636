/** Networks as pages see them: the nodes that the shown character uses, and the nodes that another login method chose for it. */

import { type Routes, readRoutes } from '../../chain/route.ts';
import type { ChangedNodes } from '../../messaging/place-views.ts';
import type { NetworkView } from '../../messaging/snapshot.ts';
import { type IdentityDocument, methodNameOf, type Profile } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';

/** Nodes that another login method chose, by chain id. */
export const changedNodes = (
  profile: Profile | undefined,
  names: IdentityDocument,
): ReadonlyMap<number, ChangedNodes> =>
  new Map(
    (profile?.changedRoutes ?? []).map(({ chainId, by }) => [
      Number(chainId),
      { by: methodNameOf(names, by), ...toView(readRoutes(profile?.routes[chainId] ?? [])) },
    ]),
  );

const toView = ({ rpcUrls, sendUrl, bundlerUrl }: Routes) => ({ rpcUrls: [...rpcUrls], sendUrl, bundlerUrl });

export function networkViews(
  { preferences, clients }: Wallet,
  characterId: string | null,
  changed: ReadonlyMap<number, ChangedNodes> = new Map(),
): NetworkView[] {
  return preferences.networks().map((network) => {
    const own = clients.ownRoutes(characterId, network.chainId);
    const routes = clients.routes(characterId, network.chainId);
    const status = clients.status(characterId, network.chainId);
    return {
      chainId: network.chainId,
      name: network.name,
      symbol: network.symbol,
      decimals: network.decimals,
      ...toView(routes),
      explorerUrl: network.explorerUrl,
      ownExplorer: network.ownExplorer,
      builtIn: network.builtIn,
      test: network.test,
      shown: network.shown,
      ownRpc: own === null || readRoutes(own).rpcUrls.length === 0 ? network.ownRpc : true,
      answers: status?.answers ?? null,
      ...(status?.failedOver && status.url !== null ? { servedBy: status.url } : {}),
      ...(changed.has(network.chainId) ? { changed: changed.get(network.chainId) as ChangedNodes } : {}),
    };
  });
}
