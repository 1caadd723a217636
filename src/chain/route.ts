/**
 * Routes of a network as a person sets them, one text each: addresses of nodes in the order in which they are asked, and at most one
 * written `send ADDRESS`, a private relay that alone takes signed transactions.
 */

export interface Routes {
  rpcUrls: readonly string[];
  /** Signed transactions go there and nowhere else, and nothing else does; `null`: they go to the nodes. */
  sendUrl: string | null;
}

const SEND = 'send ';

/** A second relay is not used: each of them sees all. */
export function readRoutes(routes: readonly string[]): Routes {
  const relay = routes.find((route) => route.startsWith(SEND));
  return {
    rpcUrls: routes.filter((route) => !route.startsWith(SEND)),
    sendUrl: relay?.slice(SEND.length) ?? null,
  };
}

export const writeRoutes = ({ rpcUrls, sendUrl }: Routes): string[] => [
  ...rpcUrls,
  ...(sendUrl === null ? [] : [SEND + sendUrl]),
];

/**
 * The routes that hold where `own` ones were set over `others`. A relay alone leaves the nodes as they are.
 * @param own `null`: none were set; an empty list: nobody is asked
 */
export function overRoutes(own: readonly string[] | null, others: Routes): Routes {
  if (own === null) return others;
  const set = readRoutes(own);
  return set.rpcUrls.length === 0 && set.sendUrl !== null ? { ...set, rpcUrls: others.rpcUrls } : set;
}
